"""Who meets to look at it: groups, meetings, actions."""
