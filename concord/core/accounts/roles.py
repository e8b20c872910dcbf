"""Roles are code: what each may do in its own area, and in the areas below."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models

from .permissions import Permission as P
from .terms import Purpose


class Role(models.TextChoices):
    OFFICER = "officer", "Officer"
    CHAIR = "chair", "Chair"
    GROUP_MEMBER = "group_member", "Group member"
    CHAMPION = "champion", "Champion"
    BOARD_CONTACT = "board_contact", "Board contact"
    TRUSTEE = "trustee", "Trustee for confidential points"
    REGIONAL_LEAD = "regional_lead", "Regional lead"
    OBSERVER = "observer", "Observer"
    PLATFORM_ADMIN = "platform_admin", "Platform administrator"


@dataclass(frozen=True)
class RoleRule:
    """What a role is for and what it may do. `here`: in its area; `below`: in the areas under it."""

    description: str
    here: frozenset[P]
    below: frozenset[P] = frozenset()
    second_step: bool = False  # a passkey or an authenticator code is required


_READ = frozenset({P.SEE_AREA, P.SEE_AGREEMENT, P.SEE_MEETINGS, P.SEE_REPORTS})
_MEMBER = _READ | {P.SEE_POINTS, P.MAKE_RETURN, P.TAKE_POSITION, P.SEE_CHAMPIONS, P.SEE_OFFICERS, P.HAND_OUT}
_OFFICER = (
    _READ
    | {P.SEE_POINTS, P.MANAGE_AREA, P.MANAGE_PEOPLE, P.SEE_AUDIT, P.SEE_MAIL, P.EDIT_AGREEMENT, P.HAND_OUT}
    | {P.MANAGE_PERIODS, P.SEE_NON_RETURNERS, P.MANAGE_MEETINGS, P.RECORD_DECISIONS, P.MANAGE_LEARNING, P.WRITE_REPORT}
    | {P.SEE_CHAMPIONS, P.MANAGE_CHAMPIONS, P.SEE_OFFICERS, P.MANAGE_OFFICERS, P.TELL_BELOW}
    # What the board said at its meeting, when its contact does not enter it (R126).
    | {P.ANSWER_REPORT}
)

ROLES: Mapping[Role, RoleRule] = {
    Role.OFFICER: RoleRule(
        "Runs the agreement from day to day: people, periods, meetings, reports.", _OFFICER, second_step=True
    ),
    Role.CHAIR: RoleRule(
        "Chairs the group: records its decisions and approves what goes to the board.",
        _MEMBER | {P.SEE_NON_RETURNERS, P.RECORD_DECISIONS, P.APPROVE_REPORT, P.SEE_AUDIT, P.HEAR_ISSUES},
    ),
    Role.GROUP_MEMBER: RoleRule("Sits in the group: makes returns and decides with the others.", _MEMBER),
    Role.CHAMPION: RoleRule(
        "Keeps watch in one organisation and makes a return each period.",
        _READ | {P.MAKE_RETURN, P.SEE_POINTS, P.SEE_CHAMPIONS, P.HAND_OUT},
    ),
    Role.BOARD_CONTACT: RoleRule(
        "Answers the report for the board.", frozenset({P.SEE_AREA, P.SEE_REPORTS, P.ANSWER_REPORT})
    ),
    Role.TRUSTEE: RoleRule(
        "Holds the names behind confidential points, for a body that is not public.",
        frozenset({P.SEE_AREA, P.HOLD_IDENTITIES}),
        second_step=True,
    ),
    Role.REGIONAL_LEAD: RoleRule(
        "Sees agreed summaries of the areas below, and tells them what is coming.",
        frozenset({P.SEE_AREA, P.SEE_SUMMARIES_BELOW, P.TELL_BELOW}),
        below=frozenset({P.SEE_SUMMARIES_BELOW, P.TELL_BELOW}),
    ),
    Role.OBSERVER: RoleRule("Reads the agreement, meetings and reports.", _READ),
    Role.PLATFORM_ADMIN: RoleRule(
        "Adds areas and their first officers; sees no points and no returns.",
        frozenset({P.RUN_INSTALLATION, P.SEE_AREA, P.MANAGE_AREA, P.MANAGE_PEOPLE, P.TELL_BELOW}),
        below=frozenset({P.RUN_INSTALLATION, P.SEE_AREA, P.MANAGE_AREA, P.MANAGE_PEOPLE, P.TELL_BELOW}),
        second_step=True,
    ),
}

# Permissions that a role loses when the organisation hosting it is of a public body (confidentiality.md).
NEVER_PUBLIC_HOSTED = frozenset({P.HOLD_IDENTITIES})

# Whoever holds a link for one of these must still hold a role here that may do what it opens.
NEEDED_BY_LINK: Mapping[str, P] = {
    Purpose.RETURN: P.MAKE_RETURN,
    Purpose.BOARD_ANSWER: P.ANSWER_REPORT,
    Purpose.TASK: P.TAKE_POSITION,
    Purpose.POSITION: P.TAKE_POSITION,
    Purpose.BRIEFING: P.MAKE_RETURN,
    Purpose.NOTE: P.MAKE_RETURN,
    Purpose.MINUTES: P.SEE_MEETINGS,
    Purpose.PAPER: P.SEE_MEETINGS,
    Purpose.PASS_ON: P.SEE_MEETINGS,
    Purpose.DISCUSSION: P.SEE_MEETINGS,
    Purpose.SURVEY: P.SEE_MEETINGS,
}


def roles_with(permission: P) -> list[Role]:
    """The roles that may do something in their own area."""
    return [role for role, rule in ROLES.items() if permission in rule.here]
