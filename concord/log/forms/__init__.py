"""What people may type in the log: returns, periods, decisions, what follows."""
