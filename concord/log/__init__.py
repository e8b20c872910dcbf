"""What partners say is happening: periods, returns, decisions."""
