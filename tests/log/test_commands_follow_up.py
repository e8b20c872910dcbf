"""What follows from a point: learning, practice, wins told, uses, quick wins; both ends linked."""

from datetime import timedelta

import pytest

from concord.core.audit.models import AuditEntry
from concord.core.directory.commands.lists import import_list
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.tables import write_csv
from concord.log import commands
from concord.log.commands.imported_quick_wins import QUICK_WINS
from concord.log.exports.lists import quick_wins_table
from concord.log.models import GoodPractice, LearningItem, Point, PointAction, QuickWin, WinTelling
from concord.log.queries.quick_wins import quick_wins, tellers
from concord.log.terms import LearningState, Verb

from .deciding import sit_down

STORY = {
    "title": "A free hall",
    "story": "",
    "outcome": "",
    "branded": None,
    "contribution": "main",
    "contribution_note": "",
    "other_factors": "",
    "evidence": "figures",
    "confidence": "sure",
}


@pytest.fixture
def sitting(place):
    return sit_down(place)


def facts(place, who="officer"):
    return {"by": place.people[who], "at": place.now}


def win(sitting):
    sitting.decide(sitting.hall, win=True, limb="A", commitment=sitting.place.commitment)
    return sitting.hall


def learn(sitting, **changes):
    usual = {"text": "Tell the sector earlier", "owner": sitting.place.member, "due_on": sitting.place.today}
    return commands.add_learning(point=sitting.grants, **usual | changes, **facts(sitting.place))


def test_an_action_and_its_point_lead_to_each_other(sitting, signed_in):
    place = sitting.place
    made = commands.make_action(
        point=sitting.grants, text="Give more time", due_on=place.today, owner=place.member, **facts(place)
    )
    assert PointAction.objects.get(action=made).point == sitting.grants
    client = signed_in(place.officer)
    assert made.reference in client.get(place.url(f"points/{sitting.grants.reference}/")).content.decode()
    action = client.get(f"/areas/{place.area.slug}/group/actions/{made.reference}/").content.decode()
    assert f"/log/points/{sitting.grants.reference}/" in action


def test_an_action_shows_no_point_to_somebody_who_may_not_read_points(sitting, signed_in):
    place = sitting.place
    made = commands.make_action(
        point=sitting.grants, text="Give more time", due_on=place.today, owner=place.member, **facts(place)
    )
    place.add("observer", "Ona Observer", "observer", "council")
    page = signed_in(place.people["observer"]).get(f"/areas/{place.area.slug}/group/actions/{made.reference}/")
    assert page.status_code == 200
    assert sitting.grants.reference not in page.content.decode()


def test_learning_has_an_owner_and_a_date_and_is_closed_with_what_was_done(sitting):
    place, item = sitting.place, learn(sitting)
    done = {"owner": place.chair, "due_on": place.today, "state": "done", "result": "A list goes round"}
    commands.change_learning(item=item, **done, **facts(place))
    now = LearningItem.objects.get(pk=item.pk)
    assert (now.owner, now.state, now.result) == (place.chair, LearningState.DONE, "A list goes round")
    assert AuditEntry.objects.filter(verb=Verb.LEARNING_CHANGED).count() == 1
    with pytest.raises(RuleBroken, match="just changed"):
        commands.change_learning(item=item, **done, **facts(place))


def test_a_chair_adds_to_the_learning_log_and_a_member_does_not(sitting):
    usual = {"point": sitting.grants, "text": "T", "owner": None, "due_on": None}
    commands.add_learning(**usual, **facts(sitting.place, "chair"))
    with pytest.raises(AccessDenied):
        commands.add_learning(**usual, **facts(sitting.place, "member"))


def test_a_practice_is_put_in_and_taken_out_again(sitting):
    place = sitting.place
    details = {"title": "One table", "how_it_works": "", "contact": "", "transferable": True, "shared_with": ""}
    made = commands.add_practice(point=sitting.draft, facts=details, **facts(place))
    with pytest.raises(AccessDenied):
        commands.remove_practice(uid=str(made.uid), **facts(place, "member"))
    commands.remove_practice(uid=str(made.uid), **facts(place))
    assert not GoodPractice.objects.exists()
    assert commands.remove_practice(uid=str(made.uid), **facts(place)) is None
    assert AuditEntry.objects.filter(verb=Verb.PRACTICE_REMOVED).count() == 1


def test_only_a_win_is_described_or_told(sitting):
    for tell in (
        lambda: commands.describe_win(point=sitting.hall, facts=STORY, **facts(sitting.place)),
        lambda: commands.note_telling(
            point=sitting.hall, where="award", told_on=sitting.place.today, note="", **facts(sitting.place)
        ),
    ):
        with pytest.raises(RuleBroken, match="has not decided"):
            tell()


def test_a_win_goes_into_a_funding_bid_once_its_cause_was_judged(sitting):
    place, point = sitting.place, win(sitting)
    bid = {"point": point, "where": "funding_bid", "told_on": place.today, "note": "Lottery", **facts(place)}
    with pytest.raises(RuleBroken, match="must not claim more"):
        commands.note_telling(**bid)
    commands.describe_win(point=point, facts=STORY, **facts(place))
    commands.note_telling(**bid)
    assert WinTelling.objects.get().note == "Lottery"


def add_quick(sitting, **changes):
    place = sitting.place
    usual = {"idea": "Pay the first quarter in advance", "effort": 1, "benefit": 3, "owner": place.member}
    dates = {"due_on": place.today + timedelta(days=30)}
    return commands.add_quick_win(area=place.area, **usual | dates | changes, **facts(place))


def test_quick_wins_stand_in_order_of_benefit_for_effort(sitting):
    place = sitting.place
    add_quick(sitting, idea="Hard and useful", effort=3, benefit=3)
    add_quick(sitting, idea="Easy and useful", effort=1, benefit=3)
    add_quick(sitting, idea="Easy", effort=1, benefit=1, due_on=place.today)
    assert [one.idea for one in quick_wins(place.area)] == ["Easy and useful", "Hard and useful", "Easy"]
    assert quick_wins(place.area, {"order": "due"})[0].idea == "Easy"
    assert list(quick_wins(place.area, {"order": "effort"}))[-1].idea == "Hard and useful"


def test_a_quick_win_is_refused_for_a_later_year(sitting):
    with pytest.raises(RuleBroken, match="within twelve months"):
        add_quick(sitting, due_on=sitting.place.today + timedelta(days=400))


def test_a_done_quick_win_is_a_win_only_once_the_group_says_so(sitting):
    place, quick = sitting.place, add_quick(sitting)
    changes = {"effort": 1, "benefit": 3, "owner": None, "due_on": quick.due_on, "state": "done", "result": "Paid"}
    assert sitting.hall in tellers(place.area)
    commands.change_quick_win(quick=quick, told_in=sitting.hall, **changes, **facts(place))
    assert [one.is_win for one in quick_wins(place.area)] == [False]
    win(sitting)
    assert [one.is_win for one in quick_wins(place.area)] == [True]
    with pytest.raises(RuleBroken, match="just changed"):
        commands.change_quick_win(quick=quick, told_in=None, **changes, **facts(place))


@pytest.fixture
def listed(sitting):
    """One that is done, and told of in a point; one to do out of a point that was withdrawn since; two alike."""
    place = sitting.place
    done = add_quick(sitting, point=sitting.grants)
    changes = {"effort": 1, "benefit": 3, "owner": place.member, "due_on": done.due_on, "result": "=Paid"}
    commands.change_quick_win(quick=done, state="done", told_in=sitting.hall, **changes, **facts(place))
    win(sitting)
    add_quick(sitting, idea="A notice", owner=None, point=sitting.draft)
    Point.objects.filter(pk=sitting.draft.pk).update(withdrawn_at=place.now)
    add_quick(sitting, idea="One form")
    add_quick(sitting, idea="One form")
    return sitting


def bring(sitting, rows, who="officer", dry_run=False):
    about = {"area": sitting.place.area, "name": "a.csv", "dry_run": dry_run}
    data = write_csv(QUICK_WINS.columns, rows)
    return import_list(QUICK_WINS, data=data, **about, **facts(sitting.place, who))


def out(sitting):
    return quick_wins_table(quick_wins(sitting.place.area)).rows


def test_quick_wins_go_out_and_come_in_again_equal(listed):
    before = [row | {"ref": ""} for row in out(listed)]
    assert sorted((row["point"], row["told_in"], row["is_win"]) for row in before)[-1] == (
        str(listed.grants), str(listed.hall), True,
    )  # fmt: skip
    assert (bring(listed, out(listed)).unchanged, bring(listed, before).unchanged) == (4, 4)
    assert QuickWin.objects.get(idea="A notice").point == listed.draft
    QuickWin.objects.all().delete()
    assert (bring(listed, before, dry_run=True).added, QuickWin.objects.count()) == (4, 0)
    assert (bring(listed, before).added, bring(listed, before).unchanged) == (4, 4)
    again = [row | {"ref": ""} for row in out(listed)]
    assert write_csv(QUICK_WINS.columns, again) == write_csv(QUICK_WINS.columns, before)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"effort": "4"}, "effort"),
        ({"state": "Won"}, "state"),
        ({"owner": "Nobody Known"}, "owner"),
        ({"due_on": "2099-01-01"}, "due_on"),
        ({"added_on": "2099-01-01"}, "added_on"),
        ({"point": "NO-1"}, "point"),
        ({"told_in": "{grants}"}, "told_in"),
        ({"told_in": "{hall}", "state": "To do"}, "told_in"),
        ({"point": "{draft}"}, "point"),
    ],
)
def test_a_fault_in_a_file_of_quick_wins_is_named(listed, cells, column):
    points = {"grants": listed.grants.reference, "hall": listed.hall.reference, "draft": listed.draft.reference}
    (row,) = [row for row in out(listed) if row["told_in"]]
    told = {name: text.format(**points) for name, text in cells.items()}
    assert [(one.row, one.column) for one in bring(listed, [row | told]).problems] == [(2, column)]


def test_a_file_says_that_none_is_a_win(listed):
    rows = [row | {"ref": "", "idea": "New", "point": "", "told_in": "", "is_win": True} for row in out(listed)[:1]]
    assert bring(listed, rows).added == 1
    assert [one.is_win for one in quick_wins(listed.place.area) if one.idea == "New"] == [False]


@pytest.mark.parametrize("who", ["chair", "member", "champion"])
def test_only_an_officer_keeps_quick_wins(sitting, who):
    place = sitting.place
    with pytest.raises(AccessDenied):
        commands.add_quick_win(
            area=place.area, idea="T", effort=1, benefit=1, owner=None, due_on=place.today, **facts(place, who)
        )
    with pytest.raises(AccessDenied):
        bring(sitting, [], who)
    assert not QuickWin.objects.exists()
