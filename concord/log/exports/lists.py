"""Lists of the log as tables to take away."""

from collections.abc import Iterable, Iterator

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..imports.quick_wins import QUICK_WIN_COLUMNS
from ..models import Decision, GoodPractice, LearningItem, Point, PointUse, QuickWin
from ..queries import registers
from ..queries.decisions import source_words
from ..queries.polls import PollPage
from ..queries.quick_wins import kept, quick_wins
from ..queries.registers import source_word, still_there
from ..queries.repeats import RepeatsPage, repeats_page
from ..queries.trends import TrendLine, TrendsPage
from ..rules.polls import Side
from .returns import returns

POINTS = (
    *("period", "point", "box", "text", "source", "about", "department", "commitment"),
    *("decision", "win", "reason", "reply"),
)
REGISTER_WINS = (
    *("period", "point", "title", "text", "about", "why", "without_the_agreement", "where_from", "commitment"),
    *("outcome", "labelled", "contribution", "other_factors", "evidence", "confidence", "told", "decided_on"),
)
LEARNING = ("point", "said", "learning", "owner", "due_on", "state", "result")
PRACTICES = ("practice", "how_it_works", "where", "commitment", "contact", "transferable", "shared_with", "point")
USES = ("use", "topic", "organisation", "commitment", "period", "point", "text")
REPEATS = ("repeat", "state", "note", "reporters", "action", "period", "point", "text", "reply")
SAID = ("a_lot", "a_little", "neither", "works_well", "answered")
POLL = ("matter", *(f"{sector}_{name}" for sector in ("public", "voluntary") for name in SAID), "gap", "leave_alone")
WINS = ("wins_planned", "wins_opportunistic", "wins_went_wrong", "wins_unsourced")
COUNTS = ("expected", "received", "followed", "not_followed")
PAIRS = tuple(
    f"{what}_{sector}_{part}"
    for what in ("returned", "owed", "reported")
    for sector in ("public", "voluntary")
    for part in ("n", "of")
)
TRENDS = ("period", *COUNTS, "low", "high", *PAIRS, *WINS, "wins", "wins_so_far")


def points_table(points: Iterable[Point]) -> ExportTable:
    """The log as it is filtered; what the group sees and no more."""
    rows = []
    for point in points:
        decision = point.current[0] if point.current else None  # type: ignore[attr-defined]  # prefetched
        rows.append(
            {
                "period": point.period.reference,
                "point": point.reference,
                "box": point.box,
                "text": point.text,
                "source": source_words(point),
                "about": point.about_name,
                "department": point.about_unit or "",
                "commitment": point.commitment_text or "",
                "decision": decision.get_verdict_display() if decision else "",
                "win": {True: "yes", False: "no"}.get(decision.win, "") if decision else "",
                "reason": decision.reason if decision else "",
                "reply": replies_of(point),
            }
        )
    return ExportTable(POINTS, rows)


def wins_table(found: Iterable[Decision]) -> ExportTable:
    """The wins with their attribution; `labelled`: whether the win carries the agreement's name."""
    return ExportTable(REGISTER_WINS, [win_row(decision) for decision in found])


def win_row(decision: Decision) -> dict[str, object]:
    point, story = decision.point, getattr(decision.point, "win_story", None)
    labelled = {True: "yes", False: "no"}.get(story.branded, "not known") if story else "not known"
    return {
        "period": point.period.reference,
        "point": point.reference,
        "title": story.title if story else "",
        "text": point.text,
        "about": point.about_name,
        "why": decision.get_win_limb_display(),
        "without_the_agreement": decision.get_limb_reason_display(),
        "where_from": source_word(decision.source),  # type: ignore[attr-defined]  # annotated
        "commitment": decision.commitment_text or "",
        "outcome": story.outcome if story else "",
        "labelled": labelled,
        "contribution": story.get_contribution_display() if story else "",
        "other_factors": story.other_factors if story else "",
        "evidence": story.get_evidence_display() if story else "",
        "confidence": story.get_confidence_display() if story else "",
        "told": "; ".join(str(telling) for telling in point.tellings.all()),
        "decided_on": decision.decided_on,
    }


def learning_table(found: Iterable[LearningItem]) -> ExportTable:
    """What was said, what is to be learned, by whom and when, and what was done."""
    return ExportTable(LEARNING, [learning_row(item, still_there(item.point)) for item in found])


def learning_row(item: LearningItem, point: Point | None) -> dict[str, object]:
    return {
        "point": point.reference if point else "",
        "said": point.text if point else "",
        "learning": item.text,
        "owner": item.owner or "",
        "due_on": item.due_on,
        "state": item.get_state_display(),
        "result": item.result,
    }


def practices_table(found: Iterable[GoodPractice]) -> ExportTable:
    return ExportTable(PRACTICES, [practice_row(practice, still_there(practice.point)) for practice in found])


def practice_row(practice: GoodPractice, point: Point | None) -> dict[str, object]:
    return {
        "practice": practice.title,
        "how_it_works": practice.how_it_works,
        "where": point.about_name if point else "",
        "commitment": (point.commitment_text if point else None) or "",
        "contact": practice.contact,
        "transferable": practice.transferable,
        "shared_with": practice.shared_with,
        "point": point.reference if point else "",
    }


def uses_table(found: Iterable[PointUse]) -> ExportTable:
    rows = [
        {
            "use": use.get_use_display(),
            "topic": use.topic,
            "organisation": use.point.about_name,
            "commitment": use.point.commitment_text or "",
            "period": use.point.period.reference,
            "point": use.point.reference,
            "text": use.point.text,
        }
        for use in found
    ]
    return ExportTable(USES, rows)


def repeats_table(page: RepeatsPage) -> ExportTable:
    """A row for each point of each repeat, with the reply of the body that it names."""
    rows = [
        {
            "repeat": line.title,
            "state": line.repeat.get_state_display(),
            "note": line.repeat.note,
            "reporters": line.reporters,
            "action": line.repeat.action or "",
            "period": point.period,
            "point": point.reference,
            "text": point.text,
            "reply": replies_of(point),
        }
        for line in page.every
        for point in line.points
    ]
    return ExportTable(REPEATS, rows)


def quick_wins_table(found: Iterable[QuickWin]) -> ExportTable:
    """In the shape that the import reads."""
    return ExportTable(QUICK_WIN_COLUMNS, [quick_win_row(quick) for quick in found])


def quick_win_row(quick: QuickWin) -> dict[str, object]:
    labels = {name: getattr(quick, f"get_{name}_display")() for name in ("effort", "benefit", "state")}
    return kept(quick) | labels | {"ref": quick.uid, "is_win": quick.is_win}  # type: ignore[attr-defined]  # annotated


def poll_table(page: PollPage) -> ExportTable:
    """What each sector says of each matter; a sector in which too few answered is left empty."""
    rows = [
        {"matter": line.standing.matter, **side_cells("public", line.standing.public)}
        | side_cells("voluntary", line.standing.voluntary)
        | {"gap": line.gap, "leave_alone": line.standing.leave_alone}
        for line in page.lines
    ]
    return ExportTable(POLL, rows)


def side_cells(sector: str, side: Side | None) -> dict[str, object]:
    return {f"{sector}_{name}": getattr(side, name) for name in SAID} if side else {}


def replies_of(point: Point) -> str:
    """What the bodies that it names replied."""
    return "; ".join(f"{asked.organisation_name}: {asked.reply}" for asked in point.replied)  # type: ignore[attr-defined]  # prefetched


def trends_table(page: TrendsPage) -> ExportTable:
    """The rows behind the trends' charts. `low`, `high`: 95 % interval of the followed share, as fractions of 1.

    `owed_public_n` of `owed_public_of`: followed of decided points whose duty the public sector owed; and so on.
    """
    return ExportTable(TRENDS, [trend_row(line) for line in page.lines])


def trend_row(line: TrendLine) -> dict[str, object]:
    pairs = {"returned": line.returned, "owed": line.owed, "reported": line.reported}
    return {
        "period": line.summary.period_label,
        "low": f"{line.low:.3f}" if line.decided else "",
        "high": f"{line.high:.3f}" if line.decided else "",
        "wins": line.wins,
        "wins_so_far": line.wins_so_far,
        **{name: getattr(line.summary, name) for name in (*COUNTS, *WINS)},
        **{
            f"{what}_{sector}_{part}": getattr(pair, sector)[number]
            for what, pair in pairs.items()
            for sector in ("public", "voluntary")
            for number, part in enumerate(("n", "of"))
        },
    }


def parts(area: Area) -> Iterator[Part]:
    """Files of the log for the area's take-out: what is confidential and what is not locked yet stays away."""
    yield table("returns", returns(area, with_open=False))
    yield table("wins", wins_table(registers.wins(area)))
    yield table("learning", learning_table(registers.learning(area)))
    yield table("good-practice", practices_table(registers.practices(area)))
    yield table("uses", uses_table(registers.uses(area)))
    yield table("repeats", repeats_table(repeats_page(area)))
    yield table("quick-wins", quick_wins_table(quick_wins(area)))
