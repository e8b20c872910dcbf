"""What people type about groups, meetings and actions."""
