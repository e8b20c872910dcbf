"""An area's own themes: added, named, hidden, and what of them other areas and files see."""

from datetime import date

import pytest

from concord.agreement import commands
from concord.agreement.exports import version_file
from concord.agreement.imports.words import theme_words, themes_in
from concord.agreement.models import CommitmentText
from concord.agreement.queries.documents import version_page
from concord.agreement.queries.themes import theme_rows
from concord.core.areas.models import Area
from concord.core.directory import commands as directory
from concord.core.lib.errors import AccessDenied, RuleBroken

from .documents import FACTS, drafted

DAY = date(2026, 3, 2)
URL = "/areas/wessington/agreement/themes/"


def again(world):
    return Area.objects.get(pk=world.area.pk)


@pytest.fixture
def rooms(world):
    """A theme of the area's own, which a commitment of a draft has."""
    key = commands.add_theme(area=world.area, name="Buildings and rooms", **FACTS)
    world.area.refresh_from_db()
    version = drafted(world, numbers=())
    facts = {"number": "9.1", "title": "Rooms are lent", "bearer": "public", "theme": f"funding {key}"}
    commands.add_clause(section=version.sections.get(), **facts, **FACTS)
    return version


def test_a_theme_is_added_named_and_offered(world, rooms):
    commands.name_theme(area=world.area, key="a", name="Rooms", **FACTS)
    assert again(world).themes_offered["a"] == "Rooms"
    assert again(world).vocabulary["theme_a"] == "Rooms"
    assert rooms.texts.get(number="9.1").theme == "funding a"
    rows = {row.key: (row.used, row.is_offered, row.is_own) for row in theme_rows(again(world), DAY)}
    assert (rows["a"], rows["equality"]) == ((1, True, True), (0, True, False))


def test_one_in_use_stays_and_another_is_hidden_and_offered_again(world, rooms):
    with pytest.raises(RuleBroken, match="One commitment has the theme “Buildings and rooms”"):
        commands.hide_theme(area=world.area, key="a", **FACTS)
    commands.hide_theme(area=world.area, key="equality", **FACTS)
    assert ("equality" in again(world).themes_offered, "equality" in again(world).themes) == (False, True)
    commands.show_theme(area=world.area, key="equality", **FACTS)
    assert "equality" in again(world).themes_offered


def test_one_that_was_never_used_is_gone_and_its_place_is_free(world):
    for name in "abcdef":
        commands.add_theme(area=world.area, name=f"Theme {name}", **FACTS)
    with pytest.raises(RuleBroken, match="6 themes at most"):
        commands.add_theme(area=world.area, name="One more", **FACTS)
    commands.hide_theme(area=world.area, key="b", **FACTS)
    assert "b" not in again(world).themes
    assert commands.add_theme(area=world.area, name="One more", **FACTS) == "b"


def test_a_key_that_a_commitment_has_is_given_to_no_other_theme(world, rooms):
    """As when one officer hides a theme while another gives it to a commitment."""
    Area.objects.filter(pk=world.area.pk).update(words={})
    assert commands.add_theme(area=again(world), name="Transport", **FACTS) == "b"


@pytest.mark.parametrize("name", ["Funding", "a", "Consultation", "Partnership"])
def test_a_theme_called_like_the_key_of_another_is_read_as_itself(world, name):
    key = commands.add_theme(area=world.area, name=name, **FACTS)
    themes = again(world).themes
    assert themes_in(theme_words(f"equality {key}", themes), themes) == f"equality {key}"


@pytest.mark.parametrize("name", ["Equality", "equality", "The equality.", "One; two", "..."])
def test_a_name_is_there_once_and_can_stand_in_a_list(world, name):
    with pytest.raises(RuleBroken):
        commands.add_theme(area=world.area, name=name, **FACTS)


def test_words_that_are_changed_leave_the_themes_alone(world, rooms):
    commands.hide_theme(area=world.area, key="equality", **FACTS)
    directory.set_words(area=again(world), words={"board": ("Partnership", "")}, **FACTS)
    assert (again(world).themes["a"], "equality" in again(world).themes_offered) == ("Buildings and rooms", False)


def test_files_bring_own_themes_in_again_and_refuse_what_is_no_theme_here(world, rooms):
    data = version_file(version_page(rooms), "json")
    result = commands.import_version(document=rooms.document, data=data, dry_run=False, **FACTS)
    assert (result.problems, result.changed, result.unchanged) == ([], 0, 2)
    foreign = data.replace(b'"funding a"', b'"funding d"')
    result = commands.import_version(document=rooms.document, data=foreign, dry_run=False, **FACTS)
    assert "There is no theme “d” here" in result.problems[0].message
    assert CommitmentText.objects.get(number="9.1").theme == "funding a"


def test_pages(world, rooms, signed_in):
    client = signed_in(world.officer)
    body = client.get(URL).content.decode()
    assert ("Buildings and rooms" in body, "Hide it" in body) == (True, True)
    assert client.post(f"{URL}new/", {"name": "Buildings and Rooms"}).content.decode().count("already") > 0
    client.post(f"{URL}new/", {"name": "Health"})
    client.post(f"{URL}equality/hide/")
    body = client.get("/areas/wessington/agreement/new/").content.decode()
    assert ("Health" in body, ">Equality<" in body.replace("\n", "").replace(" ", "")) == (True, False)
    assert client.get(f"{URL}zzz/").status_code == 404
    client.post(f"{URL}a/", {"name": "Rooms"})
    assert again(world).themes["a"] == "Rooms"


def test_only_officers_change_themes(world):
    with pytest.raises(AccessDenied):
        commands.add_theme(area=world.area, name="Health", by=world.champion, at=FACTS["at"])
