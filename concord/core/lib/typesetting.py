"""Tagged PDF from a typst source and data."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).resolve().parent.parent / "ui" / "fonts"


PAGES = "\n#context [#metadata(counter(page).final().first()) <pages>]"


def fitting_pdf(source: str, data: dict[str, Any], *, sizes: Sequence[float], pages: int) -> bytes:
    """Tagged PDF in the largest of the type sizes (points, largest first) that keeps it within that many pages.

    The size reaches the source as `data.size`; the smallest is taken when none fits.
    """
    for size in sizes[:-1]:
        if page_count(source, data | {"size": size}) <= pages:
            return tagged_pdf(source, data | {"size": size})
    return tagged_pdf(source, data | {"size": sizes[-1]})


def page_count(source: str, data: dict[str, Any]) -> int:
    """How many pages a source makes of the data."""
    found = typst.query(  # type: ignore[misc]  # likewise
        (source + PAGES).encode(),
        "<pages>",
        field="value",
        one=True,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return int(found)


def tagged_pdf(source: str, data: dict[str, Any]) -> bytes:
    """Compile a source to PDF/UA-1; the data reaches it as JSON in `sys.inputs.data`. No font but ours is looked at."""
    made: bytes = typst.compile(  # type: ignore[misc]  # its stubs cannot tell bytes from a path
        source.encode(),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return made
