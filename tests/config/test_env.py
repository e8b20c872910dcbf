"""Readers of the environment."""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from concord.config import env


def key_in(folder: Path) -> str:
    return env.kept_key(folder, "identities", "NO_SUCH_VARIABLE")


def test_processes_that_start_together_share_one_whole_key(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        found = set(pool.map(key_in, [tmp_path] * 16))
    assert len(found) == 1
    assert len(found.pop()) == 44
    (kept,) = (tmp_path / "keys").iterdir()
    assert kept.stat().st_mode & 0o077 == 0


def test_a_key_from_the_environment_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_KEY", "abc")
    assert env.kept_key(tmp_path, "secret", "SOME_KEY") == "abc"
    assert not (tmp_path / "keys").exists()


def test_a_home_that_cannot_be_a_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCORD_HOME", "/dev/null/x")
    with pytest.raises(SystemExit, match="CONCORD_HOME is /dev/null/x, which cannot be a folder: Not a directory"):
        env.home()


def test_a_word_in_place_of_a_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_PORT", "smtp")
    with pytest.raises(SystemExit, match="SMTP_PORT must be a whole number, but it is “smtp”"):
        env.number("SMTP_PORT", 587)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://ann:p%40ss@db.example/one?sslmode=require", ("one", "ann", "p@ss", "db.example", "")),
        ("postgres://ann@/one?host=/run/pg&port=6543", ("one", "ann", "", "/run/pg", "6543")),
    ],
)
def test_an_address_of_postgresql_is_taken_apart(tmp_path: Path, url: str, expected: tuple[str, ...]) -> None:
    found = env.database(url, tmp_path)
    assert tuple(found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected
    assert set(found["OPTIONS"]) <= {"sslmode"}


@pytest.mark.parametrize(("pooled", "kept"), [("", 600), ("1", 0)])
def test_connections_are_kept_by_threads_or_by_a_pool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pooled: str, kept: int
) -> None:
    """Django refuses the two together."""
    monkeypatch.setenv("DATABASE_POOL", pooled)
    found = env.database("postgresql://ann@/one", tmp_path)
    assert found["CONN_MAX_AGE"] == kept
    assert ("pool" in found["OPTIONS"]) == bool(pooled)


def test_another_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="DATABASE_URL must begin with"):
        env.database("mysql://x/y", tmp_path)
