"""What the office sends out: the GB/T 9704 page → letters and certificates → .docx and .xlsx."""
