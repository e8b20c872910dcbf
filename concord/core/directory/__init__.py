"""Organisations, units, memberships and invitations."""
