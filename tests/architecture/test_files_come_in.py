"""docs/how-to/files.md says of every file that is taken away whether it comes in again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import get_resolver

from concord.core.directory.takeout import SOURCES

from .visits import named

TEXT = (Path(__file__).parents[2] / "docs" / "how-to" / "files.md").read_text()
PAGES, PARTS = TEXT.split("## In the file")
# What an import is called where it is not called after its export.
CALLED = {"agreement:version_file": "agreement:version_from_file"}
# Of nobody's list: a member's own file, a paper as it was sent, an entry in a calendar.
APART = {"group:add_outcome", "group:paper_file", "group:paper_file_by_link", "group:meeting_entry", "leaflet"}

pytestmark = pytest.mark.same_everywhere


def cells(text: str) -> Iterator[tuple[list[str], str]]:
    """The names in the first cell of each row, and its second cell."""
    for line in text.splitlines():
        if line.startswith("| `"):
            first, second, *_ = line.strip("|").split(" | ")
            yield re.findall(r"`([^`]+)`", first), second.strip(" |")


def exports() -> Iterator[tuple[str, str]]:
    """Each file of an area that pages give: as the table has it, and the name of its address."""
    for name, path, _ in named(get_resolver()):
        found = re.fullmatch(r"areas/<slug:area>/(.+?)(\.<str:kind>|\.csv|(?<=export)/)", path)
        if found and name not in APART:
            yield re.sub(r"<[^>]+>", "…", found[1]), name


def test_the_table_names_every_file_that_pages_give():
    assert sorted(name for names, _ in cells(PAGES) for name in names) == sorted(file for file, _ in exports())


def test_what_comes_in_again_has_a_page_that_takes_it():
    there = {name for name, _, _ in named(get_resolver())}
    comes_in = {names[0] for names, answer in cells(PAGES) if answer == "yes"}
    for file, name in exports():
        taker = CALLED.get(name, name.replace("export_", "import_"))
        assert (taker in there and taker != name) == (file in comes_in), file


def test_the_table_names_every_part_of_the_file_that_holds_everything(world):
    rows = list(cells(PARTS))
    documented = {name for names, _ in rows for name in names}
    patterns = [re.escape(name).replace("…", ".+") for name in documented]
    parts = {name.rpartition(".")[0] for source in SOURCES for name, _ in source(world.area)}
    assert [part for part in parts if not any(re.fullmatch(one, part) for one in patterns)] == []
    fixed = {name for name in documented if "…" not in name}
    assert fixed - parts == set()
    pages = {names[0] for names, answer in cells(PAGES) if answer == "yes"}
    assert {name for _, by in rows for name in re.findall(r"`([^`]+)`", by)} == pages
