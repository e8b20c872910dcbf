"""Every address opened by everybody: who gets in, what nobody else learns, and how each answer is sent."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core import mail
from django.test import Client

from concord.core.areas.scoping import within
from concord.interfaces.cli.commands.data import EXPORTERS
from concord.log.queries import summary_of

from .busy import Busy, make_busy
from .hostile import everything_kept
from .once import one_transaction
from .planted import (
    OBJECTION,
    OWN_WORDS,
    PROPOSED,
    REASON,
    SAFE_WORDS,
    SEALED,
    SEEN_TWICE,
    UNSENT,
    lock_the_period,
    plant,
    told_in,
    told_in_rows,
)
from .visits import Address, Visit, addresses, everybody, look_round, names, posted, visit_of
from .who_may import EVERYBODY, LINKS, SIGNED_IN, TABLE, WHO_MAY

# Guards, counts and files are the same on any database; on PostgreSQL test_hostile_forms opens every page.
pytestmark = pytest.mark.same_everywhere
POLICY = {"default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'"}
FILES = ("csv", "xlsx", "docx", "odt", "pdf", "json", "page.html")
# Who tells the secrets in confidence, and where they find them again.
OWN_PAGES = ("log:box", "log:check_return", "log:approve_wording")
IN_TRUST = ("log:read_identity", "log:propose_wording")
TRUSTEES = {REASON, SAFE_WORDS, PROPOSED, SEEN_TWICE}


# On pages that no link opens, a link for a person stands for every link: one guard shuts them all out.
FULL_ROUND = ("link: return", "link: sign")


def shown_to(who: str, there: list[Address]) -> list[Address]:
    if who in FULL_ROUND or who not in LINKS:
        return there
    return [address for address in there if WHO_MAY.get(address.name, EVERYBODY) & LINKS]


@dataclass
class Round:
    """What everybody got everywhere, and what was written down meanwhile."""

    busy: Busy
    clients: dict[str, Client]
    there: list[Address]
    visits: list[Visit]
    logged: str
    changed: bool


class Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


db = one_transaction()


@pytest.fixture(scope="module")
def round_(db: None) -> Iterator[Round]:
    kept, root = Kept(), logging.getLogger()
    root.addHandler(kept)
    busy = make_busy()
    people = plant(busy)
    clients = everybody(busy, people["writer"])
    there = list(addresses(busy))
    before = everything_kept()
    sent: set[str] = set()
    visits = [visit for who, client in clients.items() for visit in look_round(who, client, shown_to(who, there), sent)]
    yield Round(busy, clients, there, visits, "\n".join(kept.lines), everything_kept() != before)
    root.removeHandler(kept)


def test_every_address_says_who_may_open_it() -> None:
    """For a new address: add its name to the table in `who_may.py`."""
    listed = [name for _, group in TABLE for name in group.split()]
    assert {*names()} - {*listed} == set()
    assert (sorted(listed), {*listed} - {*names()}) == (sorted({*listed}), set())
    assert set().union(*WHO_MAY.values()) <= EVERYBODY


def test_everybody_gets_in_where_they_may_and_nowhere_else(round_: Round) -> None:
    wrong = {}
    for visit in round_.visits:
        may = visit.who in WHO_MAY.get(visit.address.name, ())
        # Further addresses of the same name may stand for a draft, or for somebody else's row.
        if visit.let_in != may and (visit.address.first or not may) and visit.address.name in WHO_MAY:
            wrong[f"{visit.who}: {visit.address.name} {visit.address.path}"] = visit.status
    assert wrong == {}
    assert {visit.who for visit in round_.visits} == EVERYBODY


@pytest.mark.parametrize("who", ["neighbour", "nobody", "regional lead", "administrator", "observer", "trustee"])
def test_what_is_closed_to_somebody_takes_nothing_from_them_either(round_: Round, who: str) -> None:
    closed = [address for address in round_.there if address.first and who not in WHO_MAY.get(address.name, EVERYBODY)]
    sent = [visit_of(who, address, "post", posted(round_.clients[who], address.path)) for address in closed]
    assert [visit.address.path for visit in sent if visit.let_in] == []
    assert len(closed) > 40


def test_nothing_fails_and_looking_changes_nothing(round_: Round) -> None:
    assert {visit.address.path: visit.who for visit in round_.visits if visit.status >= 500} == {}
    assert round_.changed is False


def test_planted_secrets_reach_their_writer_and_the_trustee_alone(round_: Round) -> None:
    told = {}
    for visit in round_.visits:
        own = visit.who == "writer" and visit.address.name in OWN_PAGES
        in_trust = visit.who == "trustee" and visit.address.name in IN_TRUST and visit.told <= TRUSTEES
        if visit.told and not own and not in_trust:
            told[f"{visit.who}: {visit.address.path}"] = visit.told
    assert told == {}
    assert OWN_WORDS in set().union(*(visit.told for visit in round_.visits if visit.who == "writer"))


def test_planted_secrets_stand_in_no_row_mail_log_or_file(round_: Round) -> None:
    assert told_in_rows() == {
        "log_groupversion": {SAFE_WORDS, PROPOSED},
        "log_point": {UNSENT},  # a private draft, but not a confidential one
        "log_position": {OBJECTION},
    }
    sent = "\n".join(f"{m.from_email}{m.to}{m.subject}{m.body}{m.alternatives}{m.attachments}" for m in mail.outbox)
    assert told_in(sent.encode()) == set()
    assert told_in(round_.logged.encode()) == set()
    with within(round_.busy.world.area):
        made = [EXPORTERS[what](round_.busy.world.area).rows for what in EXPORTERS]
        assert told_in(repr([made, summary_of(round_.busy.world.area)]).encode()) == set()


@pytest.mark.parametrize(("name", "who"), [("home:take_out", ["officer"]), ("own_records", [*SIGNED_IN])])
def test_files_of_everything_hold_no_secret_but_ones_own(round_: Round, name: str, who: list[str]) -> None:
    address = next(address for address in round_.there if address.name == name)
    for one in who:
        visit = visit_of(one, address, "post", posted(round_.clients[one], address.path))
        assert visit.headers["Content-Disposition"].startswith("attachment; "), one
        assert one == "writer" or not visit.told, (one, visit.told)


def test_with_the_locking_the_group_reads_what_the_writer_approved_and_nothing_else(round_: Round) -> None:
    """The trustee's wording where the writer took it; their own, approved by sending it, where they did not."""
    lock_the_period(round_.busy)
    period = round_.busy.world.period.reference
    shown = [a for a in round_.there if a.name in {"log:log", "log:export_points", "log:export_returns"}]
    shown += [Address("log:decision_sheet", f"/areas/wessington/log/sheet/{period}/", first=False, public=False)]
    for who in ("officer", "chair", "champion"):
        visits = [visit for visit in look_round(who, round_.clients[who], shown, set()) if visit.status == 200]
        assert {secret for visit in visits for secret in visit.told} == {SAFE_WORDS, SEEN_TWICE}
    assert {secret for found in told_in_rows().values() for secret in found} & set(SEALED) == {SEEN_TWICE}


def test_pages_of_an_area_and_of_somebody_known_are_kept_nowhere(round_: Round) -> None:
    kept = {}
    for visit in round_.visits:
        private = visit.address.path.startswith("/areas/wessington/") and not visit.address.public
        known = visit.who != "nobody" and visit.is_page and visit.method == "get"
        caching = visit.headers.get("Cache-Control", "")
        if (private or known) and not ({"no-store", "private"} <= {*caching.replace(",", " ").split()}):
            kept[f"{visit.who}: {visit.address.path}"] = caching
    assert kept == {}


def test_every_answer_is_sent_with_the_headers_that_guard_it(round_: Round) -> None:
    wrong = {}
    for visit in round_.visits:
        headers = visit.headers
        usual = (
            headers.get("X-Content-Type-Options") == "nosniff"
            and headers.get("X-Frame-Options") == "DENY"
            and headers.get("Referrer-Policy") == "same-origin"
            and headers.get("Cross-Origin-Opener-Policy") == "same-origin"
        )
        policy = headers.get("Content-Security-Policy", "")
        strict = {*policy.split("; ")} >= POLICY and "unsafe" not in policy and "*" not in policy
        is_file = visit.status == 200 and visit.address.path.split("?")[0].endswith(FILES)
        handed_over = not is_file or headers.get("Content-Disposition", "").startswith("attachment; ")
        if not (usual and strict and handed_over):
            wrong[f"{visit.who}: {visit.address.path}"] = dict(headers)
    assert wrong == {}


def test_a_page_without_a_form_sets_no_cookie(round_: Round) -> None:
    """But for sessions that begin or end, which only happens when something is sent."""
    looked = [visit for visit in round_.visits if visit.method == "get"]
    of_forms = {visit.address.path for visit in looked if "concord_form" in visit.cookies and not visit.has_form}
    of_nobody = {
        visit.address.path for visit in looked if visit.who == "nobody" and {*visit.cookies} - {"concord_form"}
    }
    assert (of_forms, of_nobody) == (set(), set())


def test_the_whole_application_was_walked(round_: Round) -> None:
    """What answers “not found” to everybody tells nothing about who may see it."""
    walked = {visit.address.name for visit in round_.visits if visit.let_in and visit.status in {200, 302, 409}}
    asks_for_more = {"directory:logo", "end_session", "board:escalate", "board:dismiss", "log:export_poll"}
    asks_for_more |= {"group:withdraw_interest"}
    assert {name for name in {*names()} - walked if not name.startswith("mfa_")} <= asks_for_more
