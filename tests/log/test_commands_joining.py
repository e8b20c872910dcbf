"""What somebody wrote before they joined with an account of their own stands under it."""

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.audit.commands import record
from concord.core.directory.terms import Verb
from concord.log import commands
from concord.log.commands import follow_to_account
from concord.log.models import Expectation, LogReturn
from concord.log.queries.confidential import own_written
from concord.log.rules.returns import PointInput

from .deciding import sit_down


def account():
    return Person.objects.create(name="Asha Account", login_email="asha@example.org")


def test_returns_go_on_and_nobody_elses_move(place):
    period = place.open()
    made, theirs = place.send(period, place.champion, {4: []}), place.send(period, place.chair, {4: []})
    asha = account()
    follow_to_account(was=place.champion, account=asha)
    assert [LogReturn.objects.get(pk=row.pk).person for row in (made, theirs)] == [asha, place.chair]
    assert not Expectation.objects.filter(person=place.champion).exists()
    assert Expectation.objects.filter(person=asha, person_name=str(place.champion)).count() == 1


def test_what_was_said_in_confidence_is_found_again_by_its_reporter_alone(place):
    secret = PointInput(text="Nobody may know", point_class=3)
    made = place.send(place.open(), place.champion, {2: [secret]})
    asha = account()
    follow_to_account(was=place.champion, account=asha)
    made.refresh_from_db()
    assert (made.person, [point.input.text for point in own_written(made)[2]]) == (asha, ["Nobody may know"])


def test_learning_and_quick_wins_stay_in_the_same_hands(place):
    win = commands.add_quick_win(
        area=place.area, idea="A second door", effort=1, benefit=3, owner=place.champion, due_on=place.today, by=SYSTEM,
        at=place.now,
    )  # fmt: skip
    facts = {"point": sit_down(place).draft, "text": "Ask earlier", "due_on": place.today, "by": SYSTEM}
    item = commands.add_learning(owner=place.champion, at=place.now, **facts)
    asha = account()
    follow_to_account(was=place.champion, account=asha)
    for row in (item, win):
        row.refresh_from_db()
        assert row.owner == asha


def test_it_follows_an_invitation_that_an_account_accepted(place):
    made, asha = place.send(place.open(), place.champion, {4: []}), account()
    facts = {"subject": asha, "by": asha, "at": place.now, "area": place.area, "label": "invitation"}
    record(Verb.INVITATION_ACCEPTED, **facts)
    made.refresh_from_db()
    assert made.person == place.champion
    record(Verb.INVITATION_ACCEPTED, **facts, was=str(place.champion.uid))
    made.refresh_from_db()
    assert made.person == asha
