"""What is suggested for the strategic level, from what, and how somebody judges it (R131)."""

from datetime import date

import pytest

from concord.board import commands
from concord.board.models import BoardReport, StrategicItem
from concord.board.queries.strategic import strategic_page
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.log.models import GoodPractice, Repeat, RepeatPoint
from tests.board.conftest import TODAY

LIST = "/areas/wessington/reports/"


def failed(desk, body, by="volunteer"):
    """A point that this organisation did not keep commitment 2.3."""
    commitment = desk.world.commitment
    return desk.point(
        2, f"{body.name} paid late.", "not_followed", about_organisation=body, about_name=body.name,
        commitment=commitment, commitment_text=commitment.texts.get(), by=by,
    )  # fmt: skip


def repeat(desk, *points, **facts):
    made = Repeat(
        area=desk.world.area, **{"key": f"same:{points[0].pk}", "basis": "same", "state": "confirmed"} | facts
    )
    made.save()
    for point in points:
        RepeatPoint(area=desk.world.area, repeat=made, point=point).save()
    return made


def practice(desk, win=True):
    point = desk.point(3, "Rooms are free.", win=win)
    made = GoodPractice(area=desk.world.area, point=point, title="Free rooms", added_on=date(2026, 4, 2))
    made.save()
    return made


def page(desk):
    return strategic_page(desk.world.area)


def several(desk):
    """Three organisations, so that the commitment itself is suggested; its key."""
    for body in (desk.world.council, desk.world.trust, desk.world.cvs):
        failed(desk, body)
    return f"commitment:{desk.world.commitment.uid}"


def test_a_commitment_that_three_organisations_do_not_keep_is_suggested(desk):
    key = several(desk)
    (one,) = page(desk).issues
    assert (one.key, one.text, one.evidence) == (
        key, "3 organisations did not keep 2.3 Pay on time.",
        "Mid Health Trust, Wessington Council, Wessington Voluntary Action; 3 points",
    )  # fmt: skip


def test_two_organisations_are_too_few_unless_it_comes_back(desk):
    points = [failed(desk, desk.world.council), failed(desk, desk.world.trust)]
    assert page(desk).issues == []
    made = repeat(desk, points[0], commitment=desk.world.commitment, organisation=desk.world.council)
    assert [one.text for one in page(desk).issues] == [
        "2 organisations did not keep 2.3 Pay on time and it comes back."
    ]
    Repeat.objects.filter(pk=made.pk).update(state="dismissed")
    assert page(desk).issues == []


def test_the_repeat_of_one_organisation_alone_is_not_strategic(desk):
    points = [failed(desk, desk.world.council), failed(desk, desk.world.council, by="champion")]
    repeat(desk, *points, commitment=desk.world.commitment, organisation=desk.world.council)
    assert page(desk).issues == []


def test_like_words_that_cross_organisations_are_suggested_without_the_words(desk):
    points = [
        desk.point(2, "No room with a ramp.", "not_followed", about_organisation=body, about_name=body.name)
        for body in (desk.world.council, desk.world.trust)
    ]
    made = repeat(desk, *points, basis="alike", shared_words=["room", "ramp"])
    (one,) = page(desk).issues
    assert (one.key, one.text, one.evidence) == (
        f"repeat:{made.uid}", "The same difficulty comes back with 2 organisations.",
        "Mid Health Trust, Wessington Council; 2 points; alike in: room, ramp",
    )  # fmt: skip


def test_a_win_that_was_kept_as_good_practice_is_suggested(desk):
    made = practice(desk)
    (one,) = page(desk).successes
    assert (one.key, one.text) == (f"practice:{made.uid}", "Worth taking up: Free rooms.")


def test_good_practice_that_is_no_win_is_not(desk):
    practice(desk, win=False)
    assert page(desk).successes == []


def test_what_is_escalated_says_who_and_when(desk):
    key = several(desk)
    item = commands.escalate(area=desk.world.area, key=key, by=desk.world.officer, at=TODAY)
    assert (item.state, item.kind, item.text, item.judged_by, item.judged_at, item.report) == (
        "escalated", "issue", "3 organisations did not keep 2.3 Pay on time.", desk.world.officer, TODAY, None,
    )  # fmt: skip
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.subject_label, entry.facts) == (
        "board.strategic_escalated", "To be settled at the strategic level", {},
    )  # fmt: skip
    shown = page(desk)
    assert (shown.issues, shown.escalated, shown.dismissed) == ([], [item], [])


def test_choosing_one_fills_the_line_of_a_page(desk):
    key, report = several(desk), desk.report()
    item = commands.escalate(area=desk.world.area, key=key, by=desk.world.officer, at=TODAY, report=report)
    assert BoardReport.objects.get().strategic_issue == "3 organisations did not keep 2.3 Pay on time."
    assert item.report == report
    assert AuditEntry.objects.latest("pk").facts == {"report": "WESS-2026-B001"}


def test_a_page_that_is_approved_is_not_filled(desk):
    key, report = several(desk), desk.report()
    commands.approve_report(report=report, by=desk.world.chair, at=TODAY)
    with pytest.raises(RuleBroken, match="approved"):
        commands.escalate(area=desk.world.area, key=key, by=desk.world.officer, at=TODAY, report=report)
    assert not StrategicItem.objects.exists()


def test_what_is_dismissed_is_not_suggested_again_but_may_be_escalated_later(desk):
    key = several(desk)
    facts = {"area": desk.world.area, "key": key, "by": desk.world.officer, "at": TODAY}
    item = commands.dismiss(**facts)
    assert AuditEntry.objects.latest("pk").verb == "board.strategic_dismissed"
    assert (page(desk).issues, page(desk).dismissed) == ([], [item])
    commands.escalate(**facts)
    assert (page(desk).escalated, page(desk).dismissed) == ([item], [])


def test_what_is_not_suggested_is_not_judged(desk):
    with pytest.raises(RuleBroken):
        commands.escalate(area=desk.world.area, key="commitment:x", by=desk.world.officer, at=TODAY)


@pytest.mark.parametrize("judge", [commands.escalate, commands.dismiss])
@pytest.mark.parametrize("who", ["chair", "member", "board_contact", "stranger"])
def test_only_those_who_write_reports_judge(desk, judge, who):
    with pytest.raises(AccessDenied):
        judge(area=desk.world.area, key=several(desk), by=desk.world.people[who], at=TODAY)


def test_the_list_takes_as_few_queries_for_three_as_for_one(desk, django_assert_num_queries):
    several(desk)
    for more in (1, 2):
        for _ in range(more):
            practice(desk)
            repeat(desk, failed(desk, desk.world.council), commitment=desk.world.commitment)
        with django_assert_num_queries(7):
            page(desk)


def test_the_list_is_on_the_reports_page_for_the_group_alone(desk, signed_in):
    several(desk)
    for who, shown in (("officer", True), ("member", True), ("observer", False), ("board_contact", False)):
        content = signed_in(desk.world.people[who]).get(LIST).content.decode()
        assert ("did not keep 2.3" in content, "Mid Health Trust" in content) == (shown, shown)


def test_the_buttons_judge_and_fill(desk, signed_in):
    key, report = several(desk), desk.report()
    client = signed_in(desk.world.officer)
    assert f"Put on {report.reference}" in client.get(LIST).content.decode()
    client.post(f"{LIST}strategic/escalate/", {"key": key, "report": report.reference})
    assert BoardReport.objects.get().strategic_issue == "3 organisations did not keep 2.3 Pay on time."
    client.post(f"{LIST}strategic/dismiss/", {"key": key, "report": report.reference})
    assert StrategicItem.objects.get().state == "dismissed"
    assert "Left where they are" in client.get(LIST).content.decode()


def test_a_button_without_its_suggestion_is_not_found(desk, signed_in):
    client = signed_in(desk.world.officer)
    assert client.post(f"{LIST}strategic/escalate/", {"key": ""}).status_code == 404
    assert client.post(f"{LIST}strategic/escalate/", {"key": several(desk), "report": "X"}).status_code == 404
    assert client.post(f"{LIST}strategic/escalate/", {"key": "commitment:x"}).status_code == 409
