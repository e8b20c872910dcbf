"""What was promised: commitments and their wordings."""
