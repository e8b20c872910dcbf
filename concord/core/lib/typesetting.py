"""Tagged PDF from a typst source and data."""

import json
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).resolve().parent.parent / "ui" / "fonts"


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
