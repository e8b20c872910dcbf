"""A database between steps that were folded into one is left as it is, and the program says so."""

from collections.abc import Iterable

import pytest
from django.db.migrations.recorder import MigrationRecorder

from concord.core.lib.errors import RuleBroken
from concord.interfaces.cli.commands.common import check_steps

pytestmark = pytest.mark.django_db
BOARD = ("0001_initial", "0002_strategic_items", "0003_approved_stamp_and_noted_answers")


def check_with(applied: Iterable[str], monkeypatch, settings) -> None:
    settings.MIGRATION_MODULES = {}
    monkeypatch.setattr(
        MigrationRecorder, "applied_migrations", lambda self: {("board", name): None for name in applied}
    )
    check_steps()


def test_all_of_the_old_steps_or_none_are_well(monkeypatch, settings) -> None:
    check_with((), monkeypatch, settings)
    check_with(BOARD, monkeypatch, settings)


def test_a_database_between_them_is_refused(monkeypatch, settings) -> None:
    with pytest.raises(RuleBroken, match="made by an early version of Concord"):
        check_with(BOARD[:1], monkeypatch, settings)
