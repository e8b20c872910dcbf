"""Reads of venues in turn, and of guest speakers over the years."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from concord.core.areas.models import Area
from concord.core.directory.models import Organisation
from concord.core.directory.queries import partners
from concord.core.directory.terms import OrganisationStatus, Sector

from ..models import Meeting, Speaker, Venue
from ..rules.venues import IN_A_ROW, always_at
from ..terms import MeetingState

# So many of the latest meetings stand in the view of turns.
MEETINGS = 12


@dataclass(frozen=True)
class VenuesPage:
    """Every venue with how often a group met there, and the latest meetings in turn."""

    venues: Sequence[Venue]
    turns: Sequence[Meeting]
    always: str

    @property
    def by_sector(self) -> list[tuple[str, str, int]]:
        """Key, label and count of those meetings, both sectors always, public first."""
        hosts = [meeting.venue.host_sector for meeting in self.turns if meeting.venue]
        shown = [one for one in Sector if one in {Sector.PUBLIC, Sector.VOLUNTARY} or one in hosts]
        return [(one.value, str(one.label), hosts.count(one.value)) for one in shown]

    @property
    def n(self) -> int:
        return len(self.turns)


def venues_page(area: Area) -> VenuesPage:
    """Meetings for which a venue is noted, the latest first. In two queries."""
    met = Count("meetings", filter=~Q(meetings__state=MeetingState.CANCELLED))
    venues = list(Venue.objects.filter(area=area).annotate(met=met).order_by("name", "pk"))
    turns = list(meetings_somewhere(area)[:MEETINGS])
    return VenuesPage(venues, turns, always_words([one.venue.host_sector for one in turns if one.venue]))


def meetings_somewhere(area: Area) -> QuerySet[Meeting]:
    found = Meeting.objects.filter(area=area, venue__isnull=False).exclude(state=MeetingState.CANCELLED)
    return found.select_related("venue", "group").order_by("-starts_at", "-pk")


def always_words(sectors: Sequence[str]) -> str:
    found = always_at(sectors)
    if not found:
        return ""
    return f"The latest {IN_A_ROW} meetings were all at premises of one sector: {Sector(found).label.lower()}."


def venue_of(uid: str) -> Venue | None:
    return Venue.objects.select_related("area").filter(uid=uid).first()


def speakers_of(area: Area, words: str = "") -> QuerySet[Speaker]:
    """The latest meeting first."""
    found = Speaker.objects.filter(area=area).select_related("meeting__group")
    if words:
        found = found.filter(
            Q(name__icontains=words) | Q(organisation_name__icontains=words) | Q(topic__icontains=words)
        )
    return found.order_by("-meeting__starts_at", "pk")


def speaker_of(uid: str) -> Speaker | None:
    return Speaker.objects.select_related("meeting__group", "area", "organisation").filter(uid=uid).first()


def never_heard(area: Area) -> list[Organisation]:
    """Public bodies of the area, and others that give public money, from which nobody ever spoke."""
    heard = set(Speaker.objects.filter(area=area, organisation__isnull=False).values_list("organisation", flat=True))
    return [body for body in partners(area) if body.pk not in heard and is_to_hear(body)]


def is_to_hear(body: Organisation) -> bool:
    buys = body.sector == Sector.PUBLIC or body.gives_public_money
    return buys and body.status == OrganisationStatus.ACTIVE
