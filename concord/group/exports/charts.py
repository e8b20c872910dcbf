"""Charts of the group: what each shows, ready for the page."""

from django.utils.safestring import SafeString

from concord.core.ui.charts import Bar, Row, bar_chart

from ..queries.attendance import WhoCamePage
from ..queries.composition import CompositionPage, Pair
from ..queries.effectiveness import ReviewPage
from ..rules.attendance import Share
from ..rules.composition import CategoryLine

SECTORS = (("public", "Public sector"), ("voluntary", "Voluntary sector"))
LEGEND = (*SECTORS, ("opportunistic", "Others"), ("unsourced", "Vacant"))


def charts_of(page: CompositionPage) -> dict[str, SafeString]:
    """Every chart of the composition's page by its name."""
    return {"kinds": kinds_chart(page), "meetings": meetings_chart(page)}


def kinds_chart(page: CompositionPage) -> SafeString:
    """Each kind of member with its seats end to end: held by sector, then vacant."""
    most = max((len(line.held) + len(line.vacant) for line in page.lines), default=0) or 1
    return bar_chart("kinds", LEGEND, [Row(line.label, [kind_bar(line, most)]) for line in page.lines])


def kind_bar(line: CategoryLine, most: int) -> Bar:
    public, voluntary = line.held_by("public"), line.held_by("voluntary")
    counts = (public, voluntary, len(line.held) - public - voluntary, len(line.vacant))
    parts = [(key, count / most) for (key, _), count in zip(LEGEND, counts, strict=True)]
    return Bar(parts, f"{len(line.held)}" if line.held else line.standing.lower())


def meetings_chart(page: CompositionPage) -> SafeString:
    """Who came to each meeting, public sector first and solid, voluntary sector hatched."""
    most = max((max(pair.public, pair.voluntary) for pair in page.meetings), default=0) or 1
    rows = [Row(pair.label, [came(pair, key, most) for key, _ in SECTORS]) for pair in page.meetings]
    return bar_chart("came", SECTORS, rows)


def came(pair: Pair, key: str, most: int) -> Bar:
    count = getattr(pair, key)
    return Bar([(key, count / most)], f"{count} of {pair.n}")


def who_came_chart(page: WhoCamePage) -> SafeString:
    """The share of those invited who came, meeting by meeting, the oldest on top, the sectors side by side."""
    oldest_first = reversed(page.lines)
    rows = [Row(line.label, [share_bar(key, getattr(line, key)) for key, _ in SECTORS]) for line in oldest_first]
    return bar_chart("who-came", SECTORS, rows)


def share_bar(key: str, share: Share) -> Bar:
    return Bar([(key, share.part)], share.words)


def review_chart(page: ReviewPage) -> SafeString:
    """Of the public and of the voluntary members invited, the share who came, year by year, the oldest on top."""
    oldest_first = reversed(page.years)
    rows = [
        Row(str(one.year), [share_bar(key, Share(*getattr(one, key))) for key, _ in SECTORS]) for one in oldest_first
    ]
    return bar_chart("review", SECTORS, rows)
