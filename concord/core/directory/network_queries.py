"""Reads of networks and forums."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from concord.core.areas.models import Area

from .models import CommunityTag, Network, Organisation
from .network_rules import Fit, fit


def network_rows(*, search: str = "", kind: str = "", ended: bool = False) -> QuerySet[Network]:
    """Networks of the open area with the number of their members as `size`; `ended`: those that ended, too."""
    found = Network.objects.select_related("run_by", "representative").annotate(size=Count("members"))
    if not ended:
        found = found.filter(ended_on__isnull=True)
    if search:
        holding = Network.objects.filter(members__name__icontains=search).values("pk")
        found = found.filter(Q(name__icontains=search) | Q(pk__in=holding))
    return (found.filter(kind=kind) if kind else found).order_by("name", "pk")


def network_of(uid: str) -> Network | None:
    return Network.objects.select_related("run_by", "representative", "area").filter(uid=uid).first()


def lasting_networks(area: Area) -> list[Network]:
    """By name, each with its members and communities read; in three queries."""
    found = Network.objects.filter(area=area, ended_on__isnull=True).select_related("run_by", "representative")
    return list(found.prefetch_related("members", "communities").order_by("name", "pk"))


def fitting(area: Area, members: Iterable[Organisation], communities: Iterable[CommunityTag]) -> list[Fit]:
    """The networks that have a member or a community in common with a new one, most in common first."""
    bodies, served = {one.pk for one in members}, {one.pk for one in communities}
    fits = [
        fit(
            one.name,
            (body.name for body in one.members.all() if body.pk in bodies),
            (tag.name for tag in one.communities.all() if tag.pk in served),
        )
        for one in lasting_networks(area)
    ]
    return sorted((one for one in fits if one), key=lambda one: -len(one.members) - len(one.communities))
