"""Every page and every list that is taken out asks the database as often for many rows as for few."""

import re
from collections import Counter
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from concord.core.areas.scoping import everywhere, within

from .busy import make_busy
from .growing import fill_up, grow, ours
from .once import one_transaction
from .planted import plant
from .visits import Address, addresses, everybody, names
from .who_may import WHO_MAY

# Guards, counts and files are the same on any database; on PostgreSQL test_hostile_forms opens every page.
pytestmark = pytest.mark.same_everywhere
MOST = 20
LOOKERS = ("officer", "chair", "champion", "trustee", "regional lead", "administrator")
HEAVY = (".pdf", ".docx", ".odt", ".xlsx")  # made of what the pages and lists beside them read


@dataclass(frozen=True)
class Asked:
    """What a page asked of the database."""

    who: str
    status: int
    queries: tuple[str, ...]
    size: int


@dataclass(frozen=True)
class Compared:
    """Each page with few rows and with many; the rows of each kind, few and many; names that opened no page."""

    pages: dict[Address, tuple[Asked, Asked]]
    rows: dict[str, tuple[int, int]]
    shut: dict[str, int]


db = one_transaction()


@pytest.fixture(scope="module")
def compared(db: None) -> Compared:
    busy = make_busy()
    clients = everybody(busy, plant(busy)["writer"])
    with within(busy.world.area):
        fill_up(busy)
    there = [address for address in addresses(busy) if not address.path.endswith(HEAVY)]
    few, fewer_rows = {address: opened(clients, address) for address in there}, how_many()
    grow(busy, times=3)
    there = [address for address, seen in few.items() if seen.status == 200]
    pages = {address: (few[address], asked(clients, few[address].who, address)) for address in there}
    rows = {name: (fewer_rows[name], more) for name, more in how_many().items()}
    names_of = {address.name for address in pages}
    shut = {address.name: seen.status for address, seen in few.items() if address.name not in names_of}
    return Compared(pages, rows, shut)


def how_many() -> dict[str, int]:
    with everywhere():
        return {model._meta.label: model._default_manager.count() for model in ours()}


def opened(clients: dict[str, Client], address: Address) -> Asked:
    """As the first one sees it who may and for whom there is something."""
    may = WHO_MAY.get(address.name, set())
    seen = Asked("", 404, (), 0)
    for who in dict.fromkeys([*LOOKERS, *clients]):
        if seen.status in {403, 404, 409} and who in may:
            seen = asked(clients, who, address)
    return seen


def asked(clients: dict[str, Client], who: str, address: Address) -> Asked:
    connection.queries_log.clear()  # it holds so many in all
    with CaptureQueriesContext(connection) as seen:
        response = clients[who].get(address.path)
    size = 0 if response.streaming else len(response.content)
    return Asked(who, response.status_code, tuple(query["sql"] for query in seen.captured_queries), size)


def more_of(few: Asked, many: Asked) -> dict[str, int]:
    """The kinds of queries that came more often."""
    kinds = [Counter(re.sub(r"\([^()]*\)|'[^']*'|\d+", "…", sql) for sql in seen.queries) for seen in (many, few)]
    return dict((kinds[0] - kinds[1]).most_common(3))


def test_every_page_asks_as_often_for_many_rows_as_for_few(compared: Compared) -> None:
    grown = {
        address.path: (len(few.queries), len(many.queries), more_of(few, many))
        for address, (few, many) in compared.pages.items()
        if len(many.queries) > len(few.queries)
    }
    assert grown == {}
    assert {a.path: many.status for a, (_, many) in compared.pages.items() if many.status != 200} == {}


def test_no_page_asks_much(compared: Compared) -> None:
    asked = {address: max(len(one.queries) for one in both) for address, both in compared.pages.items()}
    much = {address.path: n for address, n in asked.items() if n > MOST}
    assert much == {}


def test_there_were_many_of_everything_and_pages_showed_them(compared: Compared) -> None:
    """Or else the tests above would only ever see few."""
    few = {name: rows for name, rows in compared.rows.items() if rows[1] < 7 * rows[0] or not rows[0]}
    # Of these there is one, or one of each of ten kinds; of the groups only those beside the main one.
    once = {"agreement.Kitemark", "champions.ChampionSettings", "group.CategoryApart", "log.LogSettings"}
    once |= {"group.ChairRotation", "group.PurposeWording", "agreement.GuidelineNote"}
    # Of plans that run there is one for each document, with each stage once.
    some = {"group.Group": (2, 11), "agreement.RenewalPlan": (2, 11), "agreement.Stage": (9, 18)}
    # One round is open at a time.
    some |= {"directory.PartnershipRound": (2, 11), "agreement.SignUpSummary": (2, 2)}
    # The region has one agreement, as every area.
    some |= {"agreement.Document": (4, 22), "agreement.Version": (7, 43)}
    assert few == dict.fromkeys(once, (1, 1)) | some
    longer = {address.name for address, (few, many) in compared.pages.items() if many.size > few.size}
    assert len(longer) > 60


def test_every_page_was_looked_at(compared: Compared) -> None:
    """All but what is only sent, files beside pages, and doors that lead on."""
    looked = {address.name for address in compared.pages} | {*compared.shut}
    assert {name for name in names() if name not in looked and not name.startswith("mfa_")} == {
        *(
            "agreement:certificate",
            "agreement:contractor_letter",
            "agreement:leaflet",
            "agreement:read_leaflet",
            "agreement:slide",
            "group:minutes_file",
            "group:statement_file",
            "log:forms",
        )
    }
    missing = {
        name for name, status in compared.shut.items() if status not in {302, 405} and not name.startswith("mfa_")
    }
    assert sorted(missing) == ["directory:logo", "log:export_poll", "log:reopen_period"]
