"""Search everything in an area that one may see (R377): results by kind, each kind with its count."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from concord.agreement.models import CommitmentText
from concord.board.models import BoardReport
from concord.board.terms import ReportState
from concord.core.accounts.access import permissions_in
from concord.core.accounts.administration import administered
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission as P
from concord.core.areas.models import Area
from concord.core.directory.models import Membership, Partner
from concord.core.ui.wording import clock
from concord.group.models import Action, AgendaItem, Meeting
from concord.group.queries.confidential import reads_confidential
from concord.log.models import Decision
from concord.log.queries.log import shown_points

EACH = 5
SHORTEST, LONGEST = 2, 100


@dataclass(frozen=True)
class Hit:
    title: str
    url: str
    text: str = ""


@dataclass(frozen=True)
class Kind:
    """Results of one kind: the first few, how many there are, and the list that has them all, where there is one."""

    name: str
    hits: Sequence[Hit]
    count: int
    more: str = ""


@dataclass(frozen=True)
class Sought:
    area: Area
    words: Sequence[str]
    person: Person
    granted: frozenset[P]

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def within(self, found: QuerySet[Any], *columns: str) -> QuerySet[Any]:
        """Rows that hold every word, each in any of the columns."""
        for word in self.words:
            anywhere = Q()
            for column in columns:
                anywhere |= Q(**{f"{column}__icontains": word})
            found = found.filter(anywhere)
        return found

    def url(self, name: str, **facts: object) -> str:
        return reverse(name, kwargs={"area": self.area.slug} | facts)

    def kind(self, name: str, found: QuerySet[Any], hit: Callable[[Any], Hit], *, more: str = "") -> Kind:
        """`more`: the address of the list that has them all."""
        first: list[Model] = list(found[:EACH])
        count = len(first) if len(first) < EACH else found.count()
        return Kind(name, [hit(row) for row in first], count, searched(more, self.text) if more else "")


def searched(url: str, text: str) -> str:
    """The address of a list that is narrowed to some words."""
    return f"{url}?{urlencode({'search': text})}"


def search(area: Area, person: Person, text: str) -> list[Kind]:
    """What holds every word of the text, in what the person may see. At most two queries for each kind.

    Of points the version of the group is looked through, after the locking, and nothing else.
    """
    words = text[:LONGEST].split()
    if len("".join(words)) < SHORTEST:
        return []
    granted = permissions_in(person, area)
    sought = Sought(area, words, person, granted)
    found = [find(sought) for needed, find in KINDS if needed & granted]
    return [kind for kind in found if kind.hits]


def commitments(sought: Sought) -> Kind:
    found = CommitmentText.objects.filter(area=sought.area).as_at(timezone.localdate()).select_related("commitment")
    found = sought.within(found, "number", "title", "text")

    def hit(text: CommitmentText) -> Hit:
        return Hit(f"Commitment {text}", sought.url("agreement:commitment", uid=text.commitment.uid), text.text)

    return sought.kind("Commitments", found.order_by("commitment__number"), hit)


def points(sought: Sought) -> Kind:
    found = sought.within(shown_points(sought.area), "reference", "text", "about_name").order_by(
        "-period__opens_on", "pk"
    )

    def hit(point: Any) -> Hit:
        return Hit(point.reference, sought.url("log:point", reference=point.reference), point.text)

    return sought.kind("Points", found.order_by("-period__opens_on", "pk"), hit, more=sought.url("log:log"))


def decisions(sought: Sought) -> Kind:
    rows = Decision.objects.filter(point__in=shown_points(sought.area)).select_related("point")
    found = sought.within(rows, "reference", "reason").order_by("-decided_on", "-pk")

    def hit(decision: Decision) -> Hit:
        url = sought.url("log:point", reference=decision.point.reference)
        old = "" if decision.is_current else " (corrected since)"
        return Hit(f"{decision.reference}: {decision.get_verdict_display()}{old}", url, decision.reason)

    return sought.kind("Decisions", found, hit)


def meetings(sought: Sought) -> Kind:
    items = sought.within(AgendaItem.objects.filter(area=sought.area), "title", "outcome").values("meeting")
    named = sought.within(Meeting.objects.all(), "reference", "place", "note").values("pk")
    found = Meeting.objects.filter(Q(pk__in=items) | Q(pk__in=named)).order_by("-starts_at")

    def hit(meeting: Meeting) -> Hit:
        day = timezone.localtime(meeting.starts_at)
        title = f"{meeting.get_kind_display()}, {day:%-d %B %Y}, {clock(day)}"
        return Hit(title, sought.url("group:meeting", reference=meeting.reference), meeting.place)

    return sought.kind("Meetings", found, hit)


def actions(sought: Sought) -> Kind:
    seen = Action.objects.all()
    if not reads_confidential(sought.granted):
        seen = seen.filter(Q(confidential=False) | Q(owner=sought.person))
    found = sought.within(seen, "reference", "text", "result").order_by("-due_on", "pk")

    def hit(action: Action) -> Hit:
        return Hit(
            f"{action.reference}, {action.get_state_display().lower()}",
            sought.url("group:action", reference=action.reference),
            action.text,
        )

    return sought.kind("Actions", found, hit)


def reports(sought: Sought) -> Kind:
    issued = BoardReport.objects.filter(state=ReportState.ISSUED)
    found = sought.within(issued, "reference", "ask").order_by("-pk")

    def hit(report: BoardReport) -> Hit:
        return Hit(report.reference, sought.url("board:report", reference=report.reference), report.ask)

    return sought.kind("Reports", found, hit)


def organisations(sought: Sought) -> Kind:
    rows = Partner.objects.select_related("organisation")
    found = sought.within(rows, "organisation__name").order_by("organisation__name")

    def hit(partner: Partner) -> Hit:
        body = partner.organisation
        return Hit(body.name, sought.url("directory:organisation", uid=body.uid), body.get_kind_display())

    return sought.kind("Organisations", found, hit, more=sought.url("directory:organisations"))


def people(sought: Sought) -> Kind:
    hats = Membership.objects.as_at(timezone.localdate()).select_related("person", "organisation")
    found = sought.within(hats, "person__name", "organisation__name").order_by("person__name", "pk")

    def hit(hat: Membership) -> Hit:
        role = f"{hat.get_role_display()}, {hat.organisation.name}"
        return Hit(hat.person.name, sought.url("directory:person", uid=hat.person.uid), role)

    return sought.kind("People", found, hit, more=sought.url("directory:people"))


def areas(sought: Sought) -> Kind:
    """Of the list of areas that they may open: of all that they run, or of those below this one."""
    runs = P.RUN_INSTALLATION in sought.granted
    places = administered(sought.person) if runs else Area.objects.below(sought.area).exclude(pk=sought.area.pk)
    listed = reverse("places:area_list") if runs else sought.url("log:below")

    def hit(place: Area) -> Hit:
        settings = reverse("directory:settings", kwargs={"area": place.slug})
        lies_in = f" in {place.parent}" if place.parent else ""
        url = settings if runs else f"{searched(listed, place.name)}#area-{place.slug}"
        return Hit(place.name, url, f"{place.get_kind_display()}{lies_in}")

    found = sought.within(places.select_related("parent"), "name", "slug").order_by("path")
    return sought.kind("Areas", found, hit, more=listed)


# Each kind is looked for by those who may do any of these things.
KINDS: tuple[tuple[frozenset[P], Callable[[Sought], Kind]], ...] = (
    (frozenset({P.SEE_AGREEMENT}), commitments),
    (frozenset({P.SEE_POINTS}), points),
    (frozenset({P.SEE_POINTS}), decisions),
    (frozenset({P.SEE_MEETINGS}), meetings),
    (frozenset({P.SEE_MEETINGS}), actions),
    (frozenset({P.SEE_REPORTS}), reports),
    (frozenset({P.SEE_AREA}), organisations),
    (frozenset({P.SEE_AREA}), people),
    (frozenset({P.RUN_INSTALLATION, P.SEE_SUMMARIES_BELOW, P.MANAGE_PERIODS}), areas),
)
