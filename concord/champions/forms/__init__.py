"""What people may type about champions."""
