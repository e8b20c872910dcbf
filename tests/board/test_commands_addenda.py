"""What comes after issue is added with its date, once, where its point stands; what was issued stays as it was."""

import pytest

from concord.board import commands
from concord.board.models import Addendum, BoardReport
from concord.board.queries.page import page_of
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
