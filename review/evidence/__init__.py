"""What makes the review log provable to a stranger: pure functions on bytes."""
