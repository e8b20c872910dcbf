"""Tagged PDF from a typst source and data."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).resolve().parent.parent / "ui" / "fonts"
# Letters that our font may lack: all but those of European languages, and the usual marks.
STRANGE = re.compile(
    "[^\x00-\x7e\xa0-\u0180\u0386-\u03ce\u0400-\u045f\u1e80-\u1e85\u1ea0-\u1ef9\u2010-\u2022\u2026\u20ac\u2122]"
)
# A word longer than a line may break anywhere; others break where they should.
SOFT = r"""
#let long(t) = t.split("").filter(c => c != "").map(c => c + sym.zws).join()
#let soft(t) = t.split(" ").map(w => if w.len() > 32 { long(w) } else { w }).join(" ")
"""
PAGES = "\n#context [#metadata(counter(page).final().first()) <pages>]"


def fitting_pdf(
    source: str, data: dict[str, Any], *, sizes: Sequence[float], pages: int, more: dict[str, Any] | None = None
) -> bytes:
    """Tagged PDF in the largest of the type sizes (points, largest first) that keeps it within that many pages.

    The size reaches the source as `data.size`; the smallest is taken when none fits. `more`: data for pages that come
    after those that are counted.
    """
    fits = (size for size in sizes[:-1] if page_count(source, data | {"size": size}) <= pages)
    return tagged_pdf(source, data | {"size": next(fits, sizes[-1])} | (more or {}))


def page_count(source: str, data: dict[str, Any]) -> int:
    """How many pages a source makes of the data."""
    return int(with_letters(typst.query, source + PAGES, data, selector="<pages>", field="value", one=True))


def tagged_pdf(source: str, data: dict[str, Any]) -> bytes:
    """Compile a source to PDF/UA-1; the data reaches it as JSON in `sys.inputs.data`.

    No font but ours is looked at, unless a letter is not in it; one that no font of the machine has becomes "?", since
    the standard refuses letters that cannot be shown.
    """
    made: bytes = with_letters(typst.compile, source, data, pdf_standards=["ua-1"])
    return made


def with_letters(make: Callable[..., Any], source: str, data: dict[str, Any], **how: Any) -> Any:
    text = json.dumps(data, ensure_ascii=False)
    plain, strange = STRANGE.subn("?", text)
    for words in (text, plain):
        try:
            return make(
                source.encode(),
                font_paths=[str(FONTS)],
                ignore_system_fonts=not strange,
                sys_inputs={"data": words},
                **how,
            )
        except typst.TypstError:
            if words == plain:
                raise
    raise AssertionError
