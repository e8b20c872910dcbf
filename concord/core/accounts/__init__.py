"""People, sign-in, personal links, roles and permissions."""
