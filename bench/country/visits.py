"""The busiest pages, who opens them, and the measuring of each beside an empty page of the same layout."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from concord.core.accounts.middleware import LINK_SESSION
from concord.core.accounts.models import PersonalLink
from concord.core.areas.scoping import within
from concord.log.models import LogReturn
from tests.signing_in import sign_in

from .place import Place
from .web import visit

ROUNDS, WARM = 90, 4
# A slow page is asked for less often, never fewer than this many rounds.
FEWEST, LONGEST = 12, 20
MARKERS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True)
class Page:
    """`sessions`: of a form that can be sent once, one after another; of a page the same one again and again."""

    name: str
    address: str
    layout: str
    sessions: Iterator[str]
    form: bool = False


@dataclass(frozen=True)
class Measured:
    """Seconds of each round: page and empty page, in one area and in the country, all asked for by turns.

    Ratios are medians of the rounds' own, so that what else the machine did in a minute falls on both sides.
    """

    one: list[float]
    one_empty: list[float]
    many: list[float]
    many_empty: list[float]

    @property
    def shares(self) -> tuple[float, float]:
        """Its throughput as a share of the empty page's, in one area and in the country."""
        return ratio(self.one_empty, self.one), ratio(self.many_empty, self.many)

    @property
    def growth(self) -> float:
        """How many times as long it takes in the country."""
        return ratio(self.many, self.one)

    @property
    def empty_growth(self) -> float:
        return ratio(self.many_empty, self.one_empty)


def ratio(above: list[float], below: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


@dataclass
class Visitors:
    """Sessions as people have them: the officer's, and those of champions who came by their personal links."""

    place: Place
    officer: str = field(init=False)
    champion: str = field(init=False)
    senders: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        drafts = self.drafts()
        # A voluntary body is offered one slot more, to raise a point for somebody else.
        own = next(made for made in drafts if made.expectation.sector == "voluntary")
        self.champion = self.by_link(own)
        self.senders = iter([self.by_link(made) for made in drafts if made != own])
        self.officer = self.signed_in()

    def drafts(self) -> list[LogReturn]:
        with within(self.place.area):
            found = LogReturn.objects.filter(period=self.place.open, state="draft").select_related("expectation")
            return list(found.order_by("pk"))

    def by_link(self, made: LogReturn) -> str:
        link = PersonalLink.objects.get(person=made.person_id, subject_key=self.place.open.reference)
        session = SessionStore()
        session[LINK_SESSION] = str(link.uid)
        session.create()
        return str(session.session_key)

    def signed_in(self) -> str:
        return str(sign_in(self.place.officer).cookies["concord_session"].value)

    def pages(self) -> list[Page]:
        area, log = "/areas/wessington", "/areas/wessington/log"
        mine = f"{log}/returns/{self.place.open.reference}"
        officer, champion = iter(lambda: self.officer, None), iter(lambda: self.champion, None)
        return [
            Page("open a return: box 1", f"{mine}/box/1/", "link", champion),
            Page("open a return: box 3", f"{mine}/box/3/", "link", champion),
            Page("send a return", f"{mine}/check/", "link", self.senders, form=True),
            Page("decision sheet", f"{log}/sheet/{self.place.locked.reference}/", "sheet", officer),
            Page("front desk", f"{area}/", "overview", officer),
            Page("trends", f"{log}/trends/", "base", officer),
            Page("log", f"{log}/", "base", officer),
            Page("period", f"{log}/periods/{self.place.open.reference}/", "overview", officer),
        ]


def measure(one: HTTPConnection, many: HTTPConnection, page: Page) -> Measured:
    """Page and empty page in either size by turns, in the opposite order every other time."""
    empty = f"/areas/wessington/bench/{page.layout}/"
    turns = [(one, page.address), (one, empty), (many, page.address), (many, empty)]
    times: list[list[float]] = [[], [], [], []]
    began = time.monotonic()
    for n in range(WARM + ROUNDS):
        if n >= WARM + FEWEST and time.monotonic() - began > LONGEST:
            break
        session = next(page.sessions)
        for turn in (0, 1, 2, 3) if n % 2 else (3, 2, 1, 0):
            server, address = turns[turn]
            took = visit(server, address, session, form=page.form and address == page.address)
            if n >= WARM:
                times[turn].append(took)
    return Measured(*times)


def count(page: Page) -> int:
    """Its queries, without the statements that begin and end transactions."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["concord_session"] = next(page.sessions)
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(page.address) if page.form else client.get(page.address)
    if answer.status_code != (302 if page.form else 200):
        raise SystemExit(f"{page.address}: {answer.status_code}")
    return sum(not query["sql"].startswith(MARKERS) for query in captured.captured_queries)
