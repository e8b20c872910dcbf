"""Whoever spoke for members when they signed last finds them in the form when they sign again."""

from django.utils import timezone

from concord.agreement import commands
from concord.agreement.queries.approaching import candidates
from concord.agreement.queries.signatures import covered_before
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink

from .signing import RENEWED, adopt, signed
from .test_views_signatories import come_by, read

MEMBERS = {"mode": "members", "covered_names": ["Choir", "Youth Club"], "covered_note": "All of them"}


def test_the_members_of_the_last_signature_stand_in_the_form(world):
    adopt(world)
    signed(world, **MEMBERS)
    version = adopt(world, RENEWED)
    found = [one for one in candidates(world.area, version) if one.organisation == world.charity]
    commands.ask_to_sign(version=version, candidates=found, by=SYSTEM, at=timezone.now())
    body = read(come_by(PersonalLink.objects.filter(purpose="sign").latest("pk")), "sign/")
    assert "Choir\nYouth Club</textarea>" in body
    assert "All of them" in body


def test_the_last_signature_counts_and_of_one_for_itself_nothing(world):
    adopt(world)
    assert covered_before(world.charity) == {}
    signed(world, **MEMBERS)
    before = {"mode": "members", "covered_count": None, "covered_note": "All of them"}
    assert covered_before(world.charity) == before | {"covered_names": "Choir\nYouth Club"}
    adopt(world, RENEWED)
    signed(world, on=RENEWED)
    assert covered_before(world.charity) == {}
