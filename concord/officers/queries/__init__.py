"""Reads of those who run the agreement, and with what."""
