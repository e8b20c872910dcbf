"""Who can be asked to sign, and how far the agreement reaches among the area's organisations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.areas.models import Area
from concord.core.directory.models import Organisation, Partner

from ..models import Approach, Covered, Signature, Version
from ..rules.signatures import valid_until
from ..terms import ApproachState, SignatureState
from .signatures import kitemark_of

# How an organisation stands to the agreement; the first that is true of it.
STANDINGS = {
    "signed": "Signed",
    "covered": "Covered by another's signature",
    "waiting": "Signed, to be checked",
    "withdrawn": "Took its signature back",
    "declined": "Declined",
    "approached": "Asked, no answer yet",
    "not_yet": "Not asked yet",
}


@dataclass(frozen=True)
class Candidate:
    """An organisation that can be asked, and where. `signed_version`: the version that it signed, if it did.

    `lapsed_on`: the last day of its kitemark, where it signed this version and that is over.
    """

    organisation: Organisation
    name: str
    address: str
    signed_version: int | None
    approach: Approach | None
    lapsed_on: date | None = None

    @property
    def asked(self) -> Approach | None:
        """How it was asked; of one whose kitemark is over, since then."""
        before = self.lapsed_on and self.approach and self.approach.asked_on <= self.lapsed_on
        return None if before else self.approach

    @property
    def told(self) -> str:
        """What is known already, in words."""
        if self.asked is None:
            over = f", kitemark over since {self.lapsed_on:%-d %B %Y}" if self.lapsed_on else ""
            return f"signed version {self.signed_version}{over}" if self.signed_version else ""
        if waits(self.asked):
            return "signed by link, to be checked"
        day = self.asked.declined_on or self.asked.asked_on
        return f"{self.asked.get_state_display().lower()} on {day:%-d %B %Y}"


@dataclass(frozen=True)
class Reach:
    """How one organisation stands to the agreement."""

    organisation: Organisation
    standing: str
    words: str


@dataclass(frozen=True)
class KindLine:
    """Of so many organisations of a kind, how many stand where."""

    label: str
    total: int
    counts: dict[str, int]

    @property
    def reached(self) -> int:
        return self.counts["signed"] + self.counts["covered"]


@dataclass(frozen=True)
class CoveragePage:
    """The area's organisations by how they stand to the agreement; the share states what it is a share of (R027)."""

    whole: KindLine
    kinds: Sequence[KindLine]
    rows: Sequence[Reach]


def partners_standing(area: Area) -> list[Partner]:
    """Partners that have neither left nor closed, by name."""
    found = Partner.objects.filter(area=area, ends_on=None, organisation__status="active")
    return list(found.select_related("organisation").order_by("organisation__name"))


def candidates(area: Area, version: Version, *, today: date | None = None) -> list[Candidate]:
    """Everybody who has not signed this version; with `today`, also those whose kitemark is over by then.

    Mail goes to the last signer, the partner's contact, or the body.
    """
    signed, approaches = signatories(area), approaches_of(version)
    months = kitemark_of(area).months if today else 0
    found = []
    for partner in partners_standing(area):
        before, approach = signed.get(partner.organisation_id), approaches.get(partner.organisation_id)
        over = lapse(before, months, today) if has_signed(before, version) else None
        if over or not has_signed(before, version):
            found.append(candidate(partner, before, approach, over))
    return found


def lapse(signature: Signature | None, months: int, today: date | None) -> date | None:
    """The last day of its kitemark, where that is over."""
    if signature is None or today is None:
        return None
    last = valid_until(signature, months)
    return last if last < today else None


def approaches_of(version: Version) -> dict[int, Approach]:
    found = Approach.objects.filter(version=version).select_related("signature")
    return {one.organisation_id: one for one in found}


def signatories(area: Area) -> dict[int | None, Signature]:
    """The newest signature of each organisation on the register."""
    found = Signature.objects.filter(area=area).newest().select_related("version")
    return {one.organisation_id: one for one in found}


def last_signatures(area: Area) -> dict[int | None, Signature]:
    """The last thing that each organisation put its name to or took back; what waits replaces none on the register."""
    found: dict[int | None, Signature] = {}
    rows = Signature.objects.filter(area=area).exclude(state=SignatureState.REFUSED).select_related("version")
    for one in rows.order_by("signed_on", "pk"):
        before = found.get(one.organisation_id)
        if before is None or (before.state, one.state) != (SignatureState.REGISTERED, SignatureState.WAITING):
            found[one.organisation_id] = one
    return found


def has_signed(signature: Signature | None, version: Version) -> bool:
    return signature is not None and signature.version_id == version.pk


def candidate(
    partner: Partner, before: Signature | None, approach: Approach | None, lapsed_on: date | None = None
) -> Candidate:
    body = partner.organisation
    signed_version = before.version.number if before else None
    if before is not None and before.contact_email:
        return Candidate(body, before.signer_name, before.contact_email, signed_version, approach, lapsed_on)
    if partner.contact_email:
        return Candidate(body, partner.contact_name, partner.contact_email, signed_version, approach, lapsed_on)
    return Candidate(body, "", body.email, signed_version, approach, lapsed_on)


def coverage_page(area: Area, version: Version, *, with_reasons: bool = True) -> CoveragePage:
    """`with_reasons`: whether it says why somebody declined."""
    own = last_signatures(area)
    by_pk = {one.pk: one for one in own.values() if one.state == SignatureState.REGISTERED}
    members = Covered.objects.filter(signature__in=by_pk).exclude(organisation=None)
    covered = {one.organisation_id: one.signature_id for one in members}
    approaches = approaches_of(version)
    rows = [
        reach(
            partner.organisation,
            own.get(partner.organisation_id),
            by_pk.get(covered.get(partner.organisation_id, 0)),
            approaches.get(partner.organisation_id),
            with_reasons,
        )
        for partner in partners_standing(area)
    ]
    return CoveragePage(count(rows, "All"), by_kind(rows), rows)


def waits(approach: Approach) -> bool:
    """Whether it was answered by a signature that is not checked yet."""
    return approach.signature is not None and approach.signature.state == SignatureState.WAITING


def reach(
    body: Organisation, own: Signature | None, other: Signature | None, approach: Approach | None, with_reasons: bool
) -> Reach:
    if own is not None and own.state == SignatureState.REGISTERED:
        return Reach(
            body, "signed", f"Signed version {own.version.number}{declined_since(own, approach, with_reasons)}"
        )
    if other is not None:
        return Reach(body, "covered", f"Covered by {other}")
    if own is not None and own.state == SignatureState.WAITING:
        return Reach(body, "waiting", STANDINGS["waiting"])
    withdrawn_on = own.withdrawn_on if own else None
    if approach is not None and (withdrawn_on is None or approach.asked_on > withdrawn_on):
        return asked(body, approach, with_reasons)
    if withdrawn_on is not None:
        return Reach(body, "withdrawn", f"Took its signature back on {withdrawn_on:%-d %B %Y}")
    return Reach(body, "not_yet", STANDINGS["not_yet"])


def declined_since(own: Signature, approach: Approach | None, with_reasons: bool) -> str:
    """That a signatory of an older version will not sign the one in force."""
    if approach is None or approach.state != ApproachState.DECLINED or approach.version_id == own.version_id:
        return ""
    reason = f": {approach.reason}" if with_reasons else ""
    return f"; will not sign the one in force{reason}"


def asked(body: Organisation, approach: Approach, with_reasons: bool) -> Reach:
    if approach.state == ApproachState.DECLINED:
        return Reach(body, "declined", f"Declined: {approach.reason}" if with_reasons else "Declined")
    return Reach(body, "approached", f"Asked on {approach.asked_on:%-d %B %Y}, no answer yet")


def by_kind(rows: Sequence[Reach]) -> list[KindLine]:
    labels = sorted({str(row.organisation.get_kind_display()) for row in rows})
    return [count([row for row in rows if row.organisation.get_kind_display() == label], label) for label in labels]


def count(rows: Sequence[Reach], label: str) -> KindLine:
    counts = {standing: sum(row.standing == standing for row in rows) for standing in STANDINGS}
    return KindLine(label, len(rows), counts)
