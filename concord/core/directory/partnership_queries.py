"""Reads of partnerships and boards, and of the rounds in which they are asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from concord.core.areas.models import Area

from .models import Partnership, PartnershipAnswer, PartnershipRound
from .terms import Standing


@dataclass(frozen=True)
class Embedding:
    """How far the agreement has come into the partnerships that last. `known`: of how many that is known."""

    total: int
    on_agenda: int
    on_agenda_known: int
    adopted: int
    adopted_known: int
    with_seats: int
    with_voluntary_seat: int


def partnership_rows(
    *, search: str = "", kind: str = "", on_agenda: str = "", is_adopted: str = "", ended: bool = False
) -> QuerySet[Partnership]:
    """Partnerships of the open area, narrowed by what was chosen; `ended`: those that have ended, too."""
    found = Partnership.objects.select_related("parent").order_by("name", "pk")
    if not ended:
        found = found.filter(ended_on__isnull=True)
    if search:
        found = found.filter(Q(name__icontains=search) | Q(chair_name__icontains=search))
    chosen = {"kind": kind, "on_agenda": on_agenda, "is_adopted": is_adopted}
    return found.filter(**{name: value for name, value in chosen.items() if value})


def embedding() -> Embedding:
    """One query over the partnerships of the open area that last."""
    # No count is named like a column: a later filter would read the count instead.
    counts = Partnership.objects.filter(ended_on__isnull=True).aggregate(
        total=Count("pk"),
        on_agenda_known=Count("pk", filter=~Q(on_agenda=Standing.UNKNOWN)),
        yes_on_agenda=Count("pk", filter=Q(on_agenda=Standing.YES)),
        adopted=Count("pk", filter=Q(is_adopted=Standing.YES)),
        adopted_known=Count("pk", filter=~Q(is_adopted=Standing.UNKNOWN)),
        with_seats=Count("pk", filter=Q(voluntary_seats__isnull=False)),
        with_voluntary_seat=Count("pk", filter=Q(voluntary_seats__gt=0)),
    )
    return Embedding(on_agenda=counts.pop("yes_on_agenda"), **counts)


def lasting_partnerships(area: Area) -> list[Partnership]:
    """By name, each with what it is part of."""
    found = Partnership.objects.filter(area=area, ended_on__isnull=True).select_related("parent")
    return list(found.order_by("name", "pk"))


def partnership_of(uid: str) -> Partnership | None:
    return Partnership.objects.select_related("parent", "area").filter(uid=uid).first()


def answers_of(partnership: Partnership) -> list[PartnershipAnswer]:
    """What it was asked and said, the newest round first."""
    found = PartnershipAnswer.objects.filter(partnership=partnership).select_related("round")
    return list(found.order_by("-round__begun_on", "-pk"))


def rounds() -> QuerySet[PartnershipRound]:
    """The newest first, each with how many were `asked` and have `answered`."""
    answered = Count("answers", filter=Q(answers__answered_on__isnull=False))
    return PartnershipRound.objects.annotate(asked=Count("answers"), answered=answered).order_by("-begun_on", "-pk")


def round_of(uid: str) -> PartnershipRound | None:
    return PartnershipRound.objects.select_related("area").filter(uid=uid).first()


def open_round(area: Area) -> PartnershipRound | None:
    return PartnershipRound.objects.filter(area=area, closed_on__isnull=True).select_related("area").first()


def answer_of(uid: str) -> PartnershipAnswer | None:
    found = PartnershipAnswer.objects.select_related("round", "partnership", "area")
    return found.filter(uid=uid).first()


def missing(round_: PartnershipRound) -> list[PartnershipAnswer]:
    """Those that were asked, last, and have not answered; with and without an address."""
    found = PartnershipAnswer.objects.filter(round=round_, answered_on__isnull=True)
    found = found.filter(partnership__ended_on__isnull=True)
    return list(found.select_related("partnership", "round", "area").order_by("name", "pk"))


def not_asked(round_: PartnershipRound) -> list[Partnership]:
    """Partnerships that last and are no part of the round, since they were added later."""
    found = Partnership.objects.filter(area=round_.area, ended_on__isnull=True)
    return list(found.exclude(answers__round=round_).select_related("area").order_by("name", "pk"))


@dataclass(frozen=True)
class Tally:
    """One question of a round: how many said what, of those that answered."""

    question: str
    yes: int
    no: int
    unknown: int

    @property
    def answered(self) -> int:
        return self.yes + self.no + self.unknown


@dataclass(frozen=True)
class RoundPage:
    """A round with its summary. `waiting`: by mail; `silent`: without an address, asked in another way."""

    round: PartnershipRound
    asked: int
    answered: int
    tallies: Sequence[Tally]
    waiting: int
    silent: int
    late_comers: Sequence[Partnership]


def round_page(round_: PartnershipRound) -> RoundPage:
    """In two queries; the answers themselves are listed page by page."""
    rows = PartnershipAnswer.objects.filter(round=round_)
    lines = list(rows.values("answered_on", "on_agenda", "is_adopted", "to_address", "partnership__ended_on"))
    said = [line for line in lines if line["answered_on"]]
    left = [line for line in lines if not line["answered_on"] and not line["partnership__ended_on"]]
    word = round_.area.word("agreement")
    tallies = [
        tally(f"The {word} is on its agenda", (line["on_agenda"] for line in said)),
        tally(f"Its governance adopts the {word}", (line["is_adopted"] for line in said)),
    ]
    waiting = sum(1 for line in left if line["to_address"])
    late = [] if round_.closed_on else not_asked(round_)
    return RoundPage(round_, len(lines), len(said), tallies, waiting, len(left) - waiting, late)


def tally(question: str, answers: Iterable[str]) -> Tally:
    said = list(answers)
    return Tally(question, *(said.count(each) for each in (Standing.YES, Standing.NO, Standing.UNKNOWN)))


def round_answers(round_: PartnershipRound, *, search: str = "", standing: str = "") -> QuerySet[PartnershipAnswer]:
    """The answers of a round, those that are missing first. `standing`: `missing` or `answered`."""
    found = PartnershipAnswer.objects.filter(round=round_).select_related("partnership")
    if search:
        found = found.filter(name__icontains=search)
    if standing:
        found = found.filter(answered_on__isnull=standing == "missing")
    return found.order_by("-answered_on", "name", "pk") if standing == "answered" else found.order_by("name", "pk")
