"""The only writes of the agreement: commitments, their wordings, imports."""

from .commitments import add_commitment, retire_commitment, reword_commitment
from .imports import import_commitments

__all__ = ["add_commitment", "import_commitments", "retire_commitment", "reword_commitment"]
