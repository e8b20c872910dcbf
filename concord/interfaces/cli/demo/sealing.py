"""The demo's trail, sealed as if the clock had run through its year."""

from datetime import date, timedelta

from django.db.models import F
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.audit.commands import seal_day
from concord.core.audit.models import AuditEntry, AuditSeal
from concord.core.directory.commands import mail_seal_to_chairs

from .places import moment

# Days before today whose work ended with a seal.
SEALED = (250, 75, 32, 1)


def seal_days(today: date) -> None:
    """What happened in the demo counts as recorded on its day; then some of those days are sealed.

    Where a seal stands already, the trail is left as it is.
    """
    if AuditSeal.objects.exists():
        return
    codes = list(Area.objects.filter(is_example=True).values_list("code", flat=True))
    past = AuditEntry.objects.filter(area_key__in=codes, at__lt=moment(today, 0))
    past.update(recorded_at=F("at"))
    days = [today - timedelta(days=ago) for ago in SEALED]
    now = timezone.now()
    made = [seal_day(at=min(moment(day + timedelta(days=1), 7), now), through=day) for day in days]
    for seal in [one for one in made if one is not None][-1:]:
        mail_seal_to_chairs(seal=seal, at=seal.sealed_at)
