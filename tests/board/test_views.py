"""The pages of the board's report: who sees which, what a form keeps, and what it refuses."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from concord.board import commands
from concord.board.models import Addendum, BoardAnswer, BoardMeeting, BoardReport, ReportLine
from concord.board.queries.page import page_of
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink
from tests.board.conftest import TODAY
from tests.signing_in import come_by

AREA = "/areas/wessington/reports/"
ANSWER = {"ask_answer": "accepted", "name": "Harriet", "on_agenda": "on", "agenda_item": "2", "agenda_items": "9"}
SURE = ANSWER | {"sure": "1"}


def link_to(report: BoardReport) -> PersonalLink:
    # Links last from the day of issue, which is long past in this small place.
    PersonalLink.objects.update(expires_at=timezone.now() + timedelta(days=30))
    return PersonalLink.objects.get(subject_key=report.reference)


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("who", "draft", "issued"),
    [("officer", 200, 200), ("chair", 200, 200), ("member", 200, 200), ("champion", 200, 200), ("observer", 403, 200),
     ("board_contact", 403, 200), ("trustee", 403, 403), ("stranger", 403, 403)],
)  # fmt: skip
def test_a_draft_is_the_groups_and_an_issued_page_is_its_readers(desk, signed_in, who, draft, issued):
    client, report = signed_in(desk.world.people[who]), desk.report()
    addresses = [f"{AREA}{report.reference}/{rest}" for rest in ("", "page.json", "page.html")]
    assert {client.get(address).status_code for address in addresses} == {draft}
    commands.approve_report(report=report, by=desk.world.chair, at=TODAY)
    assert {client.get(address).status_code for address in addresses} == {draft}
    commands.issue_report(report=report, by=desk.world.officer, at=TODAY)
    assert {client.get(address).status_code for address in addresses} == {issued}


def test_the_board_cannot_read_a_draft_where_it_answers(desk, signed_in):
    desk.point(2, "Wessington Council broke the agreement.", "not_followed")
    client, report = signed_in(desk.world.board_contact), desk.report()
    for approved in (False, True):
        if approved:
            commands.approve_report(report=report, by=desk.world.chair, at=TODAY)
        for response in (client.get(f"{AREA}{report.reference}/answer/"),
                         client.post(f"{AREA}{report.reference}/answer/", SURE)):  # fmt: skip
            assert response.status_code == 404
            assert "broke the agreement" not in text(response)


def test_the_board_answers_signed_in(desk, signed_in):
    report = desk.issued(ask="Pay in 30 days.")
    client = signed_in(desk.world.board_contact)
    assert "Pay in 30 days." in text(client.get(f"{AREA}{report.reference}/answer/"))
    response = client.post(f"{AREA}{report.reference}/answer/", SURE, follow=True)
    assert "The answer is in" in text(response)
    assert BoardAnswer.objects.values_list("ask_answer", "agenda_item", "answered_by").get() == (
        "accepted", 2, desk.world.board_contact.pk,
    )  # fmt: skip


def test_the_board_answers_by_its_link(desk):
    report = desk.issued(ask="Pay in 30 days.")
    client = come_by(link_to(report))
    assert client.post(f"{AREA}{report.reference}/answer/", SURE).status_code == 302
    assert BoardAnswer.objects.get().answered_by == desk.world.board_contact


def test_a_refusal_without_a_reason_comes_back_with_the_field(desk, signed_in):
    report = desk.issued(ask="Pay in 30 days.")
    client = signed_in(desk.world.board_contact)
    response = client.post(f"{AREA}{report.reference}/answer/", ANSWER | {"ask_answer": "refused"})
    assert (response.status_code, response.context["form"].errors.keys()) == (200, {"reason"})
    assert not BoardAnswer.objects.exists()


def test_a_link_for_one_report_answers_no_other(desk):
    first = desk.issued(ask="Pay in 30 days.")
    later = date(2026, 8, 4)
    second = desk.issued(later, desk.period_more(reference="WESS-2026-P002"), ask="Pay in 20 days.")
    client = come_by(link_to(first))
    for response in (client.get(f"{AREA}{second.reference}/answer/"),
                     client.post(f"{AREA}{second.reference}/answer/", SURE)):  # fmt: skip
        assert response.status_code == 403
    assert client.post(f"{AREA}{first.reference}/answer/", SURE).status_code == 302
    assert BoardAnswer.objects.values_list("report", "answered_by").get() == (first.pk, desk.world.board_contact.pk)


def links_in(response) -> list[str]:
    return re.findall(r'href="([^"]+)"', response.content.decode())


@pytest.mark.parametrize("answered", [False, True])
def test_by_its_link_the_page_is_read_and_taken_away_before_and_after_the_answer(desk, answered):
    report = desk.issued(ask="Pay in 30 days.")
    if answered:
        desk.answered(report)
    client, page = come_by(link_to(report)), f"{AREA}{report.reference}/"
    files = [f"{page}page.{kind}{large}" for large in ("", "?large=1") for kind in ("pdf", "docx", "odt", "html")]
    assert [link for link in links_in(client.get(f"{page}answer/")) if "page." in link] == files
    assert [link for link in links_in(client.get(page)) if "page." in link] == files
    assert {client.get(file).status_code for file in files} == {200}
    assert (page in links_in(client.get(f"{page}answer/"))) == answered
    shown = text(client.get(page))
    assert "Pay in 30 days." in shown
    assert f"{page}answer/" in shown
    assert "/log/" not in shown
    assert BoardAnswer.objects.count() == answered


def test_a_link_for_one_report_reads_no_other_and_none_before_its_issue(desk):
    first = desk.issued(ask="Pay in 30 days.")
    second = desk.issued(date(2026, 8, 4), desk.period_more(reference="WESS-2026-P002"), ask="Pay in 20 days.")
    client = come_by(link_to(first))
    for reference in (second.reference, "WESS-2026-B999"):
        found = [client.get(f"{AREA}{reference}/{rest}") for rest in ("", "page.pdf", "page.json")]
        assert {response.status_code for response in found} == {403}
    BoardReport.objects.filter(pk=first.pk).update(state="approved")
    assert {client.get(f"{AREA}{first.reference}/{rest}").status_code for rest in ("", "page.html")} == {403}


def evidence_in(client, report) -> list[list[str]]:
    """Where the page, its file for the browser and its data lead to in the log."""
    found = [client.get(f"{AREA}{report.reference}/{rest}") for rest in ("", "page.html", "page.json")]
    return [re.findall(r'"([^" ]*/log/[?p][^" ]*)"', response.content.decode()) for response in found]


def test_the_page_and_its_files_lead_to_the_evidence_whoever_may_open_it_and_nobody_else(desk, signed_in):
    point = desk.point(2, "Paid late.", "not_followed")
    report = desk.issued(ask="Pay in 30 days.")
    behind = [f"points/{point.reference}/", "periods/WESS-2026-P001/", *["?period=WESS-2026-P001"] * 2]
    addresses = [f"/areas/wessington/log/{one}" for one in behind]
    absolute = [settings.SITE_ADDRESS + address for address in addresses]
    assert evidence_in(signed_in(desk.world.champion), report) == [addresses, absolute, addresses]
    for client in (signed_in(desk.world.observer), signed_in(desk.world.board_contact), come_by(link_to(report))):
        assert evidence_in(client, report) == [[], [], []]


def test_a_link_that_was_taken_back_reads_nothing(desk):
    report = desk.issued(ask="Pay in 30 days.")
    client = come_by(link_to(report))
    PersonalLink.objects.update(revoked_at=timezone.now())
    found = [client.get(f"{AREA}{report.reference}/{rest}") for rest in ("", "page.pdf")]
    assert [response.status_code for response in found] == [302, 302]


@pytest.mark.parametrize("who", ["observer", "champion"])
def test_whoever_else_is_signed_in_answers_nothing_by_the_contacts_link(desk, signed_in, who):
    report = desk.issued(ask="Pay in 30 days.")
    client = come_by(link_to(report), signed_in(desk.world.people[who]))
    assert client.post(f"{AREA}{report.reference}/answer/", SURE).status_code == 403
    assert not BoardAnswer.objects.exists()


def test_nobody_answers_without_link_or_role(desk, signed_in):
    report = desk.issued()
    assert Client().get(f"{AREA}{report.reference}/answer/").status_code == 302
    assert signed_in(desk.world.observer).get(f"{AREA}{report.reference}/answer/").status_code == 403


def stamp(report: BoardReport) -> str:
    return page_of(BoardReport.objects.get(pk=report.pk), on=TODAY.date()).stamp


def test_the_chair_approves_and_the_officer_issues_what_they_saw(desk, signed_in):
    report = desk.report(ask="Pay in 30 days.")
    chair, officer = signed_in(desk.world.chair), signed_in(desk.world.officer)
    page = f"{AREA}{report.reference}/"
    assert f'name="seen" value="{stamp(report)}"' in text(chair.get(page))
    chair.post(f"{page}approve/", {"seen": stamp(report)})
    assert BoardReport.objects.get().state == "approved"
    assert f'name="seen" value="{stamp(report)}"' in text(officer.get(page))
    officer.post(f"{page}issue/", {"seen": stamp(report)})
    assert BoardReport.objects.get().state == "issued"


@pytest.mark.parametrize("sent", ["old", "none"])
def test_a_page_that_changed_since_is_not_approved(desk, signed_in, sent):
    report = desk.report(ask="Pay in 30 days.")
    seen = {"old": {"seen": stamp(report)}, "none": {}}[sent]
    desk.write(report, ask="Pay whenever.")
    response = signed_in(desk.world.chair).post(f"{AREA}{report.reference}/approve/", seen)
    assert response.status_code == 409
    assert "changed since you opened it" in text(response)
    assert BoardReport.objects.get().state == "draft"


def test_a_line_is_chosen_from_candidates_that_say_why(desk, signed_in):
    point = desk.point(2, "Paid late.", "not_followed")
    desk.point(2, "It went well.", by="champion")
    client, report = signed_in(desk.world.officer), desk.report()
    shown = text(client.get(f"{AREA}{report.reference}/box/2/"))
    assert "Proposed: not followed, raised by 1" in shown
    assert "Not proposed: followed, raised by 1" in shown
    sent = {"point": point.reference, "wording": "Payments came late.", "reason": "It hurts most."}
    assert client.post(f"{AREA}{report.reference}/box/2/", sent).status_code == 302
    assert ReportLine.objects.values_list("wording", "reason").get(box=2) == ("Payments came late.", "It hurts most.")


def test_the_choice_of_a_line_says_whose_reply_the_page_would_wait_for(desk, signed_in):
    point = desk.point(1, "They told us.", "not_followed", about_organisation=desk.world.trust)
    client, url = signed_in(desk.world.officer), f"{AREA}{desk.report().reference}/box/1/"
    assert "Before it is issued: The organisation that this point names has not been asked" in text(client.get(url))
    desk.ask_reply(point, desk.world.trust, timezone.localdate(), reply="We told them.")
    assert "Before it is issued" not in text(client.get(url))


def test_words_about_nobodys_point_come_back_with_the_field(desk, signed_in):
    report = desk.report()
    sent = {"point": "", "wording": "Wessington Council broke the agreement.", "reason": ""}
    response = signed_in(desk.world.officer).post(f"{AREA}{report.reference}/box/2/", sent)
    assert (response.status_code, response.context["form"].errors.keys()) == (200, {"wording"})
    assert ReportLine.objects.get(box=2).wording == ""


def test_a_box_that_is_not_there_is_not_found(desk, signed_in):
    report = desk.report()
    assert signed_in(desk.world.officer).get(f"{AREA}{report.reference}/box/5/").status_code == 404


def test_the_rest_of_the_page_is_written(desk, signed_in):
    report = desk.report()
    client, page = signed_in(desk.world.officer), f"{AREA}{report.reference}/write/"
    assert client.post(page, {"ask": "Pay in 30 days."}).status_code == 302
    assert BoardReport.objects.get().ask == "Pay in 30 days."
    response = client.post(page, {"ask": "w" * 151})
    assert response.context["form"].errors.keys() == {"ask"}


def test_a_report_is_started_from_a_meeting_and_a_decided_period(desk, signed_in):
    soon = timezone.localdate() + timedelta(days=30)
    meeting = desk.meeting(soon)
    client = signed_in(desk.world.officer)
    assert client.post(f"{AREA}new/", {"meeting": meeting.pk}).context["form"].errors.keys() == {"periods"}
    response = client.post(f"{AREA}new/", {"meeting": meeting.pk, "periods": [desk.period.reference]})
    assert response.url == f"{AREA}{BoardReport.objects.get().reference}/"


def test_two_meetings_of_one_day_are_told_apart(desk, signed_in):
    soon = timezone.localdate() + timedelta(days=30)
    first = desk.meeting(soon)
    second = first.starts_at + timedelta(hours=4)
    commands.plan_board_meeting(area=desk.world.area, starts_at=second, by=SYSTEM, at=timezone.now())
    client = signed_in(desk.world.officer)
    for path in ("", "new/", "meetings/"):
        page = text(client.get(f"{AREA}{path}"))
        assert ("2pm" in page, "6pm" in page) == (True, True), path


def test_a_meeting_of_the_board_is_added(desk, signed_in):
    client = signed_in(desk.world.officer)
    day = {"on_day": "5", "on_month": "5", "on_year": "2027"}
    assert client.post(f"{AREA}meetings/new/", day).context["form"].errors.keys() == {"starts"}
    assert client.post(f"{AREA}meetings/new/", day | {"starts": "14:00"}).status_code == 302
    assert timezone.localtime(BoardMeeting.objects.get().starts_at).isoformat() == "2027-05-05T14:00:00+01:00"


def test_something_is_added_to_an_issued_page(desk, signed_in):
    report = desk.issued()
    client, page = signed_in(desk.world.officer), f"{AREA}{report.reference}/"
    assert client.post(f"{page}add/", {"text": ""}).context["form"].errors.keys() == {"text"}
    assert client.post(f"{page}add/", {"text": "The trust has paid."}).status_code == 302
    assert Addendum.objects.get().text == "The trust has paid."
    assert "The trust has paid." in text(client.get(page))


def test_a_file_in_a_format_that_is_not_there_is_not_found(desk, signed_in):
    report = desk.report()
    client = signed_in(desk.world.officer)
    assert client.get(f"{AREA}{report.reference}/page.exe").status_code == 404
    response = client.get(f"{AREA}{report.reference}/page.pdf?large")
    assert response["Content-Disposition"] == f'attachment; filename="{report.reference}-large.pdf"'
    assert response.content[:5] == b"%PDF-"


def test_the_officer_enters_what_the_board_said(desk, signed_in):
    report = desk.issued(ask="Pay in 30 days.")
    client, page = signed_in(desk.world.officer), f"{AREA}{report.reference}/"
    assert "Enter the answer" in text(client.get(page))
    assert client.get(f"{page}answer/").context["form"].initial["name"] == ""
    client.post(f"{page}answer/", SURE | {"name": "Harriet, secretary"})
    assert BoardAnswer.objects.values_list("answered_name", "answered_by").get() == (
        "Harriet, secretary", desk.world.officer.pk,
    )  # fmt: skip
    assert "Given by Harriet, secretary on" in text(client.get(page))
    assert "entered by Priya Example" in text(client.get(page))


def test_a_page_that_asks_nothing_asks_for_no_answer_to_it(desk, signed_in):
    report = desk.issued()
    client = signed_in(desk.world.board_contact)
    assert "ask_answer" not in client.get(f"{AREA}{report.reference}/answer/").context["form"].fields
    client.post(f"{AREA}{report.reference}/answer/", {"name": "Harriet", "task": "Bring examples.", "sure": "1"})
    assert BoardAnswer.objects.values_list("ask_answer", "task").get() == ("noted", "Bring examples.")


def test_of_last_time_only_what_there_was_is_asked(desk, signed_in):
    client, first = signed_in(desk.world.officer), desk.issued(ask="Pay in 30 days.")
    report = desk.report(date(2026, 8, 4), desk.period_more(reference="WESS-2026-P002"))
    page = f"{AREA}{report.reference}/write/"
    form = client.get(page).context["form"]
    assert form.fields["previous_ask_standing"].help_text == "Pay in 30 days."
    assert "task_standing" not in form.fields
    desk.answered(first, task="Bring examples.")
    assert client.get(page).context["form"].fields["task_standing"].help_text == "Bring examples."


def test_line_ends_become_spaces_where_a_line_is_written(desk, signed_in):
    report = desk.report()
    signed_in(desk.world.officer).post(f"{AREA}{report.reference}/write/", {"ask": "Pay in\r\n30 days."})
    assert BoardReport.objects.get().ask == "Pay in 30 days."


def test_links_to_answer_with_are_sent_again(desk, signed_in):
    report = desk.issued(ask="Pay in 30 days.")
    response = signed_in(desk.world.officer).post(f"{AREA}{report.reference}/ask/", follow=True)
    assert "The old ones no longer open." in text(response)
    assert "harriet@example.org" in text(response)
    assert signed_in(desk.world.chair).post(f"{AREA}{report.reference}/ask/").status_code == 403


def test_officer_and_chair_see_whose_reply_the_page_waits_for(desk, signed_in):
    desk.point(2, "Paid late.", "not_followed", about_organisation=desk.world.trust)
    report = desk.report()
    shown = text(signed_in(desk.world.officer).get(f"{AREA}{report.reference}/"))
    waits = "Box 2: The organisation that this point names has not been asked to reply yet."
    assert waits in shown
    chair = text(signed_in(desk.world.chair).get(f"{AREA}{report.reference}/"))
    assert (waits in chair, "Ask for the replies" in chair) == (True, False)
    assert waits not in text(signed_in(desk.world.member).get(f"{AREA}{report.reference}/"))


def test_who_may_see_points_is_led_from_each_figure_to_what_is_behind_it(desk, signed_in):
    report = desk.issued()
    behind = 'href="/areas/wessington/log/?period=WESS-2026-P001"'
    assert behind in text(signed_in(desk.world.member).get(f"{AREA}{report.reference}/"))
    assert behind not in text(signed_in(desk.world.observer).get(f"{AREA}{report.reference}/"))
