"""What an Office file says: package → parts → styles → numbering → fields and drawings, as XML."""
