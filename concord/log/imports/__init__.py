"""Foreign formats in: the returns' table, filled Word forms."""
