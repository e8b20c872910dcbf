"""A planted secret is in no page, file, mail, audit entry or log line that anybody but its reporter can reach."""

import logging
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.audit.models import AuditEntry
from concord.core.mail.models import OutgoingMessage
from concord.log import commands as log
from concord.log.exports import returns
from concord.log.models import Period, Point
from concord.log.rules.returns import PointInput
from tests.signing_in import sign_in
from tests.worlds import World

SECRET = "zebedee lost the lantern grant"
ROLES = ["officer", "public_officer", "chair", "member", "champion", "trustee", "board_contact", "observer"]


@pytest.fixture
def planted(world: World) -> World:
    """A point for the trustee alone, in a locked period, beside ordinary ones."""
    now, today = timezone.now(), timezone.localdate()
    period = log.plan_period(
        group=world.group,
        label="Now",
        starts_on=today - timedelta(days=60),
        ends_on=today,
        opens_on=today,
        due_on=today,
        locks_on=today + timedelta(days=1),
        by=SYSTEM,
        at=now,
    )
    period = log.open_period(period=period, by=SYSTEM, at=now)
    for person, points in (
        (world.champion, [PointInput("An ordinary point.")]),
        (
            world.volunteer,
            [PointInput("Another point."), PointInput(SECRET, point_class=3, about_organisation=world.council)],
        ),
    ):
        made = log.start_return(period=period, person=person, at=now)
        log.save_box(log_return=made, box=2, points=points, nothing=False, by=person, at=now)
        log.send_return(log_return=made, by=person, at=now)
    world.period = log.lock_period(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=now)
    log.build_sheet(period=world.period, by=SYSTEM, at=now)
    return world


def reachable(person: Person | None, most: int = 160) -> dict[str, bytes]:
    """Every page and file that links lead somebody to, each kind of address three times at most."""
    client = Client() if person is None else sign_in(person)
    todo, found, kinds = ["/areas/wessington/"], {}, {}
    while todo and len(found) < most:
        address = todo.pop(0)
        if address in found:
            continue
        response = client.get(address)
        found[address] = b"".join(response) if response.streaming else response.content
        for link in re.findall(r'(?:href|src)="(/areas/wessington/[^"#]*)', found[address].decode(errors="ignore")):
            kind_of = re.sub(r"[0-9a-f-]{36}|[A-Z0-9]+-[A-Z0-9-]+|\d+", "…", link.split("?")[0])
            kinds[kind_of] = kinds.get(kind_of, 0) + 1
            if kinds[kind_of] <= 3:
                todo.append(link.replace("&amp;", "&"))
    return found


@pytest.mark.parametrize("role", ROLES)
def test_no_page_or_file_holds_the_secret(planted: World, role: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        pages = reachable(getattr(planted, role))
    assert len(pages) >= (20 if role == "officer" else 2)
    assert [address for address, body in pages.items() if SECRET.encode() in body] == []
    assert SECRET not in caplog.text


def test_nobody_and_a_neighbour_see_nothing(planted: World) -> None:
    for person in (None, planted.stranger):
        assert [a for a, body in reachable(person).items() if SECRET.encode() in body] == []


def test_no_mail_trail_file_or_shown_row_holds_the_secret(planted: World) -> None:
    sent = "\n".join(f"{m.subject}\n{m.body}\n{m.alternatives}" for m in mail.outbox)
    kept = "\n".join(f"{m.subject}{m.text_body}{m.html_body}" for m in OutgoingMessage.objects.all())
    trail = "\n".join(f"{e.subject_label}{e.facts}" for e in AuditEntry.objects.all())
    table = "\n".join(str(row) for row in returns(planted.area).rows)
    points = "\n".join(Point.objects.values_list("text", flat=True))
    for text in (sent, kept, trail, table, points):
        assert SECRET not in text
    assert "Another point." in table
