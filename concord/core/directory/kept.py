"""What the directory keeps under somebody's name beside their roles, for that person alone, across every area."""

from collections.abc import Iterator

from concord.core.accounts.models import Person
from concord.core.accounts.records import Records

from .models import Network


def records(person: Person) -> Iterator[Records]:
    """One query. A name that was only typed, of somebody without a role, is nobody's here."""
    found = Network.objects.filter(representative=person).select_related("area").order_by("pk")
    yield Records("Networks that you speak for", [{"area": str(one.area), "network": one.name} for one in found])
