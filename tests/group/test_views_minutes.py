"""Pages of minutes: who reads what, writing, sending round, approving, the list, files, the recap."""

import io
import re

import pytest
from django.core import mail
from docx import Document
from pypdf import PdfReader

from concord.core.accounts.links import token_of
from concord.core.accounts.models import PersonalLink
from concord.group import commands
from concord.group.models import Action, AgendaItem, MinuteItem, Minutes, Outcome
from concord.group.queries.minutes import open_questions
from concord.group.queries.waiting import waiting_page
from tests.signing_in import come_by

from .minuting import FACTS, SECRET, day, meet, sent_round, write, written

URL = "/areas/wessington/group/"


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


def of(meeting, rest=""):
    return f"{URL}meetings/{meeting.reference}/minutes{rest}"


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def text_of(made, kind):
    if kind == "pdf":
        reader = PdfReader(io.BytesIO(made))
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
        return " ".join(" ".join(side.extract_text() for side in reader.pages).split())
    document = Document(io.BytesIO(made))
    return " ".join(" ".join(one.text for one in document.paragraphs).split())


def test_minutes_are_begun_from_the_meeting(world, client):
    meeting = meet(world)
    assert "Write the minutes" in page(client, f"{URL}meetings/{meeting.reference}/")
    assert "Begin the minutes" in page(client, of(meeting, "/"))
    assert client.post(of(meeting, "/begin/")).url == of(meeting, "/")
    assert client.post(of(meeting, "/begin/")).status_code == 409
    assert "Any other business" in page(client, of(meeting, "/"))


def test_a_draft_is_there_for_those_who_write_it_alone(world, signed_in):
    minutes = written(world)
    for who, status in (("officer", 200), ("chair", 200), ("member", 404), ("observer", 404), ("champion", 404)):
        person = signed_in(getattr(world, who))
        assert person.get(of(minutes.meeting, "/")).status_code == status
        assert person.get(of(minutes.meeting, ".pdf")).status_code == status
        listed = minutes.meeting.reference in page(person, f"{URL}minutes/")
        assert listed == (status == 200)


@pytest.mark.parametrize(("who", "sees"), [("officer", True), ("chair", True), ("member", True), ("observer", False)])
def test_confidential_items_are_for_members_and_the_officer(world, signed_in, who, sees):
    minutes = sent_round(world)
    client = signed_in(getattr(world, who))
    body = page(client, of(minutes.meeting, "/"))
    assert (SECRET in body, "A lease" in body, "1 item left out" in body) == (sees, sees, not sees)
    assert "Bills are paid sooner" in body
    for words, count in (("nobody else", sees), ("paid sooner", True)):
        assert (minutes.meeting.reference in page(client, f"{URL}minutes/?search={words}")) == count
    assert (minutes.meeting.reference in page(client, f"{URL}minutes/?search=nobody+else&decided=on")) == sees
    for rest in ("groups/group/recap/", "groups/group/questions/"):
        assert (SECRET in page(client, f"{URL}{rest}")) == (sees and "recap" in rest)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize(
    ("who", "asked", "sees"),
    [("officer", "", True), ("officer", "?leave_out=1", False), ("member", "", True), ("observer", "", False)],
)
def test_a_file_holds_what_its_reader_may_see(world, signed_in, kind, who, asked, sees):
    minutes = sent_round(world)
    response = signed_in(getattr(world, who)).get(of(minutes.meeting, f".{kind}{asked}"))
    text = text_of(response.content, kind)
    assert (SECRET in text, "A lease" in text, "1 item left out" in text) == (sees, sees, not sees)
    assert ("members-only" in response["Content-Disposition"]) == sees
    assert SECRET.encode() not in response.content or sees
    for words in ("Payment times", "Bills are paid sooner.", "Decision: Some decision", "asked of The legal team"):
        assert words in text
    assert "Ruth Example, Open Door Advice" in text
    assert f"{Action.objects.first().reference}; Marta Example, by" in text


def test_a_file_of_another_kind_is_not_there(world, client):
    assert client.get(of(sent_round(world).meeting, ".csv")).status_code == 404


def test_an_item_is_written_and_a_conflict_loses_no_word(world, client):
    minutes = written(world)
    item = minutes.items.first()
    url = f"{URL}minutes/items/{item.uid}/"
    typed = {"title": "Payment times", "text": "My words", "version": str(item.version)}
    write(item, "Words of the chair")
    body = client.post(url, typed).content.decode()
    item.refresh_from_db()
    assert all(words in body for words in ("There is a problem", "My words", "Words of the chair"))
    assert f'value="{item.version}"' in body
    again = client.post(url, typed | {"version": str(item.version), "text": "Both"})
    assert again.url == of(minutes.meeting, "/#item-1")
    item.refresh_from_db()
    assert item.text == "Both"


def test_an_item_that_went_out_meanwhile_comes_back_with_the_reason(world, client):
    item = sent_round(world).items.first()
    assert client.get(f"{URL}minutes/items/{item.uid}/").status_code == 409


def test_outcomes_are_added_and_taken_out(world, client):
    minutes = written(world)
    item = minutes.items.first()
    url = f"{URL}minutes/items/{item.uid}/add/"
    due = {"due_on_day": "1", "due_on_month": "7", "due_on_year": "2099"}
    for kind, typed in (
        ("decision", {"text": "We go on"}),
        ("action", {"text": "Print it", "owner": str(world.member.uid)} | due),
        ("question", {"text": "May we?", "asked_of": "Legal"} | due),
    ):
        assert client.post(f"{url}{kind}/", typed).url == of(minutes.meeting, "/#item-1")
    assert "There is a problem" in client.post(f"{url}action/", {"text": "Print it"}).content.decode()
    assert client.get(f"{url}nonsense/").status_code == 404
    assert Action.objects.get(text="Print it").meeting == minutes.meeting
    question = Outcome.objects.get(text="May we?")
    assert client.post(f"{URL}minutes/outcomes/{question.uid}/remove/").url == of(minutes.meeting, "/#item-1")
    assert not Outcome.objects.filter(text="May we?").exists()


def test_minutes_go_round_and_everybody_reads_them_by_a_link(world, client, django_capture_on_commit_callbacks):
    minutes = written(world)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(of(minutes.meeting, "/send/")).url == of(minutes.meeting, "/")
    assert "Mail about this" in page(client, of(minutes.meeting, "/"))
    link = PersonalLink.objects.get(person=world.member, purpose="minutes")
    body = page(come_by(link), f"{URL}minutes/sent/")
    assert SECRET in body
    assert of(minutes.meeting, "/items/new/") not in body
    assert any(token_of(link) in one.body for one in mail.outbox)


def test_minutes_are_approved_at_a_later_meeting_with_a_correction(world, client):
    minutes = sent_round(world, -9)
    assert "They can be approved at the next meeting" in page(client, of(minutes.meeting, "/"))
    later = meet(world, 0)
    said = client.post(of(minutes.meeting, "/approve/"), {"meeting": "other"}).content.decode()
    assert "There is a problem" in said
    item = minutes.items.first()
    client.post(of(minutes.meeting, "/correct/"), {"item": str(item.uid), "text": "It was March."})
    assert client.post(of(minutes.meeting, "/approve/"), {"meeting": later.reference}).status_code == 302
    body = page(client, of(minutes.meeting, "/"))
    assert "Approved with corrections at the meeting of" in body
    assert "It was March." in body


def test_a_question_comes_back_until_it_is_answered(world, client):
    sent_round(world, -9)
    coming = meet(world, 9, held=False)
    url = f"{URL}meetings/{coming.reference}/agenda/"
    assert "2 questions without an answer, 0 of them late." in page(client, url)
    for question in open_questions(world.group):
        client.post(f"{URL}minutes/questions/{question.uid}/", {"answer": "Yes, you may."})
    assert "without an answer" not in page(client, url)
    assert "Yes, you may." in page(client, of(Minutes.objects.get().meeting, "/"))


def test_what_waits_goes_on_the_agenda_at_one_press(world, client):
    minutes = sent_round(world, -9)
    coming = meet(world, 9, held=False)
    url = f"{URL}meetings/{coming.reference}/agenda/"
    key = f"group/meetings/{minutes.meeting.reference}/minutes/"
    assert "Too little time is free" in page(client, url)
    assert client.post(f"{url}put/", {"key": key}).status_code == 409
    AgendaItem.objects.filter(meeting=coming, kind="returns").update(minutes=15)
    assert "Put on: Minutes of" in page(client, url)
    assert client.post(f"{url}put/", {"key": key}).url == url
    assert client.post(f"{url}put/", {"key": "nothing"}).status_code == 409
    made = coming.agenda.get(source_key=key)
    assert (made.kind, made.minutes) == ("minutes", 3)
    assert sum(item.minutes for item in coming.agenda.all()) <= 60


def test_newcomers_are_expected_with_five_minutes_of_background(world):
    meeting = meet(world, 9, held=False)
    found = waiting_page(meeting, day(0)).line("group/groups/group/recap/")
    assert (found.title, found.minutes) == ("Five minutes of background for 2 newcomers", 5)
    meet(world, -3)
    assert waiting_page(meeting, day(0)).line("group/groups/group/recap/") is None


def test_the_recap_tells_what_was_decided_what_is_to_do_and_when_the_group_meets(world, client):
    minutes = sent_round(world, -9)
    MinuteItem.objects.filter(minutes=minutes, position=3).update(kind="successes", text="The fair was full.")
    coming = meet(world, 9, held=False)
    body = page(client, f"{URL}groups/group/recap/")
    for words in ("1 commitment", "Some decision", "Some action", "The fair was full.", coming.reference):
        assert words in body


def test_every_link_of_the_recap_leads_somewhere(world, client):
    sent_round(world, -2)
    links = re.findall(r"<main.*?</main>", page(client, f"{URL}groups/group/recap/"), re.DOTALL)[0]
    opened = {path: client.get(path).status_code for path in re.findall(r'href="(/[^"#]+)', links)}
    assert {path: code for path, code in opened.items() if code != 200} == {}
    assert len(opened) > 5


def test_an_empty_group_has_an_empty_recap(world, client):
    body = page(client, f"{URL}groups/group/recap/")
    assert all(words in body for words in ("has not met yet", "Nothing to do", "None is planned yet"))
    assert "No question awaits" in page(client, f"{URL}groups/group/questions/")
    assert "No minutes here" in page(client, f"{URL}minutes/?search=nothing")


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_take_the_same_queries_for_one_and_for_three(world, client, django_assert_num_queries, rows):
    for n in range(rows):
        minutes = sent_round(world, -9 - n, rows=rows)
        commands.correct_minutes(minutes=minutes, text="x", item=minutes.items.first(), **FACTS)
    coming = meet(world, 9, held=False)
    drafted = written(world, -1, rows=rows)
    for rest, queries in PAGES.items():
        url = rest.format(sent=minutes.meeting.reference, coming=coming.reference, draft=drafted.meeting.reference)
        with django_assert_num_queries(queries):
            page(client, f"{URL}{url}")


PAGES = {
    "minutes/": 8,
    "minutes/?search=some&decided=on": 8,
    "meetings/{sent}/minutes/": 16,
    "meetings/{draft}/minutes/": 16,
    "meetings/{coming}/agenda/": 17,
    "groups/group/recap/": 13,
    "groups/group/questions/": 8,
}
