"""Reads of signatures: the register, one signature, what waits, and what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from concord.core.areas.models import Area
from concord.core.directory.models import Organisation

from ..models import Approach, Covered, Document, Kitemark, Signature, SignatureQuerySet, Version
from ..rules.signatures import covered_number, valid_until
from ..terms import DocumentKind, SignatureState, SigningMode, VersionState

CONDITIONS = """Keep the commitments of the {agreement} that fall to you.
Name somebody in your organisation who looks after it.
Say once a year how you keep it, and answer when somebody says that you did not."""


@dataclass(frozen=True)
class SignatureLine:
    """A signature as it stands today. `newer`: the number of the version in force, where it signed an older one."""

    signature: Signature
    covers: int
    valid_until: date
    has_lapsed: bool
    newer: int | None

    @property
    def is_registered(self) -> bool:
        return self.signature.state == SignatureState.REGISTERED

    @property
    def standing(self) -> str:
        """In words, as the register says it."""
        number = self.signature.version.number
        if not self.is_registered:
            return str(self.signature.get_state_display())
        if self.newer:
            return f"Signed version {number}, not yet version {self.newer}"
        return f"Signed version {number}; the kitemark has lapsed" if self.has_lapsed else f"Signed version {number}"


@dataclass(frozen=True)
class SignaturePage:
    line: SignatureLine
    covered: Sequence[Covered]
    earlier: Sequence[Signature]
    kitemark: Kitemark

    @property
    def signature(self) -> Signature:
        return self.line.signature


def agreement_of(area: Area) -> Document | None:
    return Document.objects.filter(area=area, kind=DocumentKind.AGREEMENT).first()


def signable(area: Area, day: date) -> Version | None:
    """The version of the agreement that was in force on a day."""
    found = Version.objects.filter(area=area, document__kind=DocumentKind.AGREEMENT, adopted_on__lte=day)
    return found.select_related("document").order_by("-adopted_on", "-number").first()


def newest_version(area: Area) -> Version | None:
    """The version of the agreement in force now."""
    found = Version.objects.filter(area=area, document__kind=DocumentKind.AGREEMENT, state=VersionState.ADOPTED)
    return found.select_related("document").first()


def signed_versions(area: Area) -> list[int]:
    """The numbers of the versions that can have been signed."""
    found = Version.objects.filter(area=area, document__kind=DocumentKind.AGREEMENT, adopted_on__isnull=False)
    return list(found.order_by("-number").values_list("number", flat=True))


def kitemark_of(area: Area) -> Kitemark:
    """What the area asks for; the usual conditions where it has none of its own."""
    found = Kitemark.objects.filter(area=area).first()
    return found or Kitemark(area=area, conditions=CONDITIONS.format(agreement=area.word("agreement")))


def signature_of(uid: str | UUID) -> Signature | None:
    return Signature.objects.filter(uid=uid).select_related("version__document", "organisation").first()


def approach_of(uid: str | UUID) -> Approach | None:
    found = Approach.objects.filter(uid=uid)
    return found.select_related("version__document", "organisation", "signature__version").first()


def named(found: SignatureQuerySet) -> SignatureQuerySet:
    """With how many members each names, and its version."""
    return found.select_related("version", "organisation").annotate(named=Count("covered"))


def register_rows(
    area: Area, *, search: str = "", sector: str = "", state: str = "", version: str = "", in_members: bool = True
) -> SignatureQuerySet:
    """Signatures narrowed by what was chosen; each organisation's newest, unless a version or a state is chosen.

    `in_members`: whether members that a signature covers are searched.
    """
    found = Signature.objects.filter(area=area)
    if state:
        found = found.filter(state=state)
    elif version:
        found = found.registered()
    else:
        found = found.newest()
    if version:
        found = found.filter(version__number=int(version), version__document__kind=DocumentKind.AGREEMENT)
    if sector:
        found = found.filter(sector=sector)
    if search:
        signers = Q(organisation__name__icontains=search) | Q(organisation_name__icontains=search)
        signers = signers | Q(covered__name__icontains=search) if in_members else signers
        matching = Signature.objects.filter(signers)
        found = found.filter(pk__in=matching.values("pk"))
    return named(found).order_by("organisation_name", "-signed_on", "-pk")


def lines(area: Area, found: Sequence[Signature], *, today: date) -> list[SignatureLine]:
    """Rows of `register_rows`, as they stand today."""
    newest, months = newest_version(area), kitemark_of(area).months
    return [line_of(one, newest, months, getattr(one, "named", 0), today) for one in found]


def line_of(signature: Signature, newest: Version | None, months: int, count: int, today: date) -> SignatureLine:
    last = valid_until(signature, months)
    is_older = newest is not None and newest.number > signature.version.number
    return SignatureLine(
        signature=signature,
        covers=covered_number(signature.covered_count, count),
        valid_until=last,
        has_lapsed=last < today,
        newer=newest.number if newest and is_older else None,
    )


def signature_page(signature: Signature, today: date) -> SignaturePage:
    area, covered = signature.area, list(signature.covered.all())
    kitemark = kitemark_of(area)
    others = Signature.objects.filter(area=area, organisation=signature.organisation).exclude(pk=signature.pk)
    others = others.exclude(organisation=None).select_related("version").order_by("-signed_on", "-pk")
    line = line_of(signature, newest_version(area), kitemark.months, len(covered), today)
    return SignaturePage(line, covered, list(others), kitemark)


def on_register_before(version: Version, organisation: Organisation) -> Signature | None:
    """The newest signature of an organisation under a version."""
    found = Signature.objects.filter(version=version, organisation=organisation).registered()
    return found.order_by("-signed_on", "-pk").first()


def covered_before(organisation: Organisation) -> dict[str, Any]:
    """For whom an organisation spoke when it signed last, as the form asks for it; nothing if it was for itself."""
    last = Signature.objects.filter(organisation=organisation).registered().order_by("-signed_on", "-pk").first()
    if last is None or last.mode != SigningMode.MEMBERS:
        return {}
    said = {name: getattr(last, name) for name in ("mode", "covered_count", "covered_note")}
    return said | {"covered_names": "\n".join(last.covered.values_list("name", flat=True))}


def waiting(area: Area) -> SignatureQuerySet:
    return Signature.objects.filter(area=area, state=SignatureState.WAITING)
