"""Changes that one area proposes to what another looks after, and their answers. Nothing is mailed."""

from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import Organisation, Partner, ProposedChange
from ..terms import Verb


@transaction.atomic
def propose_change(*, organisation: Organisation, area: Area, text: str, by: Person, at: datetime) -> ProposedChange:
    """Tell the area that looks after an organisation what is wrong about it, or has changed."""
    require(by, Permission.MANAGE_PEOPLE, area)
    if not Partner.objects.filter(area=area, organisation=organisation).exists():
        raise RuleBroken("This organisation is not a partner here.")
    home = organisation.home_area
    if home.pk == area.pk:
        raise RuleBroken(f"{organisation} is looked after here. Make the change yourself.")
    if not clean_line(text):
        raise RuleBroken("Say what is to change.", field="text")
    with within(home):
        made = ProposedChange(
            area=home, from_area=area, organisation=organisation, proposed_by=by, proposed_at=at, text=clean_line(text)
        )
        made.save()
    record(Verb.CHANGE_PROPOSED, subject=organisation, by=by, at=at, area=area)
    return made


@transaction.atomic
def settle_proposal(*, proposal: ProposedChange, accepted: bool, reason: str, by: Person, at: datetime) -> None:
    """Answer a proposal. Accepting makes no change by itself: the officer makes it next."""
    require(by, Permission.MANAGE_PEOPLE, proposal.area)
    if not accepted and not clean_line(reason):
        raise RuleBroken("Say why not. The other area reads it.", field="reason")
    # Compare-and-set: two officers may answer in the same minute.
    waiting = ProposedChange.objects.filter(pk=proposal.pk, settled_at__isnull=True)
    if waiting.update(settled_at=at, accepted=accepted, reason=clean_line(reason)) != 1:
        raise RuleBroken("This proposal has its answer already.")
    record(Verb.CHANGE_SETTLED, subject=proposal.organisation, by=by, at=at, area=proposal.area, accepted=accepted)
