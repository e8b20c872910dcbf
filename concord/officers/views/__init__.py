"""Pages about those who run the agreement, and with what."""
