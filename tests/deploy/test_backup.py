"""A backup is whole, is restored into an empty place alone, and reads the same there."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import tables
from .places import ROOT, URL, concord, made_home, place_in, run


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A place with one area and one upload."""
    made = None if URL else made_home(tmp_path_factory)
    with place_in(tmp_path_factory.mktemp("place") / "used", made) as place:
        concord(place, "init", "--area", "testville", "--name", "Testville")
        uploads = Path(place["CONCORD_HOME"]) / "uploads"
        uploads.mkdir(exist_ok=True)
        (uploads / "logo.png").write_bytes(b"a picture")
        yield place


@pytest.fixture(scope="module")
def made(used: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return back_up(used, tmp_path_factory.mktemp("backups"))


@pytest.fixture
def backup(made: Path, tmp_path: Path) -> Path:
    """A copy, which a test may spoil."""
    return Path(shutil.copytree(made, tmp_path / "backups" / "2020-01-01T000000Z"))


@pytest.fixture
def new(tmp_path: Path) -> Iterator[dict[str, str]]:
    with place_in(tmp_path / "new") as place:
        yield place


def back_up(place: dict[str, str], target: Path) -> Path:
    done = run(place, ROOT / "deploy" / "backup.sh", target)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.splitlines()[0])


def restore(place: dict[str, str], backup: Path) -> "subprocess.CompletedProcess[str]":
    return run(place, ROOT / "deploy" / "restore.sh", backup)


@pytest.mark.django_db
def test_the_steps_that_made_it_lead_to_what_the_models_say(used: dict[str, str]) -> None:
    """Other tests stand on tables that are made from the models."""
    environment = used | {"DJANGO_SETTINGS_MODULE": "concord.config.settings"}
    by_steps = json.loads(run(environment, sys.executable, "-c", tables.PRINTED).stdout)
    by_models = tables.parts()
    assert len(by_models) > 1000
    assert by_steps == by_models


def test_everything_comes_back(used: dict[str, str], new: dict[str, str], backup: Path) -> None:
    done = restore(new, backup)
    assert done.returncode == 0, done.stderr
    assert "The trail is whole" in done.stdout
    before, after = (Path(place["CONCORD_HOME"]) for place in (used, new))
    for name in ("keys/identities", "keys/secret", "uploads/logo.png"):
        assert (after / name).read_bytes() == (before / name).read_bytes()
    assert (after / "keys" / "identities").stat().st_mode & 0o077 == 0
    assert concord(new, "areas", "--json") == concord(used, "areas", "--json")


def test_nothing_is_written_over(new: dict[str, str], backup: Path) -> None:
    (Path(new["CONCORD_HOME"]) / "something").touch()
    done = restore(new, backup)
    assert (done.returncode, "is not empty" in done.stderr) == (1, True)


def test_a_damaged_backup_is_refused(new: dict[str, str], backup: Path) -> None:
    with (backup / "keys.tar").open("ab") as file:
        file.write(b"x")
    done = restore(new, backup)
    assert (done.returncode, "damaged" in done.stderr) == (1, True)
    assert not any(Path(new["CONCORD_HOME"]).iterdir())


def test_a_backup_is_its_owners_alone_and_only_old_backups_go(used: dict[str, str], backup: Path) -> None:
    old, other = (backup.parent / name for name in ("2001-01-01T000000Z", "kept by hand"))
    for folder in (old, other):
        folder.mkdir()
        os.utime(folder, (978307200, 978307200))
    os.utime(backup)
    made = back_up(used, backup.parent)
    assert made.stat().st_mode & 0o077 == 0
    assert {folder.name for folder in backup.parent.iterdir()} == {made.name, backup.name, other.name}
