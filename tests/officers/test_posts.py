"""Officers' posts: written down, shared by two, paid for until a day, and shown by consent alone."""

from datetime import date
from decimal import Decimal

import pytest

from concord.core.accounts.records import records_of
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.interfaces.home.queries import front_desk
from concord.officers import commands
from concord.officers.models import Post, PostFunding, PostHost
from concord.officers.queries.posts import funding_ends, posts_page, shown_contacts
from tests.pages import text
from tests.worlds import at

from .running import DAY, FACTS, URL, facts_of, note_post

REACH = {"email": "priya@example.org", "phone": ""}


def show(world, post, by=None):
    commands.show_contact(post=post, by=by or world.officer, at=at(DAY), **REACH)


def test_two_halves_in_two_bodies_have_the_same_rights(world):
    for person, body in ((world.officer, world.cvs), (world.public_officer, world.council)):
        half = {"hours": Decimal("18.5"), "funded_until": date(2026, 6, 30)}
        note_post(world, person=person, name="", hosts=[(body, 100)], funders=[("Council", 50)], **half)
    page = posts_page(world.area, DAY)
    assert [(line.post.who, line.may_run, line.funding, line.unfunded) for line in page.now] == [
        ("Priya Example", True, "near", 50),
        ("Gareth Example", True, "near", 50),
    ]
    assert page.share_the_work
    assert [entry.subject_label for entry in AuditEntry.objects.filter(verb="officers.post_noted")] == [
        "an officer's post"
    ] * 2


def test_one_post_is_split_between_two_hosts(world):
    post = note_post(world, hosts=[(world.council, 60), (world.cvs, 40)], funders=[("Lottery", 70), ("Trust", 30)])
    assert [str(one) for one in post.hosts.all()] == ["Wessington Council, 60 %", "Wessington Voluntary Action, 40 %"]
    assert [str(one) for one in post.funding.all()] == ["Lottery, 70 %", "Trust, 30 %"]
    more = facts_of(ends_on=date(2026, 1, 31))
    commands.change_post(post=post, facts=more, hosts=[(world.cvs, None)], funders=[], **FACTS)
    assert (PostHost.objects.get().share, PostFunding.objects.count()) == (100, 0)
    assert [line.post for line in posts_page(world.area, DAY).before] == [post]


@pytest.mark.parametrize(
    "given",
    [
        {"name": ""},
        {"funders": [("Lottery", 60), ("lottery", 40)]},
        {"funders": [("Lottery", 60), ("Trust", 60)]},
        {"ends_on": date(2025, 6, 1)},
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(world, given):
    with pytest.raises(RuleBroken):
        note_post(world, **given)
    assert Post.objects.count() == 0


def test_only_officers_write(world):
    post = note_post(world)
    for somebody in (world.chair, world.member, world.stranger):
        facts = {"facts": facts_of(), "hosts": [(world.council, None)], "funders": [], "by": somebody, "at": at(DAY)}
        for run in (
            lambda given: commands.note_post(area=world.area, **given),
            lambda given: commands.change_post(post=post, **given),
            lambda given: commands.hide_contact(post=post, by=given["by"], at=given["at"]),
        ):
            with pytest.raises(AccessDenied):
                run(facts)


def test_a_contact_is_shown_by_the_persons_own_word_alone(world, signed_in, client):
    post = note_post(world, person=world.officer, name="")
    with pytest.raises(AccessDenied):
        show(world, post, by=world.public_officer)
    with pytest.raises(AccessDenied):
        show(world, note_post(world))
    assert "priya@example.org" not in text(client.get(f"{URL}contacts/"))
    show(world, post)
    assert (post.consent_on, list(shown_contacts(world.area, DAY))) == (DAY, [post])
    assert "priya@example.org" in text(client.get(f"{URL}contacts/"))
    assert signed_in(world.public_officer).post(f"{URL}posts/{post.uid}/hide/").status_code == 302
    post.refresh_from_db()
    assert (post.shown_publicly, post.consent_on, post.public_email) == (False, None, "")
    assert "priya@example.org" not in text(client.get(f"{URL}contacts/"))


def test_whoever_comes_next_has_said_nothing(world):
    post = note_post(world, person=world.officer, name="")
    show(world, post)
    about = {"hosts": [(world.council, None)], "funders": [], **FACTS}
    commands.change_post(post=post, facts=facts_of(person=world.officer, name="", title="Officer"), **about)
    assert post.shown_publicly
    commands.change_post(post=post, facts=facts_of(person=world.public_officer, name=""), **about)
    assert not post.shown_publicly
    show(world, post, by=world.public_officer)
    over = facts_of(person=world.public_officer, name="", ends_on=date(2026, 3, 1))
    commands.change_post(post=post, facts=over, **about)
    assert list(shown_contacts(world.area, DAY)) == []


def test_a_person_ticks_their_own_contact(world, signed_in):
    post = note_post(world, person=world.officer, name="")
    address, officer = f"{URL}posts/{post.uid}/contact/", signed_in(world.officer)
    page = text(officer.post(address, {"shown": "on", "public_email": "", "public_phone": ""}))
    assert "Give an e-mail address or a phone number" in page
    assert officer.post(address, {"shown": "on", "public_phone": "01632 960000"})["Location"] == URL
    assert "01632 960000" in text(officer.get(URL))
    assert officer.post(address, {})["Location"] == URL
    assert Post.objects.get().consent_on is None
    assert signed_in(world.public_officer).get(address).status_code == 404


def test_an_erased_person_is_reached_no_more(world):
    post = note_post(world, person=world.officer, name="")
    show(world, post)
    commands.forget_person(person=world.officer)
    post.refresh_from_db()
    assert (post.shown_publicly, post.public_email) == (False, "")


def test_a_post_follows_to_an_account(world):
    post = note_post(world, person=world.champion, name="")
    assert commands.follow_to_account(was=world.champion, account=world.officer)
    assert not commands.follow_to_account(was=world.champion, account=world.officer)
    assert Post.objects.get(pk=post.pk).person == world.officer


def test_what_is_kept_of_somebody_is_theirs_to_read(world):
    note_post(world, person=world.officer, name="", job_description="Runs the Compact.", funders=[("Lottery", 40)])
    found = {one.heading: one.rows for one in records_of(world.officer)}["Your posts as an officer"]
    assert [(row["job_description"], row["hosts"], row["funding"]) for row in found] == [
        ("Runs the Compact.", "Wessington Council, 100 %", "Lottery, 40 %")
    ]


def test_the_form_writes_a_post_and_says_what_is_wrong(world, signed_in):
    officer, typed = signed_in(world.officer), {"name": "Ivy", "title": "Officer", "host_1": str(world.council.uid)}
    typed |= {"starts_on_day": "2", "starts_on_month": "6", "starts_on_year": "2025"}
    page = text(officer.post(f"{URL}posts/new/", {**typed, "funder_1": "Lottery", "share_1": "40"}))
    assert "Say what part they pay" in page
    page = text(officer.post(f"{URL}posts/new/", {**typed, "share_1": "40"}))
    assert "must come to 100" in page
    assert officer.post(f"{URL}posts/new/", {**typed, "funder_1": "Lottery", "funder_1_share": "40"}).status_code == 302
    post = Post.objects.get()
    form = text(officer.get(f"{URL}posts/{post.uid}/"))
    assert 'value="Lottery"' in form
    more = {**typed, "person": str(world.officer.uid), "name": "", "host_2": str(world.cvs.uid)}
    assert officer.post(f"{URL}posts/{post.uid}/", more).status_code == 302
    assert sorted(one.share for one in PostHost.objects.all()) == [50, 50]
    assert "60 %: not known" not in text(officer.get(URL))
    assert "Ivy" not in officer.get(f"{URL}posts.csv").content.decode()


def test_who_reads_posts(world, signed_in):
    assert "No post is written down" in text(signed_in(world.member).get(URL))
    assert signed_in(world.champion).get(URL).status_code == 403
    assert signed_in(world.member).get(f"{URL}posts.csv").status_code == 403


@pytest.mark.parametrize(("until", "told"), [(date(2026, 9, 2), True), (date(2026, 9, 3), False), (None, False)])
def test_the_front_desk_warns_of_the_end_of_the_money(world, until, told):
    note_post(world, funded_until=until)
    words = [due.text for due in front_desk(world.area, world.officer, at=at(DAY)).today]
    assert ("The money for Ivy Example, Compact Officer ends" in words) is told
    assert not any("money" in due.text for due in front_desk(world.area, world.chair, at=at(DAY)).today)


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_as_often_for_many_posts(world, count, django_assert_num_queries):
    for number in range(count):
        about = {"name": f"Ivy {number}", "funders": [("Lottery", 50)], "funded_until": DAY}
        note_post(world, hosts=[(world.council, 50), (world.cvs, 50)], **about)
    with django_assert_num_queries(5):
        page = posts_page(world.area, DAY)
        words = [(str(host), line.unfunded) for line in page.now for host in line.post.hosts.all()]
        assert len(words) == 2 * count
    with django_assert_num_queries(1):
        assert len([str(post) for post in funding_ends(world.area, DAY)]) == count


def test_nothing_of_a_neighbour(world, signed_in):
    post = note_post(world)
    assert signed_in(world.stranger).get(f"{URL}posts/{post.uid}/").status_code == 403
