"""The rows of the directory."""

from .networks import Network
from .partnerships import Partnership, PartnershipAnswer, PartnershipRound
from .passing import PassedItem
from .scrutiny import ScrutinyItem
from .signposts import OutsideBody
from .sponsors import Endorsement, LeadPost
from .taking_part import (
    CommunityTag,
    Identifier,
    Invitation,
    Membership,
    MembershipQuerySet,
    Organisation,
    OrganisationName,
    Partner,
    ProposedChange,
    Unit,
    UnitBefore,
)

__all__ = [
    "CommunityTag",
    "Endorsement",
    "Identifier",
    "Invitation",
    "LeadPost",
    "Membership",
    "MembershipQuerySet",
    "Network",
    "Organisation",
    "OrganisationName",
    "OutsideBody",
    "Partner",
    "Partnership",
    "PartnershipAnswer",
    "PartnershipRound",
    "PassedItem",
    "ProposedChange",
    "ScrutinyItem",
    "Unit",
    "UnitBefore",
]
