"""What nobody else may learn, planted in the busy place, and where it would show if it leaked."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache

from django.contrib.sessions.models import Session
from django.db import connection
from pypdf import PdfReader

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.areas.scoping import within
from concord.core.directory.commands import invite
from concord.core.directory.models import Membership
from concord.group.models import Attendance
from concord.log import commands as log
from concord.log.models import ConfidentialPoint, PositionRound
from concord.log.rules.returns import PointInput
from tests.worlds import somebody

from .busy import Busy

# Whoever writes is known by this name and address while they write, and by others before and after.
NAME = "Zebedee Quillfeather"
CONTACT = "zebedee@lantern.example"
OWN_WORDS = "They threw our letter away"
SAFE_WORDS = "A letter was not answered"
PROPOSED = "Somebody was seen"
SEEN_TWICE = "He was seen twice in our files"
FOR_TRUSTEE = "They said our grant would go"
THROUGH_US = "A small choir asked us to say this"
UNSENT = "Half a thought about the mayor"
UNSENT_IN_TRUST = "Half a thought about the bursar"
REASON = "The reporter rang me in tears"
OBJECTION = "I was there and saw otherwise"
# Sealed wherever they are kept.
SEALED = (NAME, CONTACT, OWN_WORDS, SEEN_TWICE, FOR_TRUSTEE, THROUGH_US, UNSENT_IN_TRUST, REASON)
ALL = (*SEALED, SAFE_WORDS, PROPOSED, UNSENT, OBJECTION)


def plant(busy: Busy) -> dict[str, Person]:
    """Somebody with confidential points in the open period, and somebody who has not sent theirs yet."""
    world = busy.world
    with within(world.area):
        writer = somebody(world.area, world.charity, "Yusuf", Role.CHAMPION)
        drafter = somebody(world.area, world.trust, "Tariq", Role.CHAMPION)
        sent = {
            2: [PointInput(OWN_WORDS, point_class=2, about_organisation=world.council)],
            1: [PointInput("We were heard."), PointInput(SEEN_TWICE, point_class=2)],
            3: [PointInput(THROUGH_US, point_class=3, is_proxy=True, win_source="planned")],
            4: [PointInput(FOR_TRUSTEE, point_class=3, about_organisation=world.council)],
        }
        write(busy, writer, sent, send=True)
        write(busy, drafter, {1: [PointInput(UNSENT), PointInput(UNSENT_IN_TRUST, point_class=2)]}, send=False)
        word_safely(busy, writer)
        for row in ConfidentialPoint.objects.filter(is_draft=False):
            log.read_identity(row=row, reason=REASON, by=world.trustee, at=busy.now)
        object_to_something(busy)
        invite(membership=Membership.objects.get(person=drafter), **busy.facts)
    return {"writer": writer, "drafter": drafter}


def write(busy: Busy, person: Person, boxes: dict[int, list[PointInput]], *, send: bool) -> None:
    own = {"by": person, "at": busy.now, "address": person.login_email}
    begun = log.start_return(period=busy.world.period, person=person, at=busy.now)
    with known_as(begun.person, NAME, CONTACT):
        for box, points in boxes.items():
            log.save_box(log_return=begun, box=box, points=points, nothing=False, **own)
    if send:
        log.send_return(log_return=begun, **own)


@contextmanager
def known_as(person: Person, name: str, email: str) -> Iterator[None]:
    """The person as they were known for a while; what is kept of it is kept for good."""
    usual = person.name, person.email
    person.name, person.email = name, email
    yield
    person.name, person.email = usual


def word_safely(busy: Busy, writer: Person) -> None:
    """One wording is approved, another waits."""
    row, other = ConfidentialPoint.objects.filter(period=busy.world.period, point_class=2, is_draft=False).order_by(
        "-box"
    )
    version = log.propose_wording(row=row, text=SAFE_WORDS, by=busy.world.trustee, at=busy.now)
    log.approve_wording(version=version, person=writer, at=busy.now)
    log.propose_wording(row=other, text=PROPOSED, by=busy.world.trustee, at=busy.now)


def object_to_something(busy: Busy) -> None:
    """A member's sealed position, with a reason that nobody reads before the positions are opened."""
    taken = PositionRound.objects.get(opened_at=None)
    seat = Attendance.objects.filter(meeting=taken.meeting, person=busy.world.member).first()
    assert seat is not None
    facts = {"person": busy.world.member, "consents": False, "reason": OBJECTION}
    log.take_position(round=taken, **facts, by=busy.world.member, at=busy.now)


def lock_the_period(busy: Busy) -> None:
    """The group gets the points that are theirs."""
    with within(busy.world.area):
        log.lock_period(period=busy.world.period, by=SYSTEM, at=busy.now + timedelta(days=1))


def told_in(body: bytes) -> set[str]:
    """The secrets that a page or a file tells."""
    text = text_of(body)
    return {secret for secret in ALL if secret in text}


def text_of(body: bytes) -> str:
    return text_of_file(body) if body.startswith((b"PK", b"%PDF")) else body.decode(errors="replace")


@cache
def text_of_file(body: bytes) -> str:
    """Many are given the same file."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return "\n".join(text_of(packed.read(name)) for name in packed.namelist())
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)


def told_in_rows() -> dict[str, set[str]]:
    """Table → secrets that stand in it in the open. Sessions are read as the server reads them."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table's own name
            text = "\n".join(map(shown, cursor.fetchall()))
            if table == Session._meta.db_table:
                text = repr([session.get_decoded() for session in Session.objects.all()])
            if told := {secret for secret in ALL if secret in text}:
                found[table] = told
    return found


def shown(row: tuple[object, ...]) -> str:
    return repr([bytes(value).decode(errors="replace") if isinstance(value, memoryview) else value for value in row])
