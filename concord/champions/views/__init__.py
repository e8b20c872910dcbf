"""Pages of champions."""
