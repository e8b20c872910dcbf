"""The agreement's rows: documents, versions, commitments and their wordings, what was said of a draft, who signed."""

from .commitments import Commitment, CommitmentText, CommitmentTextQuerySet
from .consultation import Comment, Consultation, ConsultedClause, Talk
from .documents import Approval, Document, Section, Version
from .frameworks import Mapping
from .programme import Practice
from .signatures import Approach, Covered, Kitemark, Signature, SignatureQuerySet

__all__ = [
    "Approach",
    "Approval",
    "Comment",
    "Commitment",
    "CommitmentText",
    "CommitmentTextQuerySet",
    "Consultation",
    "ConsultedClause",
    "Covered",
    "Document",
    "Kitemark",
    "Mapping",
    "Practice",
    "Section",
    "Signature",
    "SignatureQuerySet",
    "Talk",
    "Version",
]
