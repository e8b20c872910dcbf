"""Static files: complete, ours to use, and small enough for a phone."""

from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

import concord.core.ui

UI = Path(concord.core.ui.__file__).parent
STATIC = UI / "static" / "ui"


def test_static_files_collect_with_no_missing_reference(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    address = staticfiles_storage.url("ui/css/concord.css")
    assert address.startswith("/static/ui/css/concord.")
    assert (tmp_path / "staticfiles.json").exists()


def test_the_stylesheet_holds_nothing_that_belongs_to_government():
    css = (STATIC / "css" / "concord.css").read_text()
    assert [word for word in ("GDS Transport", "crest", "crown", "sourceMappingURL") if word in css] == []


def test_scripts_point_at_no_source_map():
    assert [path.name for path in STATIC.rglob("*.js") if "sourceMappingURL" in path.read_text()] == []


def test_fonts_come_with_their_licence():
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / "LICENSE.txt").read_text().upper()
    assert "SIL OPEN FONT LICENSE" in (UI / "fonts" / "LICENSE.md").read_text().upper()
    assert sorted(path.name for path in (UI / "fonts").glob("*.ttf")) == [
        "SourceSans3-Bold.ttf",
        "SourceSans3-It.ttf",
        "SourceSans3-Regular.ttf",
    ]


def test_the_sector_pair_is_the_same_in_charts_and_styles():
    from concord.core.ui.colour import BRAND, SECTORS

    css = (STATIC / "css" / "concord.css").read_text()
    assert [colour for colour in (BRAND, SECTORS["public"], SECTORS["voluntary"]) if colour not in css] == []
