"""How far an organisation can keep a draft's commitments: marked by somebody who speaks for it, or by the officer."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.directory.models import Organisation
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_text

from ..models import BodyMark, Consultation, ConsultedClause
from ..queries.achieving import speaks_for
from ..rules.achieving import check_mark, check_may_be_marked
from ..terms import Achievable, Verb

Actor = Person | Installation


@transaction.atomic
def mark_clause(
    *,
    consultation: Consultation,
    clause: ConsultedClause,
    organisation: Organisation,
    mark: str,
    by: Actor,
    at: datetime,
    achievable_on: date | None = None,
    comment: str = "",
) -> BodyMark:
    """Say how far an organisation can keep a commitment of a draft. What it said before is kept; the last counts.

    By a champion, member or chair of it while comments are taken, or by the officer on its behalf.
    """
    today, comment = timezone.localdate(at), clean_text(comment)
    own = isinstance(by, Person) and speaks_for(by, organisation, consultation.area, today)
    require(by, Permission.SEE_AGREEMENT if own else Permission.EDIT_AGREEMENT, consultation.area)
    check_may_be_marked(consultation, clause, own=own, today=today)
    achievable_on = achievable_on if mark == Achievable.BY_DATE else None
    check_mark(mark=mark, achievable_on=achievable_on, comment=comment, on=today)
    facts = {"mark": mark, "achievable_on": achievable_on, "comment": comment, "on_behalf": not own}
    before = BodyMark.objects.filter(clause=clause, organisation=organisation, is_current=True)
    same = before.filter(**facts).first()
    if same is not None:
        return same
    before.update(is_current=False)
    made = BodyMark(area=consultation.area, clause=clause, marked_on=today, **named(organisation), **facts)
    keep(made)
    record(Verb.CLAUSE_MARKED, subject=made, by=by, at=at, on_behalf=not own)
    return made


def named(organisation: Organisation) -> dict[str, object]:
    return {"organisation": organisation, "organisation_name": organisation.name, "sector": organisation.sector}


def keep(made: BodyMark) -> None:
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise RuleBroken("Somebody else has just marked it for this organisation. Look at it again.") from None
