"""Files of those who run the agreement, row by row."""
