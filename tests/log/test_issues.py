"""What the log knows about a commitment, for whoever drafts its next words."""

from datetime import date

import pytest

from concord.agreement.queries.issues import Asked
from concord.log.queries.issues import MOST_NAMED, issues

from .deciding import sit_down


@pytest.fixture
def sitting(place):
    return sit_down(place)


def known(place, person=None, since=None, commitments=None):
    return list(issues(Asked(place.area, person or place.officer, since, commitments)))


def test_points_that_name_a_commitment_are_there_until_it_was_followed(sitting):
    place, key = sitting.place, sitting.place.commitment.pk
    hall, grants = sitting.hall, sitting.grants
    assert {one.words for one in known(place)} == {f"{one.reference}: not decided yet" for one in (hall, grants)}
    sitting.decide(hall, verdict="followed", win=False, commitment=place.commitment)
    again = sitting.again
    sitting.decide(again, verdict="not_followed", commitment=place.commitment)
    found = {one.words: one for one in known(place)}
    assert found.keys() == {f"{grants.reference}: not decided yet", f"{again.reference}: not followed"}
    line = found[f"{again.reference}: not followed"]
    assert (line.commitment, line.source) == (key, "Log")
    assert line.url == f"/areas/{place.area.slug}/log/points/{again.reference}/"


def test_those_before_the_version_in_force_and_of_other_commitments_are_not(sitting):
    place = sitting.place
    assert known(place, since=date(2030, 1, 1)) == []
    assert known(place, commitments=[0]) == []
    assert len(known(place, commitments=[place.commitment.pk])) == 2


def test_whoever_may_not_see_points_is_told_of_none(sitting):
    assert known(sitting.place, person=sitting.place.trustee) == []


def test_many_are_counted(sitting, monkeypatch):
    assert MOST_NAMED == 10
    monkeypatch.setattr("concord.log.queries.issues.MOST_NAMED", 1)
    found = known(sitting.place)
    assert (len(found), found[1].words) == (2, "All 2 points about it")
    assert found[1].url.endswith(f"/log/?commitment={sitting.place.commitment.pk}")
