"""Pages of the log: returns, periods, decisions, what it shows."""
