"""How the outside comes in."""
