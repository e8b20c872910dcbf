"""What comes after issue is added with its date, once, where its point stands; what was issued stays as it was."""

from datetime import timedelta

import pytest

from concord.board import commands
from concord.board.models import Addendum, BoardReport
from concord.board.queries.page import page_of
from concord.board.queries.replies import held_back
from concord.board.tasks import add_correction, add_late_reply
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import RuleBroken
from concord.log.commands import record_reply
from concord.log.models import Decision, ReplyRequest
from tests.board.conftest import TODAY

DAY = TODAY.date()


def test_something_dated_is_added_to_an_issued_page_alone(desk):
    report = desk.report()
    add = {"text": " The trust has paid. ", "by": desk.world.officer, "at": TODAY}
    with pytest.raises(RuleBroken):
        commands.add_addendum(report=report, **add)
    commands.approve_report(report=report, by=desk.world.chair, at=TODAY)
    commands.issue_report(report=report, by=desk.world.officer, at=TODAY)
    commands.add_addendum(report=report, **add)
    assert list(Addendum.objects.values_list("text", "added_at", "added_by")) == [
        ("The trust has paid.", TODAY, desk.world.officer.pk)
    ]
    assert shown(report).addenda == ["10 April 2026: The trust has paid."]
    assert AuditEntry.objects.latest("pk").verb == "board.addendum_added"
    with pytest.raises(RuleBroken) as refused:
        commands.add_addendum(report=report, **add | {"text": " "})
    assert refused.value.field == "text"


def shown(report):
    return page_of(BoardReport.objects.get(pk=report.pk), on=DAY)


def added():
    return list(Addendum.objects.order_by("pk").values_list("text", flat=True))


def reply(request, text):
    """The reply is recorded, and its task has run twice."""
    record_reply(request=ReplyRequest.objects.get(pk=request.pk), text=text, name="Ann", by=None, at=TODAY)
    for _ in range(2):
        add_late_reply.call("WESS", request.point.reference, str(request.organisation.uid))


def test_a_reply_after_issue_is_an_addendum_and_so_is_what_is_added_to_it(desk):
    point = desk.point(2, "Paid late.", "not_followed", about_organisation=desk.world.trust)
    request = desk.ask_reply(point, desk.world.trust, TODAY.date().replace(day=1))
    report = desk.issued()
    frozen = report.frozen
    reply(request, "We pay at once now.")
    reply(request, "And we have paid.")
    assert added() == [
        "Mid Health Trust replied: We pay at once now.",
        "Mid Health Trust replied: Added on 10 April 2026 by Ann: And we have paid.",
    ]
    found = BoardReport.objects.get(pk=report.pk)
    assert (found.frozen, shown(report).boxes[1].reply) == (frozen, "Mid Health Trust was asked and has not replied.")


def test_a_reply_about_a_merged_point_is_added_and_one_about_another_is_not(desk):
    point = desk.point(2, "Late payment is usual.", "not_followed")
    merged = desk.point(
        2, "The trust pays late.", "", about_organisation=desk.world.trust, by="champion", merged_into=point
    )
    other = desk.point(2, "No notice.", about_organisation=desk.world.cvs)
    requests = [desk.ask_reply(one, one.about_organisation, DAY.replace(day=1)) for one in (merged, other)]
    desk.issued()
    for request in requests:
        reply(request, "We pay at once now.")
    assert added() == ["Mid Health Trust replied: We pay at once now."]


def test_a_decision_that_replaces_one_on_an_issued_page_is_an_addendum(desk):
    point = desk.point(1, "The draft was written together.")
    desk.issued()
    old = Decision.objects.get(point=point)
    Decision.objects.filter(pk=old.pk).update(is_current=False)
    new = desk.decide(point, "not_followed")
    Decision.objects.filter(pk=new.pk).update(replaces=old)
    for _ in range(2):
        add_correction.call("WESS", new.reference)
    add_correction.call("WESS", old.reference)
    assert added() == ["Decision WESS-2026-D002 replaces WESS-2026-D001: not followed."]


def corrected(desk, point, verdict="not_followed") -> Decision:
    """The decision of an issued page is replaced, and its task has run twice."""
    old = Decision.objects.get(point=point, is_current=True)
    Decision.objects.filter(pk=old.pk).update(is_current=False)
    new = desk.decide(point, verdict)
    Decision.objects.filter(pk=new.pk).update(replaces=old)
    for _ in range(2):
        add_correction.call("WESS", new.reference)
    return new


def on_issued_page(desk):
    """A point about the trust, said to be followed, on a page that was issued."""
    point = desk.point(1, "The trust told us early.", about_organisation=desk.world.trust)
    return point, desk.issued()


def daily(desk, days):
    when = TODAY + timedelta(days=days)
    return commands.add_waiting_corrections(area=desk.world.area, on=when.date(), at=when)


NOW_NOT_FOLLOWED = "Decision WESS-2026-D002 replaces WESS-2026-D001: not followed."


def test_a_correction_to_not_followed_waits_until_the_window_has_ended(desk):
    point, report = on_issued_page(desk)
    corrected(desk, point)
    words = "The organisation that this point names has not been asked to reply yet."
    assert (added(), held_back(report, DAY)) == ([], [f"WESS-2026-D002 replaces WESS-2026-D001: {words}"])
    desk.ask_reply(point, desk.world.trust, DAY + timedelta(days=3))
    assert ([daily(desk, days) for days in (0, 3, 4, 5)], added()) == ([0, 0, 1, 0], [NOW_NOT_FOLLOWED])
    assert held_back(report, DAY + timedelta(days=4)) == []


def test_a_correction_to_not_followed_is_added_before_the_reply_that_it_waited_for(desk):
    point, _ = on_issued_page(desk)
    corrected(desk, point)
    request = desk.ask_reply(point, desk.world.trust, DAY + timedelta(days=3))
    reply(request, "We told them as soon as we knew.")
    assert added() == [NOW_NOT_FOLLOWED, "Mid Health Trust replied: We told them as soon as we knew."]
    assert daily(desk, 9) == 0


def test_a_correction_that_was_corrected_back_meanwhile_never_gets_there(desk):
    point, _ = on_issued_page(desk)
    corrected(desk, point)
    desk.ask_reply(point, desk.world.trust, DAY + timedelta(days=3))
    corrected(desk, point, "followed")
    assert (daily(desk, 9), added()) == (0, ["Decision WESS-2026-D003 replaces WESS-2026-D002: followed."])


def test_a_correction_from_before_a_page_was_issued_is_not_added_to_it(desk):
    point = desk.point(1, "The trust told us early.", about_organisation=desk.world.trust)
    new = corrected(desk, point)
    Decision.objects.filter(pk=new.pk).update(decided_at=TODAY - timedelta(days=1))
    desk.ask_reply(point, desk.world.trust, DAY - timedelta(days=1))
    desk.issued()
    assert (daily(desk, 1), added()) == (0, [])


def test_the_officer_reads_what_is_held_back_and_the_board_does_not(desk, signed_in):
    point, report = on_issued_page(desk)
    corrected(desk, point)
    for who, reads in ((desk.world.officer, True), (desk.world.board_contact, False), (desk.world.chair, False)):
        body = signed_in(who).get(f"/areas/wessington/reports/{report.reference}/").content.decode()
        assert ("WESS-2026-D002" in body) is reads
