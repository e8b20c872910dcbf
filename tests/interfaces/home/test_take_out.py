"""Everything of an area in one file: whole, recorded, and without what is held in trust."""

import csv
import io
import json
from datetime import date
from zipfile import ZipFile

import pytest

from concord.agreement import commands as agreement
from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.directory.commands import import_organisations, import_people
from concord.core.directory.takeout import take_out
from concord.core.lib.errors import AccessDenied
from concord.log import commands as log
from concord.log.rules.returns import PointInput
from tests.factories.accounts import RoleGrantFactory
from tests.worlds import OPENS, START, World, at, hold_a_meeting, open_a_period

FILES = {
    *("READ ME.txt", "people.csv", "organisations.csv", "commitments.csv", "returns.csv", "wins.csv", "learning.csv"),
    "partnerships.csv",
    "partnership-answers.csv",
    "passed-items.csv",
    "networks.csv",
    "sponsors.csv",
    "lead-posts.csv",
    "outside-bodies.csv",
    "signatures.csv",
    "champions.csv",
    "officers.csv",
    "budgets.csv",
    "horizon.csv",
    "risks.csv",
    "awards.csv",
    "officers-list.csv",
    "notes.csv",
    "areas-of-work.csv",
    "region-events.csv",
    "scrutiny.csv",
    "reach.csv",
    "agendas.csv",
    "effects.csv",
    "advocates.csv",
    "sheets.csv",
    "renewals.csv",
    "sign-offs.csv",
    "elections.csv",
    "contractors.csv",
    "materials.csv",
    "guidelines.csv",
    "sent-copies.csv",
    *(
        "good-practice.csv",
        "uses.csv",
        "repeats.csv",
        "quick-wins.csv",
        "meetings.csv",
        "attendance.csv",
        "actions.csv",
        "passed-on.csv",
        "discussion.csv",
        "how-groups-work.csv",
        "points-raised.csv",
        "purpose.csv",
        "how-groups-meet.csv",
        "vacancies.csv",
        "seats-group.csv",
        "papers.csv",
        "venues.csv",
        "speakers.csv",
        "paper-comments.csv",
    ),
}


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def send(world: World, text: str, point_class: int) -> None:
    made = log.start_return(period=world.period, person=world.volunteer, at=at(OPENS))
    points = [PointInput(text=text, point_class=point_class)]
    log.save_box(log_return=made, box=2, points=points, nothing=False, by=world.volunteer, at=at(OPENS))
    log.send_return(log_return=made, by=world.volunteer, at=at(OPENS))


def test_an_officer_saves_the_file_and_the_trail_says_so(world: World, signed_in) -> None:
    hold_a_meeting(world)
    officer, url = signed_in(world.officer), "/areas/wessington/take-out/"
    assert b"Save the file" in officer.get(url).content
    response = officer.post(url)
    assert response["Content-Type"] == "application/zip"
    files = opened(response.content)
    assert set(files) == FILES
    assert len(rows(files["attendance.csv"])) > 0
    assert AuditEntry.objects.filter(verb="areas.area_taken_out", area_key=world.area.key).count() == 1


def test_nobody_else_gets_it(world: World, signed_in) -> None:
    for who in ("chair", "member", "champion", "trustee", "stranger"):
        assert signed_in(world.people[who]).post("/areas/wessington/take-out/").status_code == 403
        with pytest.raises(AccessDenied):
            take_out(area=world.area, by=world.people[who], at=START)


def test_whoever_runs_the_installation_is_not_led_to_what_would_be_refused(world: World, signed_in) -> None:
    person = RoleGrantFactory(role="platform_admin", area=None, starts_on=date(2025, 1, 1)).person
    client, url = signed_in(person), "/areas/wessington/take-out/"
    assert url not in client.get("/areas/wessington/").content.decode()
    assert (client.get(url).status_code, client.post(url).status_code) == (403, 403)
    assert url in signed_in(world.officer).get("/areas/wessington/").content.decode()


def test_it_can_be_imported_again_as_it_is_and_changes_nothing(world: World) -> None:
    files = opened(take_out(area=world.area, by=SYSTEM, at=START))
    facts = {"area": world.area, "dry_run": False, "by": SYSTEM, "at": START}
    for run, what in ((import_organisations, "organisations"), (import_people, "people")):
        result = run(data=files[f"{what}.csv"], name=f"{what}.csv", **facts)
        assert (result.added, result.changed, result.problems) == (0, 0, [])
        assert result.unchanged == len(rows(files[f"{what}.csv"])) > 3


@pytest.mark.parametrize(("point_class", "expected"), [(1, True), (2, False), (3, False)])
def test_nothing_that_is_held_in_trust_or_still_open_is_in_it(world: World, point_class: int, expected: bool) -> None:
    period = open_a_period(world)
    send(world, "The hedgehog grant", point_class)

    def whole() -> bytes:
        return b"".join(opened(take_out(area=world.area, by=SYSTEM, at=START)).values())

    assert b"hedgehog" not in whole()
    log.lock_period(period=period, by=SYSTEM, at=at(date(2026, 3, 26)))
    assert (b"hedgehog" in whole()) is expected


def test_every_version_of_a_document_is_in_it_and_comes_in_again(world: World) -> None:
    facts = {"by": SYSTEM, "at": START}
    document = agreement.add_document(area=world.area, title="Wessington Compact", **facts)
    first = agreement.start_version(document=document, revision="full", **facts)
    agreement.adopt_version(version=first, adopted_on=date(2025, 6, 2), **facts)
    agreement.start_version(document=document, revision="refresh", **facts)
    files = opened(take_out(area=world.area, **facts))
    assert {name for name in files if name.startswith("documents/")} == {
        "documents/wessington-compact-1.json", "documents/wessington-compact-2.json",
    }  # fmt: skip
    assert json.loads(files["documents/wessington-compact-1.json"])["version"]["title"] == "Wessington Compact"
