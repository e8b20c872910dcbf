"""Papers of a meeting: kept in versions, sent round, commented on, and for members alone where somebody says so."""

import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from concord.core.accounts.models import PersonalLink
from concord.core.accounts.records import records_of
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands, tasks
from concord.group.exports import paper_comments
from concord.group.models import Paper, PaperComment, PaperRecipient, PaperVersion
from concord.group.queries.papers import comments_on, paper_page, papers_of
from tests.signing_in import come_by, sign_in

from .minuting import FACTS, NOW, day, meet

URL = "/areas/wessington/group/"
PDF = b"%PDF-1.7\nA draft of the code\n%%EOF\n"


def add(world, meeting=None, **facts):
    usual = {"title": "A draft of the code", "data": PDF, "comments_until": day(9)}
    return commands.add_paper(meeting=meeting or meet(world, 14, held=False), **usual | facts, **FACTS)


def sent_round(world, **facts):
    paper = add(world, **facts)
    commands.circulate_paper(paper=paper, **FACTS)
    return paper


def say(paper, person, text="Say it shorter."):
    return commands.comment_on_paper(paper=paper, place="page 1", text=text, by=person, at=NOW)


def test_a_paper_is_kept_with_its_first_version_and_nothing_of_it_in_the_trail(world):
    paper = add(world, title=" A  draft ")
    version = paper.versions.get()
    assert (paper.title, version.number, version.kind, bytes(version.data), version.size) == (
        *("A draft", 1, "pdf", PDF),
        len(PDF),
    )
    entry = AuditEntry.objects.get(verb="group.paper_added")
    assert "draft" not in str(vars(entry))
    assert OutgoingMessage.objects.count() == 0


def test_it_is_sent_round_once_for_each_version_and_to_each_once(world):
    paper = sent_round(world)
    version = paper.versions.get()
    assert {one.person for one in version.recipients.all()} == {world.chair, world.member}
    assert PersonalLink.objects.filter(purpose="paper", subject_key=str(paper.uid)).count() == 2
    tasks.mail_paper.func("WESS", str(paper.uid), 1)
    assert OutgoingMessage.objects.filter(kind="group.paper").count() == 2
    with pytest.raises(RuleBroken, match="sent round already"):
        commands.circulate_paper(paper=paper, **FACTS)
    commands.add_paper_version(paper=paper, data=PDF, note="Shorter", **FACTS)
    commands.circulate_paper(paper=paper, **FACTS)
    assert sorted(PaperRecipient.objects.values_list("version__number", flat=True)) == [1, 1, 2, 2]


def test_a_paper_for_members_is_sent_to_members_alone(world):
    meeting = meet(world, 14, held=False)
    from_outside = meeting.attendances.get(person=world.member)
    from_outside.person, from_outside.decides = world.observer, False
    from_outside.save()
    open_to_all = sent_round(world, meeting=meeting)
    secret = sent_round(world, meeting=meeting, confidential=True, title="A lease")
    had = {paper: set(PaperRecipient.objects.filter(version__paper=paper).values_list("person__name", flat=True))
           for paper in (open_to_all, secret)}  # fmt: skip
    assert had == {open_to_all: {"Ruth Example", "Rosa Example"}, secret: {"Ruth Example"}}
    assert not any("A lease" in message.body + message.subject for message in mail.outbox)


def test_comments_are_taken_until_their_day_on_what_was_sent(world):
    paper = add(world)
    with pytest.raises(RuleBroken, match="not been sent round yet"):
        say(paper, world.member)
    commands.circulate_paper(paper=paper, **FACTS)
    made = say(paper, world.member, "Say it\r\nshorter.")
    assert (made.text, made.organisation_name, made.sector) == ("Say it\nshorter.", "Wessington Council", "public")
    Paper.objects.filter(pk=paper.pk).update(comments_until=day(-1))
    paper.refresh_from_db()
    with pytest.raises(RuleBroken, match="are closed"):
        say(paper, world.member)
    assert [row["comment"] for row in paper_comments(comments_on(paper)).rows] == ["Say it\nshorter."]


@pytest.mark.parametrize("who", ["observer", "champion", "stranger"])
def test_who_did_not_get_it_does_not_comment(world, who):
    paper = sent_round(world)
    with pytest.raises(AccessDenied):
        say(paper, getattr(world, who))


@pytest.mark.parametrize("who", ["member", "champion", "observer", "stranger"])
def test_officer_and_chair_look_after_papers_and_nobody_else(world, who):
    paper, by = add(world), {"by": getattr(world, who), "at": NOW}
    about = {"title": "x", "confidential": False, "comments_until": None}
    for refused in (
        lambda: commands.add_paper(meeting=paper.meeting, title="x", data=PDF, **by),
        lambda: commands.add_paper_version(paper=paper, data=PDF, **by),
        lambda: commands.change_paper(paper=paper, **about, **by),
        lambda: commands.circulate_paper(paper=paper, **by),
        lambda: commands.remove_paper(paper=paper, **by),
    ):
        with pytest.raises(AccessDenied):
            refused()


def test_a_paper_goes_away_before_anybody_had_it_and_not_after(world):
    paper = add(world)
    commands.remove_paper(paper=paper, **FACTS)
    assert (Paper.objects.count(), PaperVersion.objects.count()) == (0, 0)
    with pytest.raises(RuleBroken, match="so it stays"):
        commands.remove_paper(paper=sent_round(world), **FACTS)


@pytest.mark.parametrize(
    ("facts", "words"),
    [({"data": b"MZ\x90"}, "not taken"), ({"comments_until": day(-1)}, "has passed"), ({"data": b""}, "empty")],
)
def test_what_is_refused(world, facts, words):
    with pytest.raises(RuleBroken, match=words):
        add(world, **facts)


def test_no_paper_for_a_meeting_that_is_cancelled(world):
    meeting = meet(world, 14, held=False)
    commands.cancel_meeting(meeting=meeting, **FACTS)
    with pytest.raises(RuleBroken, match="cancelled"):
        add(world, meeting=meeting)


@pytest.mark.parametrize("rows", [1, 3])
def test_reads_take_the_same_few_queries(world, rows, django_assert_num_queries):
    meeting = meet(world, 14, held=False)
    papers = [sent_round(world, meeting=meeting) for _ in range(rows)]
    for n in range(rows - 1):
        commands.add_paper_version(paper=papers[0], data=PDF, note=str(n), **FACTS)
    for _ in range(rows):
        say(papers[0], world.member)
    with django_assert_num_queries(2):
        page = paper_page(papers[0], drafts=True)
    assert (len(page.versions), len(page.recipients), page.was_sent) == (rows, 2, True)
    with django_assert_num_queries(1):
        assert len(papers_of(meeting, confidential=True, drafts=True)) == rows
    with django_assert_num_queries(1):
        assert len([str(one.person) for one in comments_on(papers[0])]) == rows


def test_an_officer_adds_a_paper_and_a_version_and_changes_it(world):
    client, meeting = sign_in(world.officer), meet(world, 14, held=False)
    typed = {"title": "The plan", "file": SimpleUploadedFile("plan.exe", PDF)}
    made = client.post(f"{URL}meetings/{meeting.reference}/papers/new/", typed)
    paper = Paper.objects.get()
    assert made.url == f"{URL}papers/{paper.uid}/"
    wrong = {"title": "The plan", "file": SimpleUploadedFile("plan.pdf", b"MZ")}
    refused = client.post(f"{URL}meetings/{meeting.reference}/papers/new/", wrong)
    assert "Files of this kind are not taken" in refused.content.decode()
    client.post(f"{made.url}versions/new/", {"file": SimpleUploadedFile("plan.pdf", PDF), "note": "Shorter"})
    client.post(f"{made.url}change/", {"title": "The new plan", "confidential": "on"})
    paper.refresh_from_db()
    assert (paper.title, paper.confidential, paper.versions.count()) == ("The new plan", True, 2)
    assert client.post(f"{made.url}send/").status_code == 302
    body = client.get(made.url).content.decode()
    assert "Ruth Example" in body
    assert client.get(f"{made.url}comments.csv").status_code == 200


def test_whoever_reads_along_opens_what_was_sent_and_is_not_for_members(world):
    meeting = meet(world, 14, held=False)
    draft, secret = add(world, meeting=meeting), sent_round(world, meeting=meeting, confidential=True, title="A lease")
    shown = sent_round(world, meeting=meeting, title="Open to all")
    client = sign_in(world.observer)
    found = {paper.title: client.get(f"{URL}papers/{paper.uid}/").status_code for paper in (draft, secret, shown)}
    assert found == {"A draft of the code": 404, "A lease": 404, "Open to all": 200}
    assert client.get(f"{URL}papers/{secret.uid}/file/1/").status_code == 404
    assert client.get(f"{URL}papers/{draft.uid}/file/1/").status_code == 404
    body = client.get(f"{URL}meetings/{meeting.reference}/").content.decode()
    assert ("A lease" in body, "A draft of the code" in body, "Open to all" in body) == (False, False, True)
    file = client.get(f"{URL}papers/{shown.uid}/file/1/")
    assert (file.content, file["Content-Type"], file["X-Content-Type-Options"]) == (PDF, "application/pdf", "nosniff")
    assert file["Content-Disposition"] == 'attachment; filename="open-to-all-1.pdf"'


def test_by_link_somebody_without_an_account_reads_and_comments(world):
    paper = sent_round(world)
    say(paper, world.chair, "Mine alone")
    commands.add_paper_version(paper=paper, data=PDF, **FACTS)
    client = come_by(PersonalLink.objects.get(person=world.member, purpose="paper"))
    page = client.get(f"{URL}papers/sent/")
    body = page.content.decode()
    assert ("A draft of the code" in body, "Mine alone" in body, "Version 2" in body) == (True, False, False)
    assert client.get(f"{URL}papers/sent/file/1/").content == PDF
    assert client.get(f"{URL}papers/sent/file/2/").status_code == 404
    empty = client.post(f"{URL}papers/sent/", {"text": ""})
    assert "There is a problem" in empty.content.decode()
    client.post(f"{URL}papers/sent/", {"place": "page 2", "text": "And here"})
    assert PaperComment.objects.filter(person=world.member).get().text == "And here"
    assert re.search("page 2: And here", client.get(f"{URL}papers/sent/").content.decode())
    assert Client().get(f"{URL}papers/sent/").status_code in {302, 403}


def test_a_member_comments_when_signed_in_and_finds_it_among_their_records(world):
    paper, client = sent_round(world), sign_in(world.member)
    assert "Comment on it" in client.get(f"{URL}papers/{paper.uid}/").content.decode()
    client.post(f"{URL}papers/{paper.uid}/comment/", {"text": "Too long"})
    assert "Too long" in client.get(f"{URL}papers/{paper.uid}/").content.decode()
    kept = {records.heading: records.rows for records in records_of(world.member)}
    assert [row["comment"] for row in kept["Your comments on papers"]] == ["Too long"]
    assert len(kept["Papers that were sent to you"]) == 1


def test_a_paper_says_when_nobody_can_comment_and_that_its_mail_is_being_made(world, signed_in):
    paper = add(world, comments_until=None)
    url, officer = f"{URL}papers/{paper.uid}/", signed_in(world.officer)
    PaperVersion.objects.update(sent_at=NOW)
    body = officer.get(url).content.decode()
    said = ("No comments are asked for", "Give a last day", "The mail is being made", "Nobody has")
    assert [words in body for words in said] == [True, True, True, False]
    body = signed_in(world.member).get(url).content.decode()
    assert ["No comments are asked for" in body, "Give a last day" in body] == [True, False]
