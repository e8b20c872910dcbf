"""Who runs the agreement, and with what, as tables."""
