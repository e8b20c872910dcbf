"""Where, who, what happened and how it looks."""
