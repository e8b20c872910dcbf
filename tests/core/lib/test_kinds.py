"""Files to keep: told by what is in them, and refused with words that say how to mend them."""

import io
import zipfile

import pytest

from concord.core.lib.errors import RuleBroken
from concord.core.lib.kinds import KINDS, kind_of_file
from concord.core.lib.tables import write_xlsx


def packed(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


PDF = b"%PDF-1.7\nwords\n%%EOF\n"
SOUND = {
    "pdf": PDF,
    "xlsx": write_xlsx(("a",), [{"a": 1}], "A"),
    "docx": packed(**{"word/document.xml": "<x/>"}),
    "pptx": packed(**{"ppt/presentation.xml": "<x/>"}),
    **{key: packed(mimetype=KINDS[key].mime, **{"content.xml": "<x/>"}) for key in ("odt", "ods", "odp")},
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_told_by_its_content(kind):
    assert kind_of_file(SOUND[kind]) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x00" * 9, "empty"),
        (b"MZ\x90\x00", "not taken"),
        (b"<html><script>", "not taken"),
        (b"\xd0\xcf\x11\xe0 old", "old or locked"),
        (PDF[:-8], "half there"),
        (SOUND["docx"][:-9], "half there"),
        (packed(**{"hello.txt": "hello"}), "not taken"),
        (packed(**{"word/document.xml": "<x/>", "word/vbaProject.bin": "x"}), "macros"),
        (packed(mimetype=KINDS["odt"].mime, **{"content.xml": "<x/>", "Basic/a.xml": "x"}), "macros"),
        (packed(**{"word/document.xml": b"0" * (201 * 1024 * 1024)}), "far larger"),
    ],
)
def test_anything_else_is_refused_with_the_way_to_mend_it(data, words):
    with pytest.raises(RuleBroken, match=words) as found:
        kind_of_file(data)
    assert found.value.field == "file"
