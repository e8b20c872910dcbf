"""Pages of the agreement: its commitments, its documents and their versions."""
