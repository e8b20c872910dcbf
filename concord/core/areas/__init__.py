"""The area tree, its words and its settings."""
