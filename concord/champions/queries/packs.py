"""What somebody needs to begin in a role, and who has been given it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from concord.agreement.models import Document, Version
from concord.agreement.queries.documents import version_in_force
from concord.agreement.queries.signatures import agreement_of
from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.directory.models import Membership
from concord.core.directory.queries import memberships_on
from concord.group.models import Group, Meeting
from concord.group.queries.meetings import next_meeting
from concord.log.models import Period
from concord.log.queries.periods import open_period

from ..models import PackGiven
from ..rules.packs import DUTIES, ROLES, pack_for
from ..terms import Pack
from .champions import records_by_person

WHO_IS_WHO = (Role.OFFICER, Role.CHAIR, Role.TRUSTEE)


@dataclass(frozen=True)
class PackPage:
    pack: Pack
    duties: Sequence[str]
    document: Document | None
    version: Version | None
    meeting: Meeting | None
    people: Sequence[Membership]
    period: Period | None


@dataclass(frozen=True)
class PackLine:
    """Somebody with the pack for their role. `given_on`: None while nobody has given it to them."""

    hat: Membership
    pack: Pack
    given_on: date | None


def pack_page(area: Area, pack: str, at: datetime) -> PackPage:
    day, document = timezone.localdate(at), agreement_of(area)
    group = Group.objects.filter(is_main=True).first()
    return PackPage(
        pack=Pack(pack),
        duties=DUTIES[pack],
        document=document,
        version=version_in_force(document, day) if document else None,
        meeting=next_meeting(group, at) if group else None,
        people=list(memberships_on(area, day, WHO_IS_WHO).select_related("person", "organisation")),
        period=open_period(area),
    )


def pack_lines(area: Area, day: date) -> list[PackLine]:
    """Each person once for each pack that is theirs, those without it first. Three queries."""
    given = {(one.person_id, one.pack): one.given_on for one in PackGiven.objects.filter(area=area)}
    records = records_by_person(area)
    found: dict[tuple[int, str], PackLine] = {}
    for hat in memberships_on(area, day, ROLES).select_related("person", "organisation").order_by("person__name", "pk"):
        record = records.get(hat.person_id)
        pack = pack_for(hat.role, elected=bool(record and record.elected))
        found.setdefault((hat.person_id, pack), PackLine(hat, pack, given.get((hat.person_id, pack.value))))
    return sorted(found.values(), key=lambda line: line.given_on is not None)


def has_pack(person: Person, area: Area, pack: str, day: date) -> bool:
    return any(line.hat.person_id == person.pk and line.pack == pack for line in pack_lines(area, day))
