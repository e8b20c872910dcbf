"""What the registers of partnerships and of networks share: a name is used once, and a row ends without going."""

from datetime import date

from concord.core.lib.errors import RuleBroken

from ..models import Network, Partnership


def check_name(row: Partnership | Network) -> None:
    if not row.name:
        raise RuleBroken("Enter its name.", field="name")
    same = type(row)._default_manager.filter(area=row.area, name__iexact=row.name, ended_on__isnull=True)
    if row.ended_on is None and same.exclude(pk=row.pk).exists():
        raise RuleBroken(f"“{row.name}” is in the register already.", field="name")


def end(row: Partnership | Network, on: date) -> None:
    """Compare-and-set: two officers may press the button in the same minute."""
    if type(row)._default_manager.filter(pk=row.pk, ended_on__isnull=True).update(ended_on=on) != 1:
        raise RuleBroken(f"Someone else has just changed this {row._meta.verbose_name}.")
    row.ended_on = on
