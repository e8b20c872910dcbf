"""Minutes for tests: a meeting of yesterday with its agenda, and what came of it."""

from datetime import timedelta

from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.group import commands
from concord.group.commands import ItemInput, OutcomeInput

SECRET = "A lease that nobody else may hear of"
NOW = timezone.now()
FACTS = {"by": SYSTEM, "at": NOW}


def meet(world, days=-1, *, held=True, group=None):
    starts_at = NOW + timedelta(days=days)
    made = commands.schedule_meeting(
        group=group or world.group,
        kind="regular",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        place="Room 3",
        by=SYSTEM,
        at=NOW - timedelta(days=60),
    )
    if held:
        here = {seat.person_id: "present" for seat in made.attendances.all()}
        commands.take_attendance(meeting=made, states=here, **FACTS)
        commands.hold_meeting(meeting=made, **FACTS)
    return made


def agenda(meeting, *titles):
    items = [ItemInput(title=title, minutes=5) for title in titles]
    commands.set_agenda(meeting=meeting, items=items, **FACTS)


def written(world, days=-1, *, rows=1):
    """Minutes of two items and more: the first open, the second confidential."""
    meeting = meet(world, days)
    agenda(meeting, "Payment times", "A lease", *[f"More {n}" for n in range(rows)])
    minutes = commands.begin_minutes(meeting=meeting, **FACTS)
    first, second, *more = minutes.items.all()
    write(first, "Bills are paid sooner.")
    write(second, SECRET, confidential=True)
    for item in [first, *more]:
        for kind in ("information", "decision"):
            add(item, kind)
        add(item, "action", owner=world.member, due_on=day(20))
        add(item, "question", asked_of="The legal team", due_on=day(9))
    add(second, "decision", text=f"{SECRET}: agreed")
    return minutes


def write(item, text, *, confidential=False):
    item.refresh_from_db()
    commands.save_item(item=item, text=text, confidential=confidential, version=item.version, **FACTS)


def add(item, kind, text="", **facts):
    what = OutcomeInput(kind=kind, text=text or f"Some {kind}", **facts)
    return commands.add_outcome(item=item, what=what, **FACTS)


def sent_round(world, days=-1, **facts):
    minutes = written(world, days, **facts)
    commands.circulate_minutes(minutes=minutes, **FACTS)
    return minutes


def day(days):
    return timezone.localdate() + timedelta(days=days)
