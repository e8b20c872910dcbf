"""Whether now: evidence of what a group did for its purpose."""

from datetime import date

from concord.core.lib.errors import RuleBroken

from ..terms import PurposeLine

# “To develop new workstreams …, bring to the table excluded or hard to reach groups …, highlight any problems …;
# developing means by which to combat them” (R067).
USUAL = {
    PurposeLine.WORKSTREAMS: "To develop new ways of working and services together",
    PurposeLine.INCLUDED: "To bring groups to the table that are left out or hard to reach",
    PurposeLine.PROBLEMS: "To show problems with keeping the {agreement}, and find remedies",
}


def check_evidence(name: str, noted_on: date, today: date) -> None:
    if not name:
        raise RuleBroken("Say in a few words what it is.", field="name")
    if noted_on > today:
        raise RuleBroken("Choose today or an earlier day.", field="noted_on")


def check_group_stays(is_same: bool) -> None:
    if not is_same:
        raise RuleBroken("This stands in the register of another group, and stays there.", field="group")
