"""Outgoing mail as provable rows."""
