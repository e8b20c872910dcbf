"""Reads of the agreement: commitments and their wordings, documents and their versions."""

from .commitments import CommitmentPage, Sought, by_number, commitment_page, number_key, text_of, texts_in_force
from .documents import agreement_clock, agreement_renewal

__all__ = [
    "CommitmentPage",
    "Sought",
    "agreement_clock",
    "agreement_renewal",
    "by_number",
    "commitment_page",
    "number_key",
    "text_of",
    "texts_in_force",
]
