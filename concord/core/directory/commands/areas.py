"""Areas: added, described, worded."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.administration import runs_everything
from concord.core.accounts.commands import add_person
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area, TierRelation
from concord.core.areas.scoping import within
from concord.core.areas.terms import TIER_OF, WORDS, AreaKind, Tier, Verb
from concord.core.audit.commands import record
from concord.core.audit.models import AuditSeal
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_line, slugify
from concord.core.mail.commands import queue_mail

from .. import rules
from ..queries import memberships_on
from ..terms import OrganisationType, Sector
from .invitations import invite
from .memberships import add_membership
from .organisations import add_organisation
from .signposts import put_usual_bodies

Actor = Person | Installation
LONGEST_SLUG, LONGEST_PATH = 60, 500
# The largest first.
TIERS = list(Tier)
DETAILS = (
    "name",
    "kind",
    "nation",
    "agreement_status",
    "financial_year_month",
    "accent",
    "logo",
    "logo_alt",
    "shares_summaries",
    "contact_name",
    "contact_email",
    "contact_phone",
    "contact_hours",
)


@transaction.atomic
def add_area(
    *,
    slug: str,
    name: str,
    by: Actor,
    at: datetime,
    code: str = "",
    kind: str = AreaKind.UNITARY,
    parent: Area | None = None,
    nation: str = "ENG",
    is_example: bool = False,
) -> Area:
    """Add a place. Its code stands in every reference and never changes."""
    if parent is not None:
        require(by, Permission.RUN_INSTALLATION, parent)
    elif not runs_everything(by):
        raise AccessDenied("Only somebody who runs the whole installation adds an area that lies in no other.")
    check_new_area(slug, kind, parent)
    area = Area(
        slug=slug,
        name=clean_line(name),
        code=code or free_code(slug),
        kind=kind,
        parent=parent,
        path=f"{parent.path if parent else ''}{slug}/",
        nation=nation,
        is_example=is_example,
    )
    area.save()
    with within(area):
        put_usual_bodies(area)
    record(Verb.AREA_CREATED, subject=area, by=by, at=at, area=area)
    return area


def check_new_area(slug: str, kind: str, parent: Area | None) -> None:
    if slug != slugify(slug) or not slug:
        raise RuleBroken("The short name may hold small letters, figures and hyphens, like west-wessex.", field="slug")
    if len(slug) > LONGEST_SLUG:
        raise RuleBroken(f"The short name is longer than {LONGEST_SLUG} characters.", field="slug")
    if Area.objects.filter(slug=slug).exists():
        raise RuleBroken(f"There is an area “{slug}” already.", field="slug")
    if kind not in AreaKind.values:
        raise RuleBroken(f"“{kind}” is not a kind of area. Kinds: {', '.join(AreaKind.values)}.", field="kind")
    if parent and TIERS.index(TIER_OF[kind]) < TIERS.index(TIER_OF[parent.kind]):
        what = f"{parent} is a smaller kind of area ({parent.get_kind_display()})"
        raise RuleBroken(f"{what}, so this cannot lie in it. Choose another kind, or another area.", field="kind")
    if parent and parent.has_ended:
        raise RuleBroken(f"{parent} has closed. Choose another area for it to lie in.", field="parent")
    if parent and len(parent.path) + len(slug) >= LONGEST_PATH:
        raise RuleBroken(f"{parent} lies too deep in the tree for an area below it.", field="parent")


def free_code(slug: str) -> str:
    """Letters of the short name; with a figure where they are taken."""
    letters = re.sub(r"[^A-Z]", "", slug.upper())[:4].ljust(2, "X")
    taken = set(Area.objects.filter(code__startswith=letters[:3]).values_list("code", flat=True))
    tries = [letters, *(f"{letters[:4]}{n}" for n in range(2, 1000))]
    return next(code for code in tries if code not in taken)


@transaction.atomic
def change_area(*, area: Area, changes: Mapping[str, Any], by: Actor, at: datetime) -> Area:
    """Change the area's details, calendar, look, contact or whether it shares its summaries."""
    require(by, Permission.MANAGE_AREA, area)
    for field in DETAILS:
        if field in changes:
            setattr(area, field, changes[field])
    if any(field.startswith("contact_") for field in changes):
        area.contact_checked_on = timezone.localdate(at)
    area.save()
    record(Verb.AREA_CHANGED, subject=area, by=by, at=at, area=area, fields=sorted(changes))
    return area


@transaction.atomic
def check_contact(*, area: Area, by: Actor, at: datetime) -> None:
    """Say that the contact's details are still right (R010)."""
    require(by, Permission.MANAGE_AREA, area)
    area.contact_checked_on = timezone.localdate(at)
    area.save(update_fields=["contact_checked_on"])
    record(Verb.AREA_CHANGED, subject=area, by=by, at=at, area=area, fields=["contact_checked_on"])


@transaction.atomic
def note_tier_relation(*, upper: Area, lower: Area, facts: Mapping[str, Any], by: Actor, at: datetime) -> TierRelation:
    """Note how an upper area and one right below it work together (R002). The upper area keeps the note.

    `facts`: kind, lower_signed_upper, escalation_route, last_contact_on, notes.
    """
    require(by, Permission.MANAGE_AREA, upper)
    if lower.parent_id != upper.pk:
        raise RuleBroken(f"{lower} does not lie right below {upper}.")
    relation, _ = TierRelation.objects.update_or_create(upper=upper, lower=lower, defaults=dict(facts))
    record(Verb.TIER_RELATION_CHANGED, subject=lower, by=by, at=at, area=upper)
    return relation


@transaction.atomic
def set_words(*, area: Area, words: Mapping[str, tuple[str, str]], by: Actor, at: datetime) -> None:
    """Use the area's own words: key → (one, plural). An empty word brings the usual one back (R013)."""
    require(by, Permission.MANAGE_AREA, area)
    unknown = set(words) - set(WORDS)
    if unknown:
        raise RuleBroken(f"“{sorted(unknown)[0]}” is not a word that can be replaced.")
    # Themes that the area added or hid, a moment ago too, are no words that it replaces.
    there = Area.objects.select_for_update().get(pk=area.pk).words
    themes = {key: word for key, word in there.items() if key not in WORDS}
    area.words = themes | {key: {"one": one, "plural": plural} for key, (one, plural) in words.items() if one}
    area.save(update_fields=["words"])
    record(Verb.VOCABULARY_CHANGED, subject=area, by=by, at=at, area=area, words=sorted(area.words))


@transaction.atomic
def invite_first_officer(*, area: Area, email: str, by: Actor, at: datetime) -> None:
    """Invite a first officer, of a body named after the area until they describe it themselves.

    An address with which somebody signs in already is like any other: its owner joins with that account.
    """
    rules.check_not_own_address(email, by)
    with within(area):
        host = add_organisation(
            area=area,
            name=f"{area.name} host",
            sector=Sector.VOLUNTARY,
            kind=OrganisationType.INFRASTRUCTURE,
            by=by,
            at=at,
        )
        person = add_person(name=email.split("@")[0], email=email, home_area=area, by=by, at=at)
        membership = add_membership(
            area=area,
            person=person,
            organisation=host,
            role=Role.OFFICER,
            starts_on=timezone.localdate(at),
            by=by,
            at=at,
        )
        invite(membership=membership, by=by, at=at)


def mail_seal_to_chairs(*, seal: AuditSeal, at: datetime) -> int:
    """Send the head of the seal to a chair of each sector in every area, so that tampering shows."""
    sent = 0
    for area in Area.objects.standing():
        with within(area):
            chairs = memberships_on(area, timezone.localdate(at), [Role.CHAIR])
            first = {hat.organisation.sector: hat.person for hat in chairs if hat.person.email}
        for person in first.values():
            context = {"area": area, "seal": seal, "person": person}
            queue_mail(
                kind="audit.seal",
                to_address=person.email,
                to_person=person,
                subject="Today's seal of the audit trail",
                template="audit_seal",
                context=context,
                area=area,
                at=at,
            )
            sent += 1
    return sent
