"""The field's words, once: choices of every column of the agreement, and the verbs of its trail."""

from .consulting import KEEPS, Achievable, CommentAbout, CommentState, CommentWay, Mark, Outcome, RefusedFor, TalkKind
from .materials import MaterialFormat, MaterialKind, Move
from .renewing import PUBLIC_STAGES, PlanState, SignOffState, StageKind
from .shaping import Guideline
from .signing import ApproachState, ClauseKnown, ReminderWay, SignatureState, SigningMode, SigningWay
from .verbs import Verb
from .words import (
    MENTIONS,
    OPEN_STATES,
    ApprovalKind,
    Audience,
    Bearer,
    CodeKind,
    Counting,
    DocumentKind,
    Relation,
    Revision,
    RuleKind,
    RuleUnit,
    Standing,
    Theme,
    VersionState,
    themes_joined,
)

__all__ = [
    "KEEPS",
    "MENTIONS",
    "OPEN_STATES",
    "PUBLIC_STAGES",
    "Achievable",
    "ApproachState",
    "ApprovalKind",
    "Audience",
    "Bearer",
    "ClauseKnown",
    "CodeKind",
    "CommentAbout",
    "CommentState",
    "CommentWay",
    "Counting",
    "DocumentKind",
    "Guideline",
    "Mark",
    "MaterialFormat",
    "MaterialKind",
    "Move",
    "Outcome",
    "PlanState",
    "RefusedFor",
    "Relation",
    "ReminderWay",
    "Revision",
    "RuleKind",
    "RuleUnit",
    "SignOffState",
    "SignatureState",
    "SigningMode",
    "SigningWay",
    "StageKind",
    "Standing",
    "TalkKind",
    "Theme",
    "Verb",
    "VersionState",
    "themes_joined",
]
