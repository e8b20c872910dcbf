"""What champions saw: read by whom the sentence names, and by nobody else."""

from datetime import date

import pytest
from django.utils import timezone

from concord.champions import commands
from concord.champions.models import Champion, Expression, Note
from concord.champions.queries.notes import NotesSought, notes_for_group
from concord.champions.queries.page import champion_page
from concord.champions.queries.records import records
from concord.champions.rules.notes import check_answer_state, check_shown_with_name, kept_since, who_reads
from concord.core.accounts.commands import add_person
from concord.core.accounts.models import PersonalLink
from concord.core.areas.scoping import everywhere
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from tests.pages import text
from tests.signing_in import come_by
from tests.worlds import at, open_a_period

from .test_views import today
from .watching import DAY, FACTS, URL, more_champions

PLAIN = {"kind": "learn", "seen_on": DAY, "for_group": False, "named": False}
SECRET = "The quince tree was cut down"
PAGES = ("", "notes/", "notes/group/", "mine/", "mine/notes/", "notes.csv", "coverage/", "letters/", "champions.csv")
OTHER_PAGES = ("/areas/wessington/", "/areas/wessington/audit/", "/areas/wessington/search/?search=quince")


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def write(world, person=None, text=SECRET, **more):
    return commands.write_note(
        person=person or world.champion, area=world.area, text=text, at=at(DAY), **{**PLAIN, **more}
    )


def test_the_page_for_the_group_names_the_areas_champions(world, signed_in):
    world.area.words = {"champion": {"one": "scout"}}
    world.area.save()
    assert "What scouts saw" in text(signed_in(world.member).get(f"{URL}notes/group/"))


def answer(note, state="read", said="", by=None):
    facts = {**FACTS, "by": by} if by else FACTS
    commands.answer_note(note=note, state=state, answer=said, **facts)


def readers(world, signed_in, word):
    """By whom a word is read on any page that they may open."""
    found = set()
    for name, person in world.people.items():
        client = signed_in(person)
        got = [client.get(path).content.decode() for path in (*(URL + page for page in PAGES), *OTHER_PAGES)]
        # The page of a search repeats what was typed.
        if any(word in page for page in got):
            found.add(name)
    return found


OFFICERS = {"officer", "public_officer"}


def test_a_note_that_is_not_for_the_group_is_read_by_officers_and_its_writer_alone(world, signed_in):
    made = write(world)
    assert readers(world, signed_in, SECRET) == OFFICERS | {"champion"}
    answer(made, said="A quiet word")
    assert readers(world, signed_in, SECRET) == OFFICERS | {"champion"}
    assert (
        readers(world, signed_in, "A quiet word") == {"champion"} | readers(world, signed_in, "A quiet word") & OFFICERS
    )


def test_a_note_for_the_group_is_read_by_it_once_the_officer_has(world, signed_in):
    made = write(world, for_group=True)
    assert readers(world, signed_in, SECRET) == OFFICERS | {"champion"}
    answer(made, said="A quiet word")
    assert readers(world, signed_in, SECRET) == OFFICERS | {"champion", "chair", "member"}
    assert not {"chair", "member"} & readers(world, signed_in, "A quiet word")


@pytest.mark.parametrize("named", [True, False])
def test_a_name_stands_beside_it_only_where_its_writer_says_so(world, signed_in, named):
    answer(write(world, for_group=True, named=named))
    for somebody in (world.chair, world.member):
        client = signed_in(somebody)
        page = text(client.get(f"{URL}notes/group/"))
        assert ("Lena Example" in page, "not named" in page) == (named, not named)
        assert "2 March" not in page
        assert ("cut down" in text(client.get(f"{URL}notes/group/?search=lena"))) == named
        assert "cut down" in text(client.get(f"{URL}notes/group/?search=quince"))


def test_the_trail_never_says_who_wrote_one(world, signed_in):
    made = write(world, for_group=True)
    commands.take_back_note(note=made, by=world.champion, at=at(DAY))
    trail = AuditEntry.objects.filter(verb__startswith="champions.note")
    assert [(one.verb, one.person_key, one.subject_label) for one in trail.order_by("pk")] == [
        ("champions.note_written", "", "a note"),
        ("champions.note_taken_back", "", "a note"),
    ]
    assert "Lena" not in str(list(trail.values()))
    assert Note.objects.count() == 0


def test_the_sentence_says_who_reads_it(world, signed_in):
    page = text(signed_in(world.champion).get(f"{URL}mine/notes/"))
    for words in (
        "Every Compact officer here reads it, with your name",
        "freedom of information",
        "confidential point",
    ):
        assert words in page
    assert "Nuala Example of Wessington Voluntary Action" in page
    nobody = who_reads(officer="officer", group="group", trustee="")
    assert nobody.endswith("do not write it here: nobody in this area holds names in confidence.")


def test_a_note_is_written_on_the_page_and_what_was_typed_comes_back(world, signed_in):
    client, address = signed_in(world.champion), f"{URL}mine/notes/"
    page = text(client.post(address, {"text": SECRET, "kind": "well", "named": "on", **today()}))
    assert "Your name is shown only with your note" in page
    assert SECRET in page
    typed = {"text": SECRET, "kind": "well", "about": f"o{world.trust.pk}", "for_group": "on", **today()}
    assert client.post(address, typed)["Location"] == address
    made = Note.objects.get()
    assert (made.champion.person, made.about, made.for_group) == (world.champion, "Mid Health Trust", True)
    assert "Nothing yet" not in text(client.get(address))
    assert "choose one of the answers" in text(client.post(address, {**typed, "about": "o0"}))
    assert "must include a day" in text(client.post(address, {**typed, "on_day": ""}))
    assert Note.objects.count() == 1


def test_a_link_opens_it_without_signing_in_and_nobody_elses_notes(world, client):
    other = write(world, person=world.volunteer, text="Of somebody else")
    commands.send_note_link(person=world.champion, area=world.area, by=world.officer, at=timezone.now())
    assert client.get(f"{URL}mine/notes/").status_code == 302
    by_link = come_by(PersonalLink.objects.get(purpose="note"))
    assert by_link.post(f"{URL}mine/notes/", {"text": SECRET, "kind": "unsure", **today()}).status_code == 302
    page = text(by_link.get(f"{URL}mine/notes/"))
    assert SECRET in page
    assert "Of somebody else" not in page
    assert by_link.post(f"{URL}mine/notes/{other.uid}/take-back/").status_code == 404
    assert by_link.get(f"{URL}notes/").status_code in {302, 403}
    mine = Note.objects.get(text=SECRET)
    assert by_link.post(f"{URL}mine/notes/{mine.uid}/take-back/").status_code == 302
    assert list(Note.objects.values_list("text", flat=True)) == ["Of somebody else"]


def test_no_words_of_it_are_mailed(world):
    made = write(world)
    answer(made, said="A quiet word")
    message = OutgoingMessage.objects.get(kind="champions.note_answer")
    assert message.to_address == world.champion.email
    assert not [word for word in ("quince", "quiet word") if word in message.kept_text + message.subject]
    other = write(world)
    answer(other)
    assert OutgoingMessage.objects.filter(kind="champions.note_answer").count() == 1


def test_it_is_asked_into_a_return_and_no_point_is_made(world, signed_in):
    period = open_a_period(world)
    answer(write(world), state="asked")
    page = text(signed_in(world.champion).get(f"{URL}mine/notes/"))
    assert f"returns/{period.reference}/" in page
    assert "nothing is put there for you" in page
    assert not period.returns.exists()


def test_who_may_write_answer_and_take_back(world):
    made = write(world)
    for somebody in (world.chair, world.champion, world.stranger):
        with pytest.raises(AccessDenied):
            answer(made, by=somebody)
        with pytest.raises(AccessDenied):
            commands.send_note_link(person=world.champion, area=world.area, by=somebody, at=at(DAY))
    for somebody in (world.officer, world.chair, world.volunteer):
        with pytest.raises(AccessDenied):
            commands.take_back_note(note=made, by=somebody, at=at(DAY))
    for somebody in (world.observer, world.officer, world.stranger):
        with pytest.raises(AccessDenied):
            write(world, person=somebody)
    with pytest.raises(RuleBroken, match="not been a champion"):
        write(world, person=world.member)
    with pytest.raises(RuleBroken, match="has not come yet"):
        write(world, seen_on=date(2026, 3, 3))
    with pytest.raises(RuleBroken, match="few words"):
        write(world, text="  ")
    answer(made)
    with pytest.raises(RuleBroken, match="just been read"):
        answer(made)


def test_rules():
    check_shown_with_name(for_group=True, named=True)
    for state in ("waiting", "x"):
        with pytest.raises(RuleBroken):
            check_answer_state(state)
    with pytest.raises(RuleBroken):
        check_shown_with_name(for_group=False, named=True)
    assert kept_since(date(2026, 3, 2)) == date(2024, 3, 2)


def test_the_officer_finds_and_answers(world, signed_in):
    write(world, text="=HYPERLINK(1)", organisation=world.trust)
    write(world, person=world.volunteer, text="Bills", kind="well", for_group=True)
    officer = signed_in(world.officer)
    assert "2 found" in text(officer.get(f"{URL}notes/"))
    for asked in ("search=lena", "kind=learn", f"organisation={world.trust.uid}", "for_group=no"):
        page = text(officer.get(f"{URL}notes/?{asked}"))
        assert "1 found" in page
        assert "HYPERLINK" in page
    assert "2 found" in text(officer.get(f"{URL}notes/?state=waiting"))
    assert "Bills" not in officer.get(f"{URL}notes.csv?kind=learn").content.decode()
    assert "'=HYPERLINK" in officer.get(f"{URL}notes.csv").content.decode()
    made = Note.objects.get(text="Bills")
    assert "Bills" in text(officer.get(f"{URL}notes/{made.uid}/"))
    assert officer.post(f"{URL}notes/{made.uid}/", {"state": "read", "answer": ""}).status_code == 302
    assert officer.post(f"{URL}people/{world.champion.uid}/notes-link/").status_code == 302


def test_notes_go_by_themselves_and_offers_that_came_to_nothing(world):
    write(world)
    facts = {"name": "Olive", "email": "o@example.org", "organisation_name": "X"}
    for phone in ("1", "2", "3", "3"):
        offer = commands.express_interest(area=world.area, by=None, at=at(DAY), phone=phone, **facts)
    assert Expression.objects.count() == 3
    commands.decline_expression(expression=offer, reason="No", by=FACTS["by"], at=at(date(2026, 5, 2)))
    other = Expression.objects.filter(state="waiting").first()
    commands.accept_expression(expression=other, organisation=world.charity, unit=None, **FACTS)

    def after(day):
        gone = commands.let_go_of_old(area=world.area, on=day, at=at(day))
        return gone, set(Expression.objects.values_list("state", flat=True)), Note.objects.count()

    assert after(date(2026, 9, 2)) == (0, {"waiting", "declined", "accepted"}, 1)
    assert after(date(2026, 9, 3)) == (1, {"declined", "accepted"}, 1)
    assert after(date(2026, 11, 3)) == (1, {"accepted"}, 1)
    assert after(date(2028, 3, 2)) == (0, {"accepted"}, 1)
    assert after(date(2028, 3, 3)) == (1, {"accepted"}, 0)
    assert AuditEntry.objects.filter(verb="champions.let_go").count() == 3


def test_a_note_counts_as_taking_part_and_follows_its_writer(world):
    write(world)
    assert champion_page(world.champion, world.area, DAY).took_part.seen == 1
    assert any(SECRET in str(part) for part in records(world.champion))
    account = add_person(name="Lena Example", email="new@example.org", home_area=world.area, **FACTS)
    commands.describe_champion(person=world.volunteer, area=world.area, changes={"director": "Dee"}, **FACTS)
    assert commands.follow_to_account(was=world.champion, account=world.volunteer) is True
    assert Note.objects.get().champion == Champion.objects.get(person=world.volunteer)
    assert account
    with everywhere():
        commands.forget_person(person=world.volunteer)
    assert Note.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_as_often_for_many(world, signed_in, count, django_assert_num_queries):
    for number, person in enumerate(more_champions(world, count)):
        answer(write(world, person=person, text=f"No {number}", for_group=True, organisation=world.council))
    with django_assert_num_queries(1):
        assert len([one.about for one in notes_for_group(world.area, NotesSought())]) == count
    client = signed_in(world.officer)
    client.get(f"{URL}notes/")
    with django_assert_num_queries(8):
        client.get(f"{URL}notes/")
