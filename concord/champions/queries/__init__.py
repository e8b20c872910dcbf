"""Reads of champions."""
