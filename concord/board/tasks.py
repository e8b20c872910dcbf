"""What the board does later: one command each, by ids."""

from django.utils import timezone
from django_tasks import task

from concord.core.areas.models import Area
from concord.core.areas.scoping import within

from . import commands
from .queries.replies import correction_of, latest_reply


@task()
def add_late_reply(area_code: str, point: str, organisation: str) -> None:
    """Add a reply to the pages that were issued before it came, once."""
    with within(Area.objects.get(code=area_code)):
        request = latest_reply(point, organisation)
        if request is not None:
            commands.add_late_reply(request=request, at=timezone.now())


@task()
def add_correction(area_code: str, reference: str) -> None:
    """Add a corrected decision to the pages that were issued with the old one, once."""
    with within(Area.objects.get(code=area_code)):
        decision = correction_of(reference)
        if decision is not None:
            commands.add_correction(decision=decision, at=timezone.now())
