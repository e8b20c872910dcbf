"""Who keeps watch in which organisation, and what they are given for it."""
