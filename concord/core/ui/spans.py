"""Times beside each other as SVG: one bar for each, with the months, today, and times to look out for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from .charts import BAR, LINE, ROW, fill, picture, text
from .colour import INK

HEAD = 24
# At most so many months are named, so that their names do not meet on a phone.
NAMED = 4
Across = Callable[[date], float]


@dataclass(frozen=True)
class Span:
    """A time from a first to a last day. `kind`: what it is filled with, like `planned` or `done`."""

    label: str
    start: date
    end: date
    kind: str


def span_chart(
    name: str, spans: Sequence[Span], bands: Sequence[Span], *, today: date, legend: Sequence[tuple[str, str]]
) -> SafeString:
    """`spans`: a bar each, the first on top, with its label over it; `bands`: times that lie behind all bars."""
    first = min(span.start for span in spans)
    days = (max(span.end for span in spans) - first).days + 1

    def across(day: date) -> float:
        return min(100.0, max(0.0, (day - first).days * 100 / days))

    top = ROW * len(legend) + HEAD
    height = top + 2 * ROW * len(spans) + 8
    drawn = [
        *(legend_line(name, key, words, ROW * number) for number, (key, words) in enumerate(legend)),
        *(band_drawn(name, band, across, top, height) for band in bands),
        *month_lines(first, days, across, top, height),
        *(span_drawn(name, span, across, top + 2 * ROW * number) for number, span in enumerate(spans)),
    ]
    if 0 < (today - first).days < days:
        drawn.append(upright(across(today), top - 4, height, INK, dashes="4 3"))
    return picture(name, [key for key, _ in legend], height, drawn)


def legend_line(name: str, key: str, words: str, y: int) -> str:
    return f'<rect x="1" y="{y + 3}" width="22" height="{BAR}" {fill(name, key)}/>{text(words, "32", y + BAR)}'


def span_drawn(name: str, span: Span, across: Across, y: int) -> str:
    start, end = across(span.start), across(span.end + timedelta(days=1))
    # A label of the right half ends where its bar ends, so that it stays inside the picture.
    place, anchor = (start, "start") if start < 50 else (end, "end")
    size = f'x="{start:.2f}%" y="{y + ROW - 4}" width="{max(end - start, 1):.2f}%" height="{BAR}"'
    return f"{text(span.label, f'{place:.2f}%', y + BAR, anchor=anchor)}<rect {size} {fill(name, span.kind)}/>"


def band_drawn(name: str, band: Span, across: Across, top: int, height: int) -> str:
    start, end = across(band.start), across(band.end + timedelta(days=1))
    if end <= start:
        return ""
    size = f'x="{start:.2f}%" y="{top}" width="{end - start:.2f}%" height="{height - top}"'
    return f'<rect {size} {fill(name, band.kind)} opacity="0.35"/>'


def month_lines(first: date, days: int, across: Across, top: int, height: int) -> Iterator[str]:
    months = [day for day in (first + timedelta(days=n) for n in range(days)) if day.day == 1]
    step = -(-len(months) // NAMED) if months else 1
    for number, month in enumerate(months):
        yield upright(across(month), top - 4, height, LINE)
        if number % step == 0 and across(month) < 85:
            yield text(f"{month:%b %Y}", f"{across(month):.2f}%", top - 8, size=14)


def upright(x: float, top: float, bottom: float, colour: str, dashes: str = "") -> str:
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="{top}" y2="{bottom}" stroke="{colour}"{broken}/>'
