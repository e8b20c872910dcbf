"""Concord runs a local agreement between public bodies and the voluntary sector."""
