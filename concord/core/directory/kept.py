"""What the directory keeps under somebody's name beside their roles, for that person alone, across every area."""

from collections.abc import Iterator

from concord.core.accounts.models import Person
from concord.core.accounts.records import Records

from .models import Endorsement, LeadPost, Network


def records(person: Person) -> Iterator[Records]:
    """Three queries. A name that was only typed, of somebody without a role, is nobody's here."""
    found = Network.objects.filter(representative=person).select_related("area").order_by("pk")
    yield Records("Networks that you speak for", [{"area": str(one.area), "network": one.name} for one in found])
    backed = Endorsement.objects.filter(person=person).select_related("area", "organisation").order_by("pk")
    yield Records("Agreements that you stand behind", [sponsor_record(one) for one in backed])
    held = LeadPost.objects.filter(person=person).select_related("area", "organisation").order_by("pk")
    yield Records("Posts for the voluntary sector that you hold", [lead_record(one) for one in held])


def sponsor_record(one: Endorsement) -> dict[str, str]:
    return {
        "area": str(one.area),
        "for": str(one.organisation),
        "post": one.post,
        "words": one.statement,
        "on": str(one.endorsed_on),
        "anybody may read it since": str(one.consent_on or ""),
        "until": str(one.ended_on or ""),
    }


def lead_record(one: LeadPost) -> dict[str, str]:
    shown = str(one.consent_on or "")
    return {"area": str(one.area), "post": str(one), "since": str(one.granted_on), "anybody may read it since": shown}
