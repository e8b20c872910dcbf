"""What people type about the agreement."""
