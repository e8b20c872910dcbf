"""A version that was taken out as Word, OpenDocument or PDF and is brought in again says what it said."""

from dataclasses import replace

import pytest

from concord.agreement.exports import version_file
from concord.agreement.imports import read_outline, text_of_file
from concord.agreement.queries.documents import outline_of, version_page

from .versions import OUTLINE, full_version


def again(version, kind):
    themes = version.area.themes
    text = text_of_file(version_file(version_page(version), kind), f"a.{kind}", themes)
    return read_outline(text, themes=themes).outline


def plain(outline):
    """Without identity, which stands in the JSON file alone."""
    parts = [
        replace(part, clauses=tuple(replace(clause, commitment="") for clause in part.clauses))
        for part in outline.parts
    ]
    return replace(outline, parts=tuple(parts))


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_a_file_of_ours_comes_in_again_with_all_its_facts(world, kind):
    world.area.words = {"theme_equality": {"one": "Fairness, for all"}, "voluntary_sector": {"one": "third sector"}}
    world.area.save()
    version = full_version(world)
    version.refresh_from_db()
    read = again(version, kind)
    told, said = plain(read).parts[0].clauses[0], plain(outline_of(version)).parts[0].clauses[0]
    # In a PDF the lines of a paragraph cannot be told from paragraphs.
    assert replace(told, text="") == replace(said, text="")
    assert told.text.split() == said.text.split()
    assert [clause.number for clause in read.clauses] == ["1.1", "2.1", "2.2", "2.10"]
    assert read.introduction.startswith("Why we work together.")
    assert read.title == OUTLINE.title
    assert [part.heading for part in read.parts][:2] == [part.heading for part in OUTLINE.parts][:2]


def test_what_is_not_understood_stays_as_text():
    text = text_of_file(b"# 1 Money\n\n1.1 Pay on time\n\nTheme: the moon\n", "a.md")
    assert read_outline(text).outline.clauses[0].text == "Theme: the moon"


def test_bold_words_before_the_text_of_a_commitment_name_it():
    text = text_of_file(b"# 1 Money\n\n1.1 **Pay on time.** The council pays within 30 days.\n", "a.md")
    clause = read_outline(text).outline.clauses[0]
    assert (clause.title, clause.text) == ("Pay on time", "The council pays within 30 days.")
