"""What becomes of those whom the directory's registers name when they join with an account, or are erased."""

from collections.abc import Iterator

from django.db import transaction

from concord.core.accounts.commands.typed import typed_in
from concord.core.accounts.models import Person
from concord.core.accounts.namesakes import Namesake
from concord.core.areas.models import Area

from ..models import Endorsement, LeadPost, Network


@transaction.atomic
def follow_named(*, was: Person, account: Person) -> bool:
    """Let an account stand where the same person without one was named. Called inside the area's scope."""
    moved = Network.objects.filter(representative=was).update(representative=account)
    moved += Endorsement.objects.filter(person=was).update(person=account)
    moved += LeadPost.objects.filter(person=was).update(person=account)
    return moved > 0


@transaction.atomic
def forget_named(*, person: Person) -> None:
    """Take the words of somebody erased, and their consent; that an organisation had a sponsor stays.

    Called outside any area's scope.
    """
    Endorsement.objects.filter(person=person).update(post="", statement="", consent_on=None)
    LeadPost.objects.filter(person=person).update(consent_on=None)


def namesakes(person: Person, area: Area) -> Iterator[Namesake]:
    """Registers of the open area in which a name like theirs was typed."""
    sponsors = Endorsement.objects.filter(person=None).select_related("organisation")
    yield from typed_in(sponsors, person, "Sponsor", name="name", held_by="person")
    leads = LeadPost.objects.filter(person=None).exclude(name="")
    yield from typed_in(leads, person, "Post for the voluntary sector", name="name", held_by="person")
    networks = Network.objects.exclude(representative_name="")
    speaks = {"name": "representative_name", "held_by": "representative"}
    yield from typed_in(networks, person, "Speaks for a network", **speaks)
