"""The agreement's rows: documents, versions, commitments and their wordings, what was said of a draft, who signed."""

from .achieving import BodyMark
from .commitments import Commitment, CommitmentText, CommitmentTextQuerySet
from .consultation import Comment, Consultation, ConsultedClause, Talk
from .contractors import Contractor
from .documents import Approval, Document, Section, Version
from .frameworks import Mapping
from .materials import Material, MaterialMove
from .programme import Practice
from .renewal import PreElection, RenewalPlan, SignOff, Stage
from .shaping import GuidelineNote, SentCopy
from .signatures import Approach, Covered, Kitemark, Signature, SignatureQuerySet
from .summary import SignUpSummary

__all__ = [
    "Approach",
    "Approval",
    "BodyMark",
    "Comment",
    "Commitment",
    "CommitmentText",
    "CommitmentTextQuerySet",
    "Consultation",
    "ConsultedClause",
    "Contractor",
    "Covered",
    "Document",
    "GuidelineNote",
    "Kitemark",
    "Mapping",
    "Material",
    "MaterialMove",
    "Practice",
    "PreElection",
    "RenewalPlan",
    "Section",
    "SentCopy",
    "SignOff",
    "SignUpSummary",
    "Signature",
    "SignatureQuerySet",
    "Stage",
    "Talk",
    "Version",
]
