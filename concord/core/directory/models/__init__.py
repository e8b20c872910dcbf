"""The rows of the directory."""

from .networks import Network
from .partnerships import Partnership, PartnershipAnswer, PartnershipRound
from .passing import PassedItem
from .signposts import OutsideBody
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
    "Identifier",
    "Invitation",
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
    "Unit",
    "UnitBefore",
]
