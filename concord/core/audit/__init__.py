"""What happened: an append-only trail with a daily seal."""
