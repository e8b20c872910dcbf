"""Every address of the busy place, looked at by everybody, and what each of them got."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from urllib.parse import urljoin

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from concord.agreement.models import (
    Comment,
    Commitment,
    Consultation,
    Contractor,
    Material,
    MaterialMove,
    PreElection,
    RenewalPlan,
    SentCopy,
    Signature,
    Version,
)
from concord.agreement.queries.library import lent_clauses, lent_to
from concord.board.models import BoardMeeting, BoardReport
from concord.champions.models import (
    Advocate,
    Effect,
    EffectValue,
    Entry,
    Expression,
    Introduction,
    Mailing,
    Note,
    OnAgenda,
    Question,
    Recipient,
    RegionEvent,
    SheetNote,
    Sitting,
    WorkArea,
)
from concord.core.accounts.calendar import feed_token
from concord.core.accounts.commands import make_feed
from concord.core.accounts.links import token_of
from concord.core.accounts.models import Person, PersonalLink, RoleGrant
from concord.core.accounts.roles import Role
from concord.core.accounts.terms import Purpose
from concord.core.areas.scoping import within
from concord.core.directory.models import (
    CommunityTag,
    Endorsement,
    Invitation,
    LeadPost,
    Network,
    OutsideBody,
    Partnership,
    PartnershipAnswer,
    PartnershipRound,
    PassedItem,
    ProposedChange,
    ScrutinyItem,
    Unit,
)
from concord.core.mail.models import OutgoingMessage
from concord.group.models import (
    Action,
    Aim,
    Application,
    ElectedMember,
    Evidence,
    FormatDecision,
    Holding,
    Issue,
    Meeting,
    MinuteItem,
    Minutes,
    Outcome,
    Paper,
    PartyOffer,
    Passing,
    Post,
    RaisedPoint,
    Relay,
    Seat,
    Speaker,
    Survey,
    Topic,
    Vacancy,
    Venue,
)
from concord.log.models import (
    ConfidentialPoint,
    GoodPractice,
    GroupVersion,
    LearningItem,
    Point,
    Poll,
    PositionRound,
    QuickWin,
    Repeat,
    ReplyRequest,
)
from concord.officers import models as officers
from tests.signing_in import come_by, sign_in
from tests.worlds import somebody

from .busy import Busy
from .forms import route_of
from .planted import told_in
from .visitors import PURPOSES, newest, path_to_use

SIGN_IN = "/account/sign-in/"
SEARCHES = (("home:search", "search/"), ("log:log", "log/"), ("log:export_points", "log/points.csv"))
# Words out of the planted secrets; none is a secret whole, so that repeating it tells nothing.
SOUGHT = ("Quillfeather", "lantern", "letter+away", "grant")
EACH = 2  # further links of a kind that each visitor follows
Values = Mapping[str, Sequence[object]]


@dataclass(frozen=True)
class Address:
    """An address with its arguments. `first`: the plainest of those with the same name."""

    name: str
    path: str
    first: bool
    public: bool


@dataclass(frozen=True)
class Visit:
    """What somebody got. `told`: planted secrets that stand in it; `has_form`: a form that changes something."""

    who: str
    address: Address
    method: str
    status: int
    headers: Mapping[str, str]
    cookies: Sequence[str]
    told: frozenset[str]
    has_form: bool
    links: Sequence[str] = field(repr=False, default=())

    @property
    def let_in(self) -> bool:
        return self.status not in {403, 405} and not self.headers.get("Location", "").startswith(SIGN_IN)

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


# Who ------------------------------------------------------------------------------------------------------------------

IN_THE_AREA = ("officer", "chair", "member", "champion", "trustee", "board_contact")


def everybody(busy: Busy, writer: Person) -> dict[str, Client]:
    """One client for each kind of person, for each kind of link, and for nobody."""
    world = busy.world
    found = {role: sign_in(world.people[role]) for role in IN_THE_AREA}
    with within(world.area):
        found["observer"] = sign_in(somebody(world.area, world.trust, "Olga", Role.OBSERVER))
    found["writer"] = sign_in(writer)
    found["neighbour"] = sign_in(world.stranger)
    found["regional lead"] = sign_in(above(busy, "Rhona", Role.REGIONAL_LEAD))
    found["administrator"] = sign_in(busy.admin)
    for purpose in PURPOSES:
        found[f"link: {purpose}"] = come_by(newest(purpose, busy))
    return {**found, "nobody": Client()}


def above(busy: Busy, name: str, role: str) -> Person:
    """Somebody with a role in the region, and in no area of it."""
    email, region = f"{name.lower()}@example.org", busy.world.area.parent
    person = Person(name=f"{name} Example", email=email, login_email=email, home_area=region)
    person.save()
    RoleGrant(person=person, area=region, role=role, starts_on=date(2025, 1, 1)).save()
    return person


# Where ----------------------------------------------------------------------------------------------------------------


def named(resolver: URLResolver, route: str = "", space: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """Name, route and pattern of every address."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from named(
                pattern, route + str(pattern.pattern), f"{pattern.namespace}:" if pattern.namespace else space
            )
        else:
            yield f"{space}{pattern.name}", route + str(pattern.pattern), pattern


def names() -> list[str]:
    return sorted({name for name, _, _ in named(get_resolver()) if not name.startswith("gallery")})


def addresses(busy: Busy) -> Iterator[Address]:
    with within(busy.world.area):
        values = values_of(busy)
    for name, route, pattern in named(get_resolver()):
        if name.startswith("gallery"):
            continue
        for number, path in enumerate(paths(route, values)):
            yield Address(name, f"/{path}", number == 0, hasattr(pattern.callback, "is_public"))
    for name, path in SEARCHES:
        for word in SOUGHT:
            yield Address(name, f"/areas/{busy.world.area.slug}/{path}?search={word}", first=False, public=False)


def paths(route: str, values: Values) -> Iterator[str]:
    """The route with each combination of values for its arguments: one is told from what stands before it."""
    parts = re.split(r"(<[^>]+>)", route)
    there = [value_for("".join(parts[: n + 1]), values) if n % 2 else [part] for n, part in enumerate(parts)]
    for combination in product(*there):
        yield "".join(map(str, combination))


def value_for(route: str, values: Values) -> Sequence[object]:
    found = [key for key in values if route.endswith(key)]
    assert found, f"Say in `values_of` what stands at the end of {route}"
    return values[max(found, key=len)]


def values_of(busy: Busy) -> dict[str, Sequence[object]]:
    """What stands in addresses, by the end of the route; of several the plainest first."""
    world = busy.world
    make_feed(person=world.champion, at=busy.now)
    waiting = RoleGrant.objects.get(waiting=True).membership
    hidden = ConfidentialPoint.objects.filter(period=world.period, is_draft=False).order_by("point_class")
    tabled = Point.objects.tabled().filter(period__label="Spring")
    withheld = tabled.get(point_class=2, box=4)
    spring = withheld.period
    coming, held = Meeting.objects.latest("starts_at"), spring.meeting
    drafted = Minutes.objects.filter(state="draft").latest("pk")
    draft_version = Version.objects.get(state="draft")
    issued, draft = BoardReport.objects.get(state="issued"), BoardReport.objects.filter(state="draft").first()
    consultation = Consultation.objects.get(ended_on=None)
    on_clause = Comment.objects.filter(clause__isnull=False).first()
    signatures = [one.uid for one in Signature.objects.order_by("state", "pk")]
    return {
        "<slug:area>": [world.area.slug],
        "link/<str:token>": [token_of(PersonalLink.objects.filter(purpose=Purpose.TASK).latest("pk"))],
        "calendar/<str:token>": [feed_token(world.champion)],
        "address/<str:token>": [path_to_use(world.officer, busy.now).split("/")[-2]],
        "keys/<int:pk>": [1],
        "people/<uuid:uid>": [world.champion.uid],
        "roles/<int:pk>": [waiting.pk],
        "invitations/<uuid:uid>": [Invitation.objects.latest("pk").uid],
        "organisations/<uuid:uid>": [world.council.uid],
        "departments/<int:pk>": [Unit.objects.first().pk],
        "proposals/<uuid:uid>": [ProposedChange.objects.get().uid],
        "tags/<int:pk>": [CommunityTag.objects.get().pk],
        "below/<slug:lower>": ["weston"],
        "tiers/<slug:other>": ["weston"],
        "passed/<uuid:uid>": [PassedItem.objects.get(state="waiting").uid],
        "where-else/<uuid:uid>": [OutsideBody.objects.get(name="Open Court").uid],
        "support/<uuid:uid>": [Endorsement.objects.get(post="Leader").uid],
        "short-lists/<slug:part>": ["outside-bodies", "venues"],
        "support/posts/<uuid:uid>": [LeadPost.objects.first().uid],
        "networks/<uuid:uid>": [Network.objects.get(name="Advice Forum").uid],
        "partnerships/<uuid:uid>": [Partnership.objects.get(name="Safer Wessington").uid],
        "partnerships/scrutiny/<uuid:uid>": [ScrutinyItem.objects.first().uid],
        "partnerships/rounds/<uuid:uid>": [PartnershipRound.objects.get(closed_on=None).uid],
        "partnerships/answers/<uuid:uid>": [PartnershipAnswer.objects.filter(answered_on=None).latest("pk").uid],
        "mail/<uuid:uid>": [OutgoingMessage.objects.get(state="failed").uid],
        "agreement/<uuid:uid>": [Commitment.objects.get(number="9.8").uid, world.commitment.uid],
        "frameworks/<slug:framework>": ["compact-2010"],
        "themes/<slug:key>": ["equality"],
        "frameworks/<slug:framework>/<uuid:uid>": [world.commitment.uid],
        "documents/<uuid:uid>": [draft_version.document.uid],
        "<int:number>": [draft_version.number],
        "read/<int:number>": [draft_version.number - 1],
        "sections/<uuid:section>": [draft_version.sections.first().uid],
        "commitments/<uuid:commitment>": [draft_version.texts.first().commitment.uid],
        "consultations/<uuid:uid>": [consultation.uid],
        "have-your-say/<uuid:uid>": [consultation.uid],
        "<int:part>": [1],
        "clauses/<uuid:clause>": [on_clause.clause.uid],
        "thanks/<str:reference>": [on_clause.reference],
        "can-be-kept/<uuid:organisation>": [world.council.uid],
        "can-be-kept/<uuid:organisation>/<uuid:clause>": [consultation.clauses.filter(would_end=False).first().uid],
        "other-areas/<slug:other>": ["mid"],
        "other-areas/<slug:other>/<uuid:clause>": [lent_clauses(lent_to(world.area, "mid"))[0].uid],
        "talks/<uuid:talk>": [consultation.talks.first().uid],
        "comments/<uuid:comment>": [on_clause.uid],
        "signatories/<uuid:uid>": signatures,
        "contractors/<uuid:uid>": [one.uid for one in Contractor.objects.order_by("-reminders")],
        "checklist/<str:guideline>": ["needs", "borrowed"],
        "copies/<uuid:uid>": [SentCopy.objects.latest("pk").uid],
        "materials/<uuid:uid>": [one.uid for one in Material.objects.order_by("-stock")[:2]],
        "moves/<uuid:uid>": [MaterialMove.objects.filter(by=world.champion).latest("pk").uid],
        "letter.<str:kind>": ["docx", "odt", "pdf"],
        "statement.<str:kind>": ["docx", "pdf"],
        "renewal/<uuid:uid>": [RenewalPlan.objects.get(state="running").uid],
        "stages/<slug:stage>": ["consultation"],
        "partners/<uuid:organisation>": [world.council.uid],
        "elections/<uuid:uid>": [PreElection.objects.get().uid],
        "coverage/<uuid:uid>": [world.charity.uid],
        "group/meetings/<str:reference>": [coming.reference, held.reference, drafted.meeting.reference],
        "group/minutes/items/<uuid:uid>": [MinuteItem.objects.filter(minutes__state="draft").first().uid],
        "add/<slug:kind>": ["action", "question", "decision"],
        "outcomes/<uuid:uid>": [Outcome.objects.filter(item__minutes__state="draft").first().uid],
        "group/minutes/questions/<uuid:uid>": [Outcome.objects.filter(kind="question").first().uid],
        "actions/<str:reference>": [Action.objects.get(every_member=True).reference],
        "papers/<uuid:uid>": [paper.uid for paper in Paper.objects.order_by("-pk")[:2]],
        "file/<int:number>": [1],
        "venues/<uuid:uid>": [Venue.objects.first().uid],
        "speakers/<uuid:uid>": [Speaker.objects.first().uid],
        "formats/<uuid:uid>": [FormatDecision.objects.get().uid],
        "evidence/<slug:line>": ["included"],
        "evidence/<uuid:uid>": [Evidence.objects.latest("pk").uid],
        "aims/<uuid:uid>": [Aim.objects.get().uid],
        "terms/<int:number>": [2],
        "groups/<slug:slug>": ["group", "writers"],
        "composition/<slug:category>": ["arms_length"],
        "group/seats/<uuid:uid>": [Seat.objects.get(organisation=world.council).uid, Seat.objects.latest("pk").uid],
        "holders/<uuid:uid>": [Holding.objects.get(person=world.member, ends_on=None).uid],
        "issues/<uuid:uid>": [Issue.objects.filter(closed_on=None).first().uid],
        "surveys/<uuid:uid>": [one.uid for one in Survey.objects.order_by("-closes_on")[:2]],
        "topics/<uuid:uid>": [Topic.objects.get(title="Shorter forms").uid],
        "group/points/<uuid:uid>": [RaisedPoint.objects.filter(sent_on=None).latest("pk").uid],
        "posts/<uuid:uid>": [Post.objects.filter(author=world.member).first().uid],
        "texts/<uuid:uid>": [Relay.objects.first().uid],
        "parts/<uuid:uid>": [Passing.objects.filter(person=world.member).first().uid],
        "party-groups/seats/<uuid:uid>": [PartyOffer.objects.first().uid],
        "councillors/<uuid:uid>": [ElectedMember.objects.first().uid],
        "vacancies/<uuid:uid>": [Vacancy.objects.filter(ended_on=None).latest("closes_on").uid],
        "applications/<uuid:uid>": [Application.objects.get(state="shortlisted").uid],
        "learning/<uuid:uid>": [LearningItem.objects.get().uid],
        "practice/<uuid:uid>": [GoodPractice.objects.get().uid],
        "quick-wins/<uuid:uid>": [QuickWin.objects.get().uid],
        "polls/<uuid:uid>": [Poll.objects.get().uid],
        "registers/<slug:register>": ["wins", "learning", "practice", "uses"],
        "replies/<uuid:uid>": [ReplyRequest.objects.first().uid],
        "repeats/<uuid:uid>": [Repeat.objects.first().uid],
        "points/<str:reference>": [tabled.exclude(point_class=2).first().reference, withheld.reference],
        "withdrawn/<str:reference>": [Point.objects.get(withdrawn_at__isnull=False).reference],
        "periods/<str:reference>": [world.period.reference, spring.reference],
        "expected/<uuid:person>": [world.champion.uid],
        "entered/<uuid:person>": [world.petra.uid],
        "sheet/<str:reference>": [spring.reference],
        "decide/<str:reference>": [tabled.exclude(point_class=2).first().reference, withheld.reference],
        "positions/<uuid:uid>": [PositionRound.objects.get(opened_at=None).uid],
        "minutes/<str:reference>": [held.reference],
        "returns/<str:period>": [world.period.reference, spring.reference],
        "box/<int:number>": [2],
        "box/<int:box>": [2],
        "wording/<uuid:uid>": [GroupVersion.objects.get(confidential__in=hidden, approved=False).uid],
        "widen/<str:reference>": [hidden.last().reference],
        "approval/<str:reference>": [hidden.first().reference],
        "confidential/<str:reference>": [row.reference for row in hidden],
        "letters/<uuid:uid>": [one.uid for one in Mailing.objects.order_by("state")],
        "questions/<uuid:uid>": [Question.objects.get(answered_at=None).uid],
        "briefings/<uuid:uid>": [Recipient.objects.filter(person=world.champion, mailing__kind="briefing").first().uid],
        "offers/<uuid:uid>": [Expression.objects.filter(state="waiting").first().uid],
        "notes/<uuid:uid>": [Note.objects.get(champion__person=world.champion, state="waiting").uid],
        "areas-of-work/<uuid:uid>": [WorkArea.objects.filter(champion__person=world.champion).first().uid],
        "counterparts/<uuid:uid>": [WorkArea.objects.get(champion__person=world.volunteer).uid],
        "introductions/<uuid:uid>": [Introduction.objects.get(state="waiting").uid],
        "reach/<uuid:uid>": [Sitting.objects.get(person=world.champion).uid],
        "agendas/<uuid:uid>": [OnAgenda.objects.get(noted_by=world.champion).uid],
        "boards/<uuid:uid>": [Partnership.objects.filter(ended_on=None).first().uid],
        "effects/<uuid:uid>": [Effect.objects.first().uid],
        "values/<uuid:uid>": [EffectValue.objects.first().uid],
        "region/<uuid:uid>": [RegionEvent.objects.first().uid],
        "advocates/<uuid:uid>": [Advocate.objects.first().uid],
        "sheet-notes/<uuid:uid>": [SheetNote.objects.get(person=world.champion, kind="learned").uid],
        "<slug:pack>": ["champion", "councillor", "member", "officer"],
        "entries/<uuid:uid>": [Entry.objects.filter(champion__person=world.champion).first().uid],
        "budget/<int:year>": [officers.Budget.objects.filter(lines__isnull=False).first().year],
        "lines/<uuid:uid>": [officers.BudgetLine.objects.first().uid],
        "contributions/<uuid:uid>": [officers.Contribution.objects.first().uid],
        "bids/<uuid:uid>": [officers.Bid.objects.get(state="asked").uid],
        "resources/<uuid:uid>": [officers.Resource.objects.first().uid],
        "horizon/<uuid:uid>": [officers.HorizonItem.objects.first().uid],
        "risks/<uuid:uid>": [officers.Risk.objects.first().uid],
        "awards/<uuid:uid>": [officers.Award.objects.filter(outcome_on=None).first().uid],
        "tasks/<uuid:uid>": [officers.Task.objects.filter(done_on=None).first().uid],
        "officers/posts/<uuid:uid>": [officers.Post.objects.get(person=world.officer).uid],
        "reports/<str:reference>": [issued.reference, draft.reference],
        "reports/meetings/<str:moment>": [f"{timezone.localtime(BoardMeeting.objects.last().starts_at):%Y%m%d-%H%M}"],
        "page.<str:kind>": ["json", "html", "pdf", "docx", "odt"],
        "agreement.<str:kind>": ["json", "pdf", "docx", "odt"],
        "file.<str:kind>": ["json", "pdf", "docx", "odt"],
        "minutes.<str:kind>": ["docx", "pdf"],
        "form.<str:kind>": ["docx", "pdf"],
        ".<str:kind>": ["csv", "xlsx"],
    }


# What they got --------------------------------------------------------------------------------------------------------


def look_round(who: str, client: Client, there: Sequence[Address], sent: set[str]) -> Iterator[Visit]:
    """Each address once, then some of what the pages lead to besides. `sent`: names known to be posted to alone."""
    links: dict[str, None] = {}
    shut: set[str] = set()
    for address in there:
        # The lock of a page is the same whatever its arguments.
        if address.first or address.name not in shut:
            visit = look(who, client, address, sent)
            yield visit
            links.update(dict.fromkeys(visit.links))
            shut |= {address.name} if address.first and not visit.let_in else set()
    seen, counts = {address.path for address in there}, Counter()
    for path in links:
        name = route_of(path)
        if path not in seen and name and counts[name] < EACH and not name.startswith("gallery"):
            counts[name] += 1
            public = next((address.public for address in there if address.name == name), False)
            yield look(who, client, Address(name, path, first=False, public=public), sent)


def look(who: str, client: Client, address: Address, sent: set[str]) -> Visit:
    """By GET, or by an empty POST where only that is taken; whatever it did is taken back."""
    if address.name not in sent:
        response = client.get(address.path)
        if response.status_code != 405:
            return visit_of(who, address, "get", response)
        sent.add(address.name)
    return visit_of(who, address, "post", posted(client, address.path))


def posted(client: Client, path: str) -> HttpResponseBase:
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        response = client.post(path)
        transaction.set_rollback(True)
    client.cookies.clear()
    for name, value in cookies.items():
        client.cookies[name] = value
    return response


def visit_of(who: str, address: Address, method: str, response: HttpResponseBase) -> Visit:
    body = b"".join(response) if response.streaming else response.content
    text = body.decode(errors="replace") if response.get("Content-Type", "").startswith("text/html") else ""
    raw = (urljoin(address.path, link).split("#")[0] for link in re.findall(r'href="([^"]+)"', text))
    return Visit(
        who,
        address,
        method,
        response.status_code,
        dict(response.items()),
        list(response.cookies),
        frozenset(told_in(body) | told_in(repr(dict(response.items())).encode())),
        'method="post"' in text,
        [link.replace("&amp;", "&") for link in raw if link.startswith("/")],
    )
