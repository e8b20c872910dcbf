"""Whether now: pure decisions about those who run the agreement, and with what."""
