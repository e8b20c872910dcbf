"""Short lists of every app: each goes out, and comes in again equal."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory.commands.lists import import_list
from concord.core.directory.exports import ExportTable
from concord.core.directory.models import LeadPost, Partnership, ScrutinyItem
from concord.core.directory.short_lists import SHORT_LISTS, ShortList
from concord.core.lib.errors import AccessDenied
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import write_csv
from concord.group.models import Meeting, Speaker
from tests.architecture.busy import Busy, make_busy
from tests.architecture.once import one_transaction
from tests.architecture.spoilt_files import spoilt_tables

db = one_transaction()
HERE = "/areas/wessington/settings/short-lists/"
every_list = pytest.mark.parametrize("name", SHORT_LISTS)


@pytest.fixture(scope="module")
def place(db: None) -> Busy:
    return make_busy()


@pytest.fixture
def busy(place: Busy) -> Iterator[Busy]:
    with transaction.atomic(), within(place.world.area):
        yield place
        transaction.set_rollback(True)


def brought(busy: Busy, found: ShortList, data: bytes, *, dry_run: bool = False, by: str = "officer") -> ImportResult:
    facts = {"area": busy.world.area, "by": getattr(busy.world, by), "at": busy.now}
    return import_list(found.shape, data=data, name="a.csv", dry_run=dry_run, list=found.name, **facts)


def file_of(made: ExportTable) -> bytes:
    return write_csv(made.columns, made.rows)


def without_references(made: ExportTable) -> list[dict[str, object]]:
    return [{name: value for name, value in row.items() if name != "ref"} for row in made.rows]


def emptied(found: ShortList, area: Area) -> None:
    """Of what is named by others the last goes first."""
    Meeting.objects.update(venue=None)
    for row in reversed(list(found.shape.rows(area))):
        row.delete()


@every_list
def test_a_list_comes_in_equal_and_the_same_file_changes_nothing(busy, name):
    found, area = SHORT_LISTS[name], busy.world.area
    before = found.made(area)
    again = brought(busy, found, file_of(before))
    assert (again.refused, again.added, again.changed, again.unchanged) == (False, 0, 0, len(before.rows))
    emptied(found, area)
    made = brought(busy, found, file_of(before))
    assert ([str(one) for one in made.problems], made.added) == ([], len(before.rows))
    assert without_references(found.made(area)) == without_references(before) != []
    (entry,) = AuditEntry.objects.filter(verb="directory.short_list_imported").order_by("-pk")[:1]
    assert entry.facts == {"list": name, "added": len(before.rows), "changed": 0}


@every_list
def test_what_nobody_should_bring_is_refused_by_row_or_taken_whole(busy, name):
    found, area = SHORT_LISTS[name], busy.world.area
    before = found.made(area)
    cells = {column: str(value or "") for column, value in before.rows[0].items()}
    for words, file in spoilt_tables(before.columns, cells):
        data = file.read()
        with transaction.atomic():
            if brought(busy, found, data).refused:
                assert found.made(area) == before, words
            else:
                again = brought(busy, found, data)
                assert (again.refused, again.added, again.changed) == (False, 0, 0), words
            transaction.set_rollback(True)


CHANGES = [
    ("venues", {"step_free": "perhaps"}, "step_free"),
    ("venues", {"ref": "", "name": ""}, "name"),
    ("speakers", {"meeting": "WESS-1999-M001"}, "meeting"),
    ("outside-bodies", {"checked_on": "2199-01-01"}, "checked_on"),
    ("outside-bodies", {"status": "replaced", "successor": "Nobody's Court"}, "successor"),
    ("outside-bodies", {"status": "closed", "successor": "Open Court"}, "successor"),
    ("outside-bodies", {"url": "https://"}, "url"),
    ("lead-posts", {"organisation": "Nobody's Council"}, "organisation"),
    ("lead-posts", {"ref": "", "organisation": "WESSINGTON COUNCIL"}, "organisation"),
    ("scrutiny", {"committee": "Nobody's committee"}, "committee"),
    ("scrutiny", {"ref": "", "committee": "overview COMMITTEE"}, "committee"),
    ("elections", {"ends_on": "1999-01-01"}, "ends_on"),
    ("guidelines", {"evidence": "", "source": ""}, "evidence"),
    ("guidelines", {"version": "Another text, version 1"}, "version"),
    ("sent-copies", {"acknowledged_on": "1999-01-01"}, "acknowledged_on"),
    ("region-events", {"link": "javascript:alert(1)"}, "link"),
]


@pytest.mark.parametrize(("name", "cells", "column"), CHANGES)
def test_a_fault_is_named_by_its_column_and_nothing_is_kept(busy, name, cells, column):
    found, area = SHORT_LISTS[name], busy.world.area
    before = found.made(area)
    result = brought(busy, found, write_csv(before.columns, [before.rows[0] | cells]))
    assert [(one.row, one.column) for one in result.problems] == [(2, column)]
    assert found.made(area) == before


def test_an_older_file_takes_no_end_of_a_post_back(busy):
    found, area = SHORT_LISTS["lead-posts"], busy.world.area
    post = LeadPost.objects.filter(granted_on__isnull=False)[0]
    (row,) = [row for row in found.made(area).rows if row["ref"] == post.uid]
    LeadPost.objects.filter(pk=post.pk).update(ended_on=post.granted_on)
    result = brought(busy, found, write_csv(found.shape.columns, [row]))
    assert [one.column for one in result.problems] == ["ended_on"]


def test_what_a_row_hangs_on_stays_what_it_was_when_another_is_called_the_same(busy):
    area = busy.world.area
    item = ScrutinyItem.objects.select_related("committee")[0]
    (row,) = [row for row in SHORT_LISTS["scrutiny"].made(area).rows if row["ref"] == item.uid]
    before = item.committee
    Partnership.objects.filter(pk=before.pk).update(ended_on=busy.today)
    Partnership(area=area, name=before.name, kind=before.kind).save()
    changed = brought(busy, SHORT_LISTS["scrutiny"], write_csv(tuple(row), [row | {"outcome": "Kept."}]))
    item.refresh_from_db()
    assert (changed.changed, item.outcome, item.committee) == (1, "Kept.", before)


def test_a_speaker_keeps_their_organisation_though_it_has_another_name_now(busy):
    found, area = SHORT_LISTS["speakers"], busy.world.area
    council = busy.world.council
    Speaker.objects.update(organisation=council, organisation_name="The old council")
    row = found.made(area).rows[0]
    changed = brought(busy, found, write_csv(tuple(row), [row | {"follow_up": "Come again"}]))
    speaker = Speaker.objects.get(uid=row["ref"])
    assert (changed.changed, speaker.follow_up) == (1, "Come again")
    assert (speaker.organisation, speaker.organisation_name) == (council, "The old council")


def test_two_rows_of_one_guideline_are_refused(busy):
    found, area = SHORT_LISTS["guidelines"], busy.world.area
    row = found.made(area).rows[0]
    result = brought(busy, found, write_csv(found.shape.columns, [row, row | {"evidence": "Another"}]))
    assert [(one.row, one.column) for one in result.problems] == [(3, "guideline")]


def test_a_consent_passes_to_no_other_name_and_an_older_file_gives_none_back(busy):
    found, area = SHORT_LISTS["lead-posts"], busy.world.area
    post = LeadPost.objects.filter(granted_on__isnull=False)[0]
    LeadPost.objects.filter(pk=post.pk).update(consent_on=post.granted_on)
    (row,) = [row for row in found.made(area).rows if row["ref"] == post.uid]
    elsewhere = brought(busy, found, write_csv(found.shape.columns, [row | {"who": "Somebody Else"}]))
    LeadPost.objects.filter(pk=post.pk).update(consent_on=None)
    given_back = brought(busy, found, write_csv(found.shape.columns, [row]))
    assert [[one.column for one in result.problems] for result in (elsewhere, given_back)] == [["consent_on"]] * 2


def test_somebody_with_another_role_brings_nothing_and_sees_no_page(busy, signed_in):
    for found in SHORT_LISTS.values():
        with pytest.raises(AccessDenied):
            brought(busy, found, file_of(found.made(busy.world.area)), by="champion")
    assert signed_in(busy.world.champion).get(HERE).status_code == 403


def test_the_officer_takes_one_out_and_brings_it_in_on_pages(busy, signed_in):
    officer = signed_in(busy.world.officer)
    text = officer.get(HERE).content.decode()
    assert all(f"{HERE}{name}.csv" in text and f"{HERE}{name}/import/" in text for name in SHORT_LISTS)
    rows = officer.get(f"{HERE}venues.csv").content.decode("utf-8-sig").splitlines()
    data = "\n".join([*rows, ",New hall,voluntary,yes,,,,"]).encode()
    looked = officer.post(f"{HERE}venues/import/", {"file": SimpleUploadedFile("venues.csv", data)})
    assert "new: New hall" in looked.content.decode()
    digest = looked.context["looked"].digest
    done = officer.post(f"{HERE}venues/import/", {"kept": digest}, follow=True)
    assert f"1 added, 0 changed, {len(rows) - 1}" in done.content.decode()
    assert "New hall" in officer.get(f"{HERE}venues.csv").content.decode()
    assert officer.get(f"{HERE}nothing/import/").status_code == 404


def test_the_platforms_administrator_sees_no_list_that_they_may_not_write(busy, signed_in):
    administrator = signed_in(busy.admin)
    text = administrator.get(HERE).content.decode()
    assert ("Where else people can go" in text, "Guest speakers" in text) == (True, False)
    assert administrator.get(f"{HERE}speakers.csv").status_code == 403
    assert administrator.get(f"{HERE}speakers/import/").status_code == 403
