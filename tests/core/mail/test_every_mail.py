"""Every mail that Concord sends, sent by what sends it: both parts, the area's name and contact, its link and code."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.dispatch import Signal
from django.test import Client
from django.test.signals import template_rendered
from django.utils import timezone

from concord.agreement import commands as agreement
from concord.agreement.queries.approaching import candidates
from concord.agreement.queries.signatures import agreement_of
from concord.champions import commands as champions
from concord.champions.models import Recipient
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import change_own_details, change_person, send_weekly_mail
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditSeal
from concord.core.directory import commands as directory
from concord.core.directory.models import Membership
from concord.core.lib.errors import RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands as group
from concord.group.commands.inbound import refuse
from concord.group.models import Meeting
from concord.log import commands as log
from concord.log.commands.asking import ask_reporters
from concord.log.commands.replies import send_request
from concord.log.models import Decision
from concord.log.rules.returns import PointInput
from concord.officers import commands as officers
from concord.officers.queries.horizon import digest_page
from tests.agreement.signing import RENEWED, adopt, signed
from tests.board.conftest import TODAY, Desk
from tests.factories.log import PeriodFactory
from tests.worlds import OPENS, World, at, later, open_a_period, somebody

pytestmark = pytest.mark.django_db

CODE = Path(__file__).parents[3] / "concord"
MISSING = "«missing»"
CONTACT = "Questions: Priya Example, help@wessington.example.org, 01234 567890"
ASKED = {
    "contact_name": "Priya Example",
    "contact_email": "help@wessington.example.org",
    "contact_phone": "01234 567890",
}
FRAME = {"base", "foot"}
# What a district gets from the area above.
OF_A_DISTRICT = {"item_answered"}
# To somebody who may be a stranger to every area.
OF_NO_AREA = {"sign_in_unknown", "new_address"}


def templates() -> set[str]:
    return {path.stem for path in CODE.rglob("templates/mail/*.txt")} - FRAME


@pytest.fixture
def drawn(settings: Any) -> Iterator[list[str]]:
    """The name of each mail template as it is drawn; what a template asks for in vain shows."""
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "string_if_invalid": MISSING}}]
    names: list[str] = []

    def note(sender: object, template: Any, **kwargs: object) -> None:
        if re.fullmatch(r"mail/\w+\.(txt|html)", template.name or ""):
            names.append(template.name)

    signal: Signal = template_rendered
    signal.connect(note)
    yield names
    signal.disconnect(note)


@pytest.fixture
def place(world: World) -> World:
    Area.objects.filter(pk=world.area.pk).update(**ASKED)
    world.area.refresh_from_db()
    return world


def ask_for_returns(world: World) -> None:
    period = open_a_period(world)
    log.remind(period=period, by=SYSTEM, at=later(3))
    log.resend_link(expectation=period.expectations.get(person=world.champion), by=SYSTEM, at=later(3))
    made = log.start_return(period=period, person=world.champion, at=later(4))
    points = [PointInput(text="The draft was written together.")]
    log.save_box(log_return=made, box=1, nothing=False, points=points, by=world.champion, at=later(4))
    log.send_return(log_return=made, by=world.champion, at=later(4))
    log.remind(period=period, by=SYSTEM, at=later(20))
    entered = {"boxes": {}, "received_on": later(4).date(), "is_nil": True, "by": SYSTEM, "at": later(4)}
    nil = log.enter_return(period=period, person=world.volunteer, **entered)
    log.take_back_entered(log_return=nil, reason="mistake", by=SYSTEM, at=later(4))
    asked_back = Decision(point=made.points.get(), verdict="asked_back", reason="Which draft was it?")
    ask_reporters(asked_back, at=later(30))
    gone = made.points.get()
    gone.withdrawn_at = later(31)
    log.tell_reporter(point=gone, reason="mistake", at=later(31))


def ask_for_a_reply(desk: Desk) -> None:
    point = desk.point(2, "Only two weeks to apply.")
    request = desk.ask_reply(point, desk.world.council, date(2026, 4, 20))
    request.to_address = "council@example.org"
    send_request(request, "Harriet Hall", by=SYSTEM, at=TODAY)
    log.record_reply(request=request, text="We have changed it.", name="Harriet", by=None, at=TODAY)


def ask_the_board(desk: Desk) -> None:
    desk.answered(desk.issued(ask="Agree three months", box_1="Kept"), task="Tell us more", ask_answer="accepted")


def sign_the_agreement(world: World) -> None:
    first = adopt(world)
    when = {"by": SYSTEM, "at": TODAY}
    agreement.ask_to_sign(version=first, candidates=candidates(world.area, first), **when)
    signed(world, contact_email="ada@example.org")
    newer = adopt(world, RENEWED)
    again = [one for one in candidates(world.area, newer) if one.signed_version]
    agreement.ask_to_sign(version=newer, candidates=again, **when)


def let_a_consultation_end(world: World) -> None:
    when: dict[str, Any] = {"by": SYSTEM, "at": TODAY}
    document = agreement_of(world.area)
    draft = agreement.start_version(document=document, revision="refresh", **when)
    section = agreement.add_section(version=draft, heading="Time", **when)
    agreement.add_clause(section=section, number="7.1", title="Ask early", **when)
    opens, closes = TODAY.date(), TODAY.date() + timedelta(days=90)
    made = agreement.open_consultation(version=draft, opens_on=opens, closes_on=closes, **when)
    raise_a_point(world, made)
    after = closes + timedelta(days=1)
    agreement.end_due_consultations(area=world.area, on=after, at=at(after))


def raise_a_point(world: World, draft: Any) -> None:
    facts: dict[str, Any] = {"by": SYSTEM, "at": TODAY}
    times = {"starts_at": TODAY, "ends_at": TODAY + timedelta(hours=1)}
    meeting = group.schedule_meeting(group=world.group, kind="extra", **times, **facts)
    said = {"raised_by": world.member, "text": "Part B comes last.", **facts}
    group.note_raised(meeting=meeting, consultation=draft, **said)


def remind_a_contractor(world: World) -> None:
    facts = {"name": "Bright Ltd", "contract": "Care", "funder": "The council", "contact_email": "bea@example.org"}
    made = agreement.add_contractor(area=world.area, by=SYSTEM, at=TODAY, **facts)
    agreement.remind_contractor(contractor=made, way="mail", on=TODAY.date(), by=SYSTEM, at=TODAY)


def change_roles(world: World) -> None:
    for person, role in ((world.volunteer, "trustee"), (world.observer, "chair")):
        facts = {"person": person, "organisation": world.charity, "role": role, "starts_on": OPENS}
        directory.add_membership(area=world.area, by=world.officer, at=at(OPENS), **facts)
    held = Membership.objects.get(person=world.trustee)
    directory.change_organisation(
        organisation=world.cvs, changes={"sector": "public", "sector_reason": "x"}, area=world.area, by=SYSTEM, at=TODAY
    )
    directory.end_membership(membership=held, ends_on=date(2026, 6, 1), by=world.officer, at=at(OPENS))


def keep_accounts(world: World) -> None:
    directory.invite(membership=Membership.objects.get(person=world.volunteer, role="champion"), by=SYSTEM, at=TODAY)
    change_person(
        person=world.volunteer, changes={"login_email": "pat@new.example.org"}, area=world.area, by=SYSTEM, at=TODAY
    )
    details = {"name": "Priya Example", "email": "priya@new.example.org"}
    change_own_details(person=world.officer, changes=details, at=TODAY)
    for address in ("marta@example.org", "nobody@example.org"):
        Client().post("/account/sign-in/", {"email": address})


def ask_all_partnerships(world: World) -> None:
    when = {"by": SYSTEM, "at": TODAY}
    facts = {"name": "Safer Wessington", "kind": "thematic", "contact_email": "safer@example.org"}
    directory.add_partnership(area=world.area, facts=facts, **when)
    due_on = TODAY.date() + timedelta(days=30)
    made = directory.begin_round(area=world.area, name="2026", due_on=due_on, message="Thank you.", **when)
    directory.remind_partnerships(round_=made, **when)


def pass_an_item_up(world: World) -> None:
    facts = {"slug": "weston", "name": "Weston", "code": "WEST", "kind": "district"}
    low = directory.add_area(**facts, parent=world.area, by=SYSTEM, at=TODAY)
    Area.objects.filter(pk=low.pk).update(**ASKED)
    directory.note_tier_relation(
        upper=world.area, lower=low, facts={"kind": "aligned", "escalation_route": "By mail"}, by=SYSTEM, at=TODAY
    )
    with within(low):
        body = directory.add_organisation(
            area=low, name="Weston Council", sector="public", kind="council", by=SYSTEM, at=TODAY
        )
        somebody(low, body, "Olive", "officer")
        item = directory.pass_up(
            area=low,
            title="Late bills",
            text="Bills wait.",
            consent_way="spoken",
            consented_on=OPENS,
            by=SYSTEM,
            at=TODAY,
        )
    directory.answer_item(item=item, answer="We wrote to them.", sent_back=False, by=SYSTEM, at=TODAY)


def move_a_meeting(world: World) -> None:
    # Nobody is told of a meeting that is over.
    starts = (timezone.now() + timedelta(days=30)).replace(hour=12, minute=0)
    facts = {"kind": "regular", "link": "", "by": SYSTEM, "at": TODAY}
    meeting = group.schedule_meeting(
        group=world.group, starts_at=starts, ends_at=starts + timedelta(hours=1), place="Guildhall", **facts
    )
    moved = {"starts_at": starts + timedelta(days=1), "ends_at": starts + timedelta(days=1, hours=1)}
    group.send_invitations(meeting=meeting, by=SYSTEM, at=TODAY)
    group.change_meeting(meeting=meeting, place="Room 3", **moved, **facts)
    group.cancel_meeting(meeting=meeting, by=SYSTEM, at=TODAY)


def let_days_pass(world: World) -> None:
    facts = {"owner": None, "every_member": True, "by": SYSTEM, "at": TODAY}
    group.agree_action(group=world.group, text="Say where it is kept", due_on=date(2026, 5, 20), **facts)
    send_weekly_mail(area=world.area, on=date(2026, 5, 18), at=at(date(2026, 5, 18)))
    directory.mail_seal_to_chairs(seal=AuditSeal(sealed_at=TODAY, until=TODAY, entries=7, head="a1b2"), at=TODAY)


def send_minutes_round(world: World) -> None:
    starts = timezone.now() - timedelta(days=2)
    facts = {"by": SYSTEM, "at": timezone.now()}
    meeting = group.schedule_meeting(
        group=world.group, kind="regular", starts_at=starts, ends_at=starts + timedelta(hours=1), **facts
    )
    meeting.attendances.exclude(person=world.member).delete()
    minutes = group.begin_minutes(meeting=meeting, **facts)
    item = group.add_minute_item(minutes=minutes, title="Payment", **facts)
    group.save_item(item=item, text="It is sooner.", confidential=False, version=1, **facts)
    group.circulate_minutes(minutes=minutes, **facts)


def send_a_paper_round(world: World) -> None:
    meeting, facts = Meeting.objects.get(minutes__isnull=False), {"by": SYSTEM, "at": timezone.now()}
    until = timezone.localdate() + timedelta(days=9)
    file = b"%PDF-1.7 %%EOF"
    paper = group.add_paper(meeting=meeting, title="A draft", data=file, comments_until=until, **facts)
    meeting.attendances.exclude(person=world.member).delete()
    group.circulate_paper(paper=paper, **facts)


def send_to_pass_on(world: World) -> None:
    facts = {"title": "Bills", "text": "They are paid sooner.", "by": SYSTEM, "at": TODAY}
    group.write_relay(group=world.group, due_on=date(2026, 5, 30), **facts)


def answer_an_application(world: World) -> None:
    facts = {"by": SYSTEM, "at": TODAY}
    seat = group.add_seat(group=world.group, sector="voluntary", starts_on=OPENS, label="Open seat", **facts)
    asked = {"role_description": "You come.", "panel": "The chair", "closes_on": OPENS, "by": SYSTEM, "at": at(OPENS)}
    vacancy = group.advertise_seat(seat=seat, **asked)
    last = timezone.localdate(TODAY)
    extra = group.add_seat(group=world.group, sector="voluntary", starts_on=OPENS, label="Second seat", **facts)
    open_now = group.advertise_seat(
        seat=extra, role_description="You come.", panel="The chair", closes_on=last, **facts
    )
    group.apply_for_seat(vacancy=open_now, name="Omar", email="omar@example.org", text="I listen.", at=TODAY)
    written = {"name": "Ida", "email": "ida@example.org", "text": "I know small groups."}
    one = group.receive_application(vacancy=vacancy, received_on=OPENS, **written, **facts)
    group.decline_applicant(application=one, feedback="Try again.", **facts)


def ask_how_it_works(world: World) -> None:
    group.open_survey(
        group=world.group, year=TODAY.year, closes_on=TODAY.date() + timedelta(days=9), by=SYSTEM, at=TODAY
    )


def talk_between_meetings(world: World) -> None:
    group.follow_discussion(group=world.group, by=world.chair, at=TODAY - timedelta(days=9))
    before = {"by": world.chair, "at": TODAY - timedelta(days=20)}
    group.open_topic(group=world.group, title="Who knows?", text="A question.", **before)
    topic = group.open_topic(group=world.group, title="Forms", text="One page.", by=world.member, at=TODAY)
    group.send_digests(area=world.area, on=TODAY.date(), at=TODAY)
    group.hide_post(post=topic.posts.get(), reason="It names somebody.", by=SYSTEM, at=TODAY)
    refuse(topic, world.chair, RuleBroken("A file was attached."), TODAY)


def decline_an_offer(world: World) -> None:
    facts = {"name": "Olive", "email": "olive@example.org", "organisation_name": "Allotments"}
    offer = champions.express_interest(area=world.area, by=None, at=TODAY, **facts)
    champions.decline_expression(expression=offer, reason="There are two already.", by=SYSTEM, at=TODAY)


def write_to_champions(world: World) -> None:
    for kind in ("briefing", "mail"):
        facts = {"subject": "What happened since", "text": "We met.", "sought": {"search": "Lena"}, "kind": kind}
        letter = champions.write_mailing(area=world.area, by=SYSTEM, at=TODAY, **facts)
        champions.send_mailing(mailing=letter, looked_at=1, by=SYSTEM, at=TODAY)
    copy = Recipient.objects.get(mailing__kind="briefing")
    facts = {"text": "They rang back.", "kind": "well", "seen_on": OPENS, "for_group": False, "named": False}
    note = champions.write_note(person=world.champion, area=world.area, at=TODAY, **facts)
    champions.answer_note(note=note, state="asked", answer="Thank you.", by=SYSTEM, at=TODAY)
    champions.send_note_link(person=world.champion, area=world.area, by=SYSTEM, at=TODAY)
    for person in (world.champion, world.volunteer):
        work = champions.add_work_area(
            person=person, area=world.area, theme="grants", words="", by=world.officer, at=TODAY
        )
    for ends in (champions.introduce, champions.decline_introduction):
        asks = {"message": "May we talk?", "shares_address": True, "by": world.champion, "at": TODAY}
        asked = champions.ask_introduction(work=work, **asks)
        said = {"agreed": True, "shares_address": False} if ends == champions.introduce else {"reason": "Away."}
        ends(introduction=asked, by=SYSTEM, at=TODAY, **said)
    question = champions.ask_question(recipient=copy, text="May we come?", at=TODAY)
    champions.answer_question(question=question, text="Yes, gladly.", by=SYSTEM, at=TODAY)


def look_ahead(world: World) -> None:
    facts = {"title": "A law", "text": "Ask early.", "kind": "law", "source": "The news", "url": "https://example.org/"}
    facts |= {"on": OPENS, "relevance": "high", "why": "We ask late."}
    officers.put_horizon(area=world.area, facts=facts, by=SYSTEM, at=TODAY)
    people = len(digest_page(world.area, TODAY.date()).goes_to)
    officers.send_digest(area=world.area, looked_at=people, holds=1, by=SYSTEM, at=TODAY)


@pytest.fixture
def sent(place: World, drawn: list[str]) -> list[tuple[str, Any]]:
    """Each message with the name of its template, as it was sent."""
    desk = Desk(place, PeriodFactory(group=place.group, state="decided", label="Winter", decided_at=TODAY))
    ask_for_returns(place)
    ask_for_a_reply(desk)
    ask_the_board(desk)
    keep_accounts(place)
    let_days_pass(place)
    move_a_meeting(place)
    send_minutes_round(place)
    send_a_paper_round(place)
    send_to_pass_on(place)
    talk_between_meetings(place)
    ask_how_it_works(place)
    answer_an_application(place)
    decline_an_offer(place)
    write_to_champions(place)
    look_ahead(place)
    sign_the_agreement(place)
    let_a_consultation_end(place)
    remind_a_contractor(place)
    change_roles(place)
    ask_all_partnerships(place)
    pass_an_item_up(place)
    names = [name.removeprefix("mail/").removesuffix(".txt") for name in drawn if name.endswith(".txt")]
    return list(zip([name for name in names if name not in FRAME], mail.outbox, strict=True))


def test_every_mail(sent: list[tuple[str, Any]], drawn: list[str]) -> None:
    assert {name for name, _ in sent} == templates()
    for name, message in sent:
        check_parts(name, message)
        check_names(name, message)
        check_link(name, message)


def check_parts(name: str, message: Any) -> None:
    html = message.alternatives[0]
    assert html.mimetype == "text/html", name
    for part in (message.body, html.content):
        assert MISSING not in part, (name, part)
        assert not re.search(r"\[personal|None|\{\{|\{%", part), (name, part)
    assert len(message.subject) > 10, name
    words = re.sub(r"<[^>]+>", " ", html.content)
    assert len(words.split()) > 15, name


def check_names(name: str, message: Any) -> None:
    of_no_area = name in OF_NO_AREA
    place = "Weston" if name in OF_A_DISTRICT else "Wessington"
    assert message.from_email.startswith("Concord" if of_no_area else f"{place} Compact <"), name
    assert message.reply_to == ([] if of_no_area else ["Priya Example <help@wessington.example.org>"]), name
    if not of_no_area:
        assert CONTACT in message.body, name
        assert "help@wessington.example.org</a>, 01234 567890" in message.alternatives[0].content, name


def check_link(name: str, message: Any) -> None:
    """A link comes with its code and the address at which it is typed, in both parts."""
    html = message.alternatives[0].content
    links = set(re.findall(r"http://127.0.0.1:8000/link/[^\s\"<]+", message.body))
    assert links == set(re.findall(r"http://127.0.0.1:8000/link/[^\s\"<]+", html)), name
    typed = r"type the code (?:<strong>)?([A-Z0-9]{4}-[A-Z0-9]{4})(?:</strong>)? at .*http://127.0.0.1:8000/code/"
    codes = re.findall(typed, message.body) + re.findall(typed, html)
    assert (len(links), len(codes), len(set(codes))) in {(0, 0, 0), (1, 2, 1)}, (name, codes)


def test_no_word_that_is_kept_holds_a_link_or_its_code(sent: list[tuple[str, Any]]) -> None:
    codes = set(re.findall(r"code ([A-Z0-9]{4}-[A-Z0-9]{4})", "".join(message.body for _, message in sent)))
    assert len(codes) > 10
    kept = "".join(OutgoingMessage.objects.values_list("kept_text", flat=True))
    kept += "".join(OutgoingMessage.objects.values_list("kept_html", flat=True))
    assert "[personal link]" in kept
    assert "/link/" not in kept
    assert not [code for code in codes if code in kept]
    assert set(OutgoingMessage.objects.values_list("text_body", "html_body")) == {("", "")}


# What somebody wrote or has to do is read by them alone; what concerns how one signs in is listed nowhere.
NEVER_KEPT = {"log.copy", "log.reply_copy", "weekly", "accounts.code", "accounts.unknown"}
NEVER_KEPT |= {"accounts.notice", "accounts.new_address"}


def test_what_is_kept_of_each_kind(sent: list[tuple[str, Any]]) -> None:
    kinds = set(OutgoingMessage.objects.filter(kept_text="").values_list("kind", flat=True))
    assert kinds >= NEVER_KEPT
    assert not NEVER_KEPT & set(OutgoingMessage.objects.exclude(kept_text="").values_list("kind", flat=True))


def test_nothing_is_mailed_about_a_draft(place: World) -> None:
    desk = Desk(place, PeriodFactory(group=place.group, state="decided", decided_at=TODAY))
    log.plan_period(
        group=place.group, label="Later", starts_on=OPENS, ends_on=OPENS, opens_on=date(2026, 9, 1),
        due_on=date(2026, 9, 10), locks_on=date(2026, 9, 20), by=SYSTEM, at=TODAY,
    )  # fmt: skip
    desk.report(ask="Agree three months")
    period = PeriodFactory(group=place.group)
    made = log.start_return(period=period, person=place.champion, at=later(1))
    points = [PointInput(text="Not yet sent.")]
    log.save_box(log_return=made, box=1, nothing=False, points=points, by=place.champion, at=later(1))
    invited = place.volunteer
    assert mail.outbox == []
    assert OutgoingMessage.objects.count() == 0
    directory.invite(membership=Membership.objects.get(person=invited), by=SYSTEM, at=TODAY + timedelta(days=1))
    assert len(mail.outbox) == 1
