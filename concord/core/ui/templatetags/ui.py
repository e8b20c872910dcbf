"""Every component of the design system, by its name there. `{% load ui %}`."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from concord.core.lib import money, text
from concord.core.ui import wording

register = template.Library()

DATES = (wording.long_date, wording.short_date, wording.long_time, wording.clock)
for read in (*DATES, wording.percent_n, wording.n_or_fewer, text.sentence, money.pounds):
    register.filter(read.__name__, read)


@register.filter
def worded(keys: Iterable[str], words: Mapping[str, str]) -> str:
    """Some keys of the area's vocabulary as it words them: `{{ keys|worded:words }}`."""
    return "; ".join(words.get(key, key) for key in keys)


STATUSES = {
    "on_track": ("●", "on track"),
    "at_risk": ("▲", "at risk"),
    "late": ("■", "late"),
    "done": ("✓", "done"),
    "not_started": ("○", "not started"),
}
SECTORS = {"public": "Public", "voluntary": "Voluntary", "business": "Business", "other": "Other"}
ALERTS = {"success": "Done", "error": "Problem", "warning": "Warning", "info": "Note", "information": "Note"}


def _draw(name: str, **context: Any) -> SafeString:
    # Without the line end of the file, so that a comma can follow a mark.
    return _trim(render_to_string(f"ui/components/{name}.html", context))


def _trim(content: str) -> SafeString:
    # The content of a block is markup already; stripping makes it plain text again, which would be escaped.
    return SafeString(content.strip())


# Buttons and links


@register.inclusion_tag("ui/components/button.html")
def button(text: str, kind: str = "", name: str = "", value: str = "", url: str = "") -> dict[str, Any]:
    """A button of the form around it. `kind`: empty, `secondary` or `warning`. `url`: send the form there instead."""
    return {"text": text, "kind": kind, "name": name, "value": value, "url": url}


@register.inclusion_tag("ui/components/link_button.html", takes_context=True)
def link_button(context: Context, text: str, url: str, kind: str = "", start: bool = False) -> dict[str, Any]:
    """A link to a page on which something is done. In an area that has closed it is not drawn."""
    return {"text": text, "url": url, "kind": kind, "start": start, "closed": context.get("closed")}


@register.inclusion_tag("ui/components/post_button.html", takes_context=True)
def post_button(
    context: Context,
    text: str,
    url: str,
    confirm: str = "",
    kind: str = "secondary",
    when_closed: bool = False,
    **fields: str,
) -> dict[str, Any]:
    """A small form of its own with one button. With `confirm`, it opens that sentence first; no JavaScript needed.

    In an area that has closed it is not drawn, but for what works `when_closed`.
    """
    facts = {"text": text, "url": url, "confirm": confirm, "kind": kind, "fields": fields}
    return facts | {"csrf_token": context.get("csrf_token"), "closed": context.get("closed") and not when_closed}


@register.inclusion_tag("ui/components/back_link.html")
def back_link(url: str, text: str = "Back") -> dict[str, Any]:
    return {"url": url, "text": text}


@register.inclusion_tag("ui/components/breadcrumbs.html")
def breadcrumbs(*parts: str) -> dict[str, Any]:
    """Label and address in turn; a last label without an address is this page."""
    pairs = [*parts, ""] if len(parts) % 2 else parts
    return {"crumbs": list(zip(pairs[::2], pairs[1::2], strict=True))}


# Short marks


@register.simple_tag
def status(key: str, text: str = "") -> SafeString:
    """How something stands, in shape, word and colour. `key`: on_track, at_risk, late, done, not_started."""
    shape, word = STATUSES[key]
    return _draw("status", key=key.replace("_", "-"), shape=shape, text=text or word)


@register.simple_tag
def tag(text: str, colour: str = "grey") -> SafeString:
    return _draw("tag", text=text, colour=colour)


@register.simple_tag
def badge(text: str) -> SafeString:
    return _draw("badge", text=text)


@register.simple_tag
def sector(key: str, text: str = "") -> SafeString:
    """The sector's mark: solid for public, hatched for voluntary. `text`: the area's own word."""
    return _draw("sector", key=key, text=text or SECTORS[key])


@register.inclusion_tag("ui/components/progress.html")
def progress(value: int, most: int, text: str) -> dict[str, Any]:
    """How far something has come; the sentence says it, the bar only shows it."""
    return {"value": value, "most": most, "text": text}


# Boxes with text inside


@register.simple_block_tag
def inset(content: str) -> SafeString:
    return _draw("inset", content=content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    return _draw("warning", content=content)


@register.simple_block_tag
def details(content: str, summary: str) -> SafeString:
    return _draw("details", content=content, summary=summary)


@register.simple_block_tag
def notification(content: str, title: str = "Important", kind: str = "") -> SafeString:
    """A banner about the whole page. `kind`: empty or `success`."""
    return _draw("notification", content=content, title=title, kind=kind)


@register.simple_block_tag
def alert(content: str, kind: str = "information") -> SafeString:
    """What has just happened. `kind`: success, error, warning or information."""
    known = "information" if kind in {"info", "debug", ""} else kind
    return _draw("alert", content=content, kind=known, label=ALERTS.get(known, "Note"))


@register.simple_block_tag
def panel(content: str, title: str) -> SafeString:
    """The green box of a confirmation page."""
    return _draw("panel", content=content, title=title)


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """What will be here, and who can make it happen."""
    return _draw("empty_state", content=content, title=title)


@register.simple_block_tag
def who_sees(content: str) -> SafeString:
    return _draw("who_sees", content=content)


# Lists and tables


@register.simple_block_tag
def summary_list(content: str, title: str = "") -> SafeString:
    return _draw("summary_list", content=content, title=title)


@register.inclusion_tag("ui/components/summary_row.html")
def summary_row(key: str, value: Any, url: str = "", action: str = "Change") -> dict[str, Any]:
    return {"key": key, "content": value, "url": url, "action": action}


@register.simple_block_tag
def summary_block(content: str, key: str, url: str = "", action: str = "Change") -> SafeString:
    """A row whose value holds markup."""
    return _draw("summary_row", key=key, html=content, url=url, action=action)


@register.simple_block_tag
def table(
    content: str, caption: str, columns: str, empty: str = "Nothing here yet.", quiet: bool = False
) -> SafeString:
    """Rows go inside as plain `<tr>`; numbers as `<td class="num">`. `columns`: names by `|`, `#` before numeric ones.

    `quiet` hides the caption from sight where a heading above says the same.
    """
    heads = [(name.strip().lstrip("#"), name.strip().startswith("#")) for name in columns.split("|")]
    return _draw("table", content=_trim(content), caption=caption, heads=heads, empty=empty, quiet=quiet)


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], name: str = "page", part: str = "") -> dict[str, Any]:
    """Page links that keep the rest of the address. `part`: the id of the part of the page that they turn."""
    request = context.get("request")
    kept = request.GET.copy() if request else None
    if kept is not None:
        kept.pop(name, None)
    paginator, start = page.paginator, f"?{kept.urlencode()}&" if kept else "?"
    numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    end = f"#{part}" if part else ""
    return {
        "page": page,
        "numbers": list(numbers),
        "start": f"{start}{name}=",
        "end": end,
        "elided": paginator.ELLIPSIS,
    }


@register.simple_block_tag
def timeline(content: str) -> SafeString:
    return _draw("timeline", content=content)


@register.simple_block_tag
def timeline_item(content: str, title: str, at: Any, by: Any = "") -> SafeString:
    return _draw("timeline_item", content=_trim(content), title=title, at=at, by=by)


@register.simple_block_tag
def task_list(content: str) -> SafeString:
    return _draw("task_list", content=content)


@register.inclusion_tag("ui/components/task.html")
def task(title: str, url: str = "", state: str = "not_started", text: str = "", hint: str = "") -> dict[str, Any]:
    shape, word = STATUSES[state]
    key = state.replace("_", "-")
    return {"title": title, "url": url, "hint": hint, "key": key, "shape": shape, "text": text or word}


@register.simple_block_tag
def filter_panel(
    content: str, title: str = "Filter", selected: Iterable[tuple[str, str]] = (), clear: str = ""
) -> SafeString:
    """A GET form beside a list. `selected`: what is chosen now, each with the address that takes it away."""
    return _draw("filter_panel", content=content, title=title, selected=list(selected), clear=clear)


@register.simple_block_tag
def chart(content: str, sentence: str, caption: str, svg: str = "", src: str = "", csv: str = "") -> SafeString:
    """A sentence, the picture, its table (inside the block) and its CSV; never a picture alone."""
    return _draw("chart", content=content, sentence=sentence, caption=caption, svg=svg, src=src, csv=csv)


# Forms


@register.simple_block_tag(takes_context=True)
def post_form(
    context: Context,
    content: str,
    form: BaseForm | None = None,
    url: str = "",
    keep: str = "",
    private: bool = False,
    when_closed: bool = False,
) -> SafeString:
    """The `<form>` around `{{ form }}`; its buttons go inside. `keep`: a name for unsent text, kept in this tab.

    In an area that has closed there is none, but for what works `when_closed`: what else it would send is refused, as
    the page says at its head.
    """
    if context.get("closed") and not when_closed:
        return SafeString("")
    token = context.get("csrf_token")
    return _draw("post_form", content=content, form=form, url=url, keep=keep, private=private, csrf_token=token)


@register.simple_tag
def error_summary(form: Any = None) -> str:
    """What is wrong, with a link to each field. Drawn once: `{{ form }}` then leaves it out."""
    if not isinstance(form, BaseForm) or not form.errors:
        return ""
    form.summary_shown = True  # type: ignore[attr-defined]  # a note to our own form template
    return render_to_string("ui/forms/error_summary.html", {"form": form})
