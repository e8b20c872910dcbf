"""The demo looks ahead: news of its own, and some that the region told several places."""

from datetime import timedelta
from typing import Any

from concord.agreement.queries.commitments import by_number
from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.officers import commands as officers
from concord.officers.queries.horizon import areas_below

from .data import horizon as data
from .places import Place, moment


def look_ahead(place: Place) -> None:
    facts: dict[str, Any] = {"area": place.area, "by": SYSTEM, "at": moment(place.today - timedelta(days=10))}
    for title, text, kind, source, days, relevance, why, number, action in data.NEWS:
        touched = by_number(place.area, number) if number else None
        news: dict[str, Any] = {
            "title": title,
            "text": text,
            "kind": kind,
            "source": source,
            "relevance": relevance,
            "why": why,
        }
        news |= {"url": "https://example.org/", "on": place.today + timedelta(days=days), "action": action}
        officers.put_horizon(facts=news, commitments=[touched] if touched else [], **facts)


def hear_from_above(place: Place) -> None:
    """The region tells all places below that share with it."""
    region = place.area.parent
    if region is None:
        return
    for title, text, kind, source, days in data.FROM_ABOVE:
        news = {"title": title, "text": text, "kind": kind, "source": source, "on": place.today + timedelta(days=days)}
        with within(region):
            officers.post_below(
                area=region, facts=news, areas=list(areas_below(region)), by=SYSTEM, at=moment(place.today)
            )
