"""Who wrote a text that is brought in: suggested by the file, kept with the draft, read by members alone."""

import io
import json
import re
import zipfile
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as Word

from concord.agreement import commands, exports
from concord.agreement.exports.data import version_json
from concord.agreement.imports import Writer, writer_of
from concord.agreement.queries.documents import outline_of, version_page
from concord.core.accounts.namesakes import namesakes_of
from concord.core.lib.errors import RuleBroken

from .documents import FACTS, drafted

WRITTEN = date(2025, 12, 3)


def word(name="Bea Writer") -> bytes:
    made, kept = Word(), io.BytesIO()
    made.add_heading("1 Funding", 1)
    made.add_heading("1.1 Pay soon", 2)
    made.core_properties.author, made.core_properties.last_modified_by = "Template Author", name
    made.core_properties.modified = datetime(2025, 12, 3, 10)
    made.save(kept)
    return kept.getvalue()


def packed(place: str, text: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr(place, text)
    return kept.getvalue()


DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (word(), Writer("Bea Writer", WRITTEN)),
        (word(""), Writer("Template Author", WRITTEN)),
        (packed("meta.xml", f"<m {DC}><dc:creator>Bo</dc:creator><dc:date>2025-12-03T9</dc:date></m>"),
         Writer("Bo", WRITTEN)),
        (packed("meta.xml", f"<m {DC}><dc:date>soon</dc:date></m>"), Writer()),
        (packed("meta.xml", "<m"), Writer()),
        (packed("other.xml", "<m/>"), Writer()),
        (b"# Money", Writer()),
    ],
)  # fmt: skip
def test_a_file_suggests_who_wrote_it_last_and_when(data, found):
    assert writer_of(data) == found


def test_a_text_from_word_keeps_its_author_and_its_day(world, signed_in):
    version = drafted(world)
    at, officer = f"/areas/wessington/agreement/documents/{version.document.uid}/1/", signed_in(world.officer)
    looked = officer.post(f"{at}text/", {"file": SimpleUploadedFile("draft.docx", word())})
    assert 'value="Bea Writer"' in looked.content.decode()
    form = looked.context["form"]
    typed = {name: form.data[name] for name in ("text", "text_by", "text_on_day", "text_on_month", "text_on_year")}
    seen = re.search(r'name="seen" value="(\w+)"', officer.get(f"{at}text/").content.decode())[1]
    later = officer.post(f"{at}text/", typed | {"put": "1", "seen": seen, "text_on_year": "2031"})
    assert "still to come" in later.content.decode()
    assert officer.post(f"{at}text/", typed | {"put": "1", "seen": seen}).status_code == 302
    version.refresh_from_db()
    assert (version.text_by, version.text_on) == ("Bea Writer", WRITTEN)
    assert "Written by Bea Writer" in signed_in(world.member).get(at).content.decode()


def test_the_name_is_in_the_file_of_the_area_and_in_no_other(world):
    version = drafted(world)
    put = {"version": version, "outline": outline_of(version), **FACTS}
    with pytest.raises(RuleBroken, match="to come"):
        commands.put_outline(text_by="Bo", text_on=date(2031, 1, 1), **put)
    commands.put_outline(text_by="Bo", text_on=WRITTEN, **put)
    commands.put_outline(**put)
    assert "text_by" not in json.loads(version_json(version_page(version)))["version"]
    ((_, kept),) = exports.versions(world.area)
    assert json.loads(kept)["version"]["text_by"] == "Bo"


def test_whoever_is_erased_is_taken_out_as_its_writer(world):
    version = drafted(world)
    commands.put_outline(
        version=version, outline=outline_of(version), text_by="Dr Ada Example", text_on=WRITTEN, **FACTS
    )
    world.officer.name = "Ada Example"
    (found,) = [one for one in namesakes_of(world.officer, world.area) if one.key.startswith("version:")]
    found.take_out(**FACTS)
    version.refresh_from_db()
    assert ("Dr Ada Example" in found.words, version.text_by) == (True, "")
    assert not [one for one in namesakes_of(world.officer, world.area) if one.key.startswith("version:")]
