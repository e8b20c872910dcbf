"""Pages of the group: the group itself, its meetings, its actions."""
