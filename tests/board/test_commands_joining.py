"""What a contact answered for the board before they joined with an account of their own stands under it."""

from concord.board.models import BoardAnswer
from concord.core.accounts.models import Person
from concord.core.audit.commands import record
from concord.core.directory.following import follow_joined
from concord.core.directory.terms import Verb
from tests.board.conftest import TODAY


def test_an_answer_follows_at_once_and_where_it_did_not_the_next_day(desk):
    made, world = desk.answered(desk.issued(ask="Pay in 30 days.")), desk.world
    asha = Person.objects.create(name="Asha Account", login_email="asha@example.org")
    facts = {"subject": asha, "by": asha, "at": TODAY, "area": world.area, "label": "invitation"}
    record(Verb.INVITATION_ACCEPTED, **facts)
    made.refresh_from_db()
    assert made.answered_by == world.board_contact
    record(Verb.INVITATION_ACCEPTED, **facts, was=str(world.board_contact.uid))
    made.refresh_from_db()
    assert made.answered_by == asha
    BoardAnswer.objects.update(answered_by=world.board_contact)
    days = [follow_joined(area=world.area, on=TODAY.date(), at=TODAY) for _ in range(2)]
    made.refresh_from_db()
    assert (days, made.answered_by) == ([1, 0], asha)
