"""Pages of the directory: people, organisations, the area's settings."""
