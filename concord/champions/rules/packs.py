"""Which pack is for whom, and what it says of the role."""

from collections.abc import Mapping

from concord.core.accounts.roles import Role
from concord.core.lib.errors import RuleBroken

from ..terms import Duty, Pack

OF_ROLE = {Role.CHAIR: Pack.MEMBER, Role.GROUP_MEMBER: Pack.MEMBER, Role.OFFICER: Pack.OFFICER}
ROLES = (Role.OFFICER, Role.CHAIR, Role.GROUP_MEMBER, Role.CHAMPION)

MEMBER = (
    "Come to the meetings, or say beforehand that you cannot",
    "Read the points that partners sent, and decide about each together",
    "Say so when you or your organisation are named: then you stand aside",
    "Do the tasks that you took on, and say when they are done",
    "Make your own return each period",
)
OFFICER = (
    "Plan the periods, remind those who are missing, and enter what comes on paper",
    "Prepare the meetings, and keep what was decided",
    "Send each report to the board, and see that its answer comes back",
    "Look after the people in this list: who keeps watch, who is new, whose term ends",
    "Keep what you read to yourself where its writer asks for it",
)
COUNCILLOR = ("Bring what you hear from your ward and from groups", "Ask in committee how the agreement was kept")
DUTIES: Mapping[str, tuple[str, ...]] = {
    Pack.CHAMPION: tuple(str(duty.label) for duty in Duty),
    Pack.COUNCILLOR: (*(str(duty.label) for duty in Duty), *COUNCILLOR),
    Pack.MEMBER: MEMBER,
    Pack.OFFICER: OFFICER,
}


def pack_for(role: str, *, elected: bool) -> Pack:
    """The pack for somebody with a role; an elected champion has one of their own."""
    if role == Role.CHAMPION:
        return Pack.COUNCILLOR if elected else Pack.CHAMPION
    return OF_ROLE[Role(role)]


def check_is_theirs(has_role: bool) -> None:
    if not has_role:
        raise RuleBroken("They do not have this role here at the moment.")
