"""The agreement's rows: documents and their versions, commitments and their wordings, and who signed."""

from .commitments import Commitment, CommitmentText, CommitmentTextQuerySet
from .documents import Approval, Document, Section, Version
from .frameworks import Mapping
from .programme import Practice
from .signatures import Approach, Covered, Kitemark, Signature, SignatureQuerySet

__all__ = [
    "Approach",
    "Approval",
    "Commitment",
    "CommitmentText",
    "CommitmentTextQuerySet",
    "Covered",
    "Document",
    "Kitemark",
    "Mapping",
    "Practice",
    "Section",
    "Signature",
    "SignatureQuerySet",
    "Version",
]
