"""An agreement of any size, put in row by row: so many commitments in so many versions, and comments on the last."""

from dataclasses import dataclass
from datetime import date, timedelta

from concord.agreement.models import (
    BodyMark,
    Comment,
    Commitment,
    CommitmentText,
    Consultation,
    ConsultedClause,
    Document,
    Mapping,
    Section,
    Signature,
    Version,
)
from concord.core.directory.models import Organisation, Partner
from tests.worlds import World

TODAY = date(2026, 6, 1)
THEMES = ("funding", "consultation", "equality", "independence", "volunteering", "partnership")
BEARERS, SECTORS = ("public", "voluntary", "both"), ("public", "voluntary", "business", "other")
OUTCOMES = ("", "taken", "clarify", "part", "")


@dataclass(frozen=True)
class Size:
    clauses: int
    versions: int
    comments: int
    bodies: int


@dataclass(frozen=True)
class Large:
    """The document, its version in force and its draft, the consultation on that, and one commitment."""

    document: Document
    in_force: Version
    draft: Version
    consultation: Consultation
    commitment: Commitment


def build(world: World, size: Size, today: date = TODAY) -> Large:
    """The last version is out for comments, the one before it is in force, and the others were."""
    area = world.area
    document = Document.objects.create(area=area, title="Wessington Compact")
    versions = Version.objects.bulk_create(a_version(document, n, size, today) for n in range(1, size.versions + 1))
    numbers = [f"{n // 10 + 3}.{n % 10 + 1}" for n in range(size.clauses)]
    kept = Commitment.objects.bulk_create(Commitment(area=area, number=number) for number in numbers)
    for version in versions:
        write(version, kept, size, today)
    consultation = consult(versions[-1], kept, today)
    say(consultation, size.comments, today)
    Mapping.objects.bulk_create(
        Mapping(area=area, commitment=one, framework="compact-2010", heading=str(n % 3 + 1), relation="equal")
        for n, one in enumerate(kept[::2])
    )
    sign(world, versions[-2], consultation, size.bodies, today)
    return Large(document, versions[-2], versions[-1], consultation, kept[0])


def begins(n: int, size: Size, today: date) -> date:
    """A year for each version; the one in force since last year."""
    return today - timedelta(days=365 * (size.versions - n))


def a_version(document: Document, n: int, size: Size, today: date) -> Version:
    state = {size.versions: "consultation", size.versions - 1: "adopted"}.get(n, "superseded")
    adopted = None if n == size.versions else begins(n, size, today)
    facts = {"started_on": begins(n, size, today) - timedelta(days=90), "adopted_on": adopted}
    return Version(area=document.area, document=document, number=n, title="Wessington Compact", state=state, **facts)


def write(version: Version, kept: list[Commitment], size: Size, today: date) -> None:
    """Ten commitments in a section, every one worded anew in each version."""
    parts = Section.objects.bulk_create(
        Section(area=version.area, version=version, position=n, number=str(n + 3), heading=f"Part {n + 3}")
        for n in range((len(kept) + 9) // 10)
    )
    last = begins(version.number + 1, size, today) - timedelta(days=1) if version.state == "superseded" else None
    CommitmentText.objects.bulk_create(
        CommitmentText(
            area=version.area,
            version=version,
            commitment=one,
            section=parts[n // 10],
            position=n % 10,
            number=one.number,
            title=f"Promise {one.number}",
            text=f"We do it within {version.number} days, and we say so in good time. " * 4,
            theme=THEMES[n % 6],
            bearer=BEARERS[n % 3],
            standing="aspirational" if n % 4 == 3 else "achievable",
            starts_on=version.adopted_on,
            ends_on=last,
        )
        for n, one in enumerate(kept)
    )


def consult(version: Version, kept: list[Commitment], today: date) -> Consultation:
    days = {"opens_on": today - timedelta(days=60), "closes_on": today + timedelta(days=30)}
    made = Consultation.objects.create(
        area=version.area, version=version, wanted_until=days["closes_on"], wanted_words="84 days", **days
    )
    ConsultedClause.objects.bulk_create(
        ConsultedClause(
            area=version.area,
            consultation=made,
            commitment=one,
            part=n // 10 + 1,
            heading=f"Part {n // 10 + 3}",
            position=n % 10 + 1,
            number=one.number,
            title=f"Promise {one.number}",
            text="We do it within ten days, and we say so in good time. " * 4,
            was_there=True,
            was_title=f"Promise {one.number}",
            was_text="We do it within nine days, and we say so in good time. " * 4,
        )
        for n, one in enumerate(kept)
    )
    return made


def say(consultation: Consultation, many: int, today: date) -> None:
    """Nine of ten are shown; of those some are answered, and some wait to be cleared up."""
    clauses = list(consultation.clauses.all())
    Comment.objects.bulk_create(a_comment(consultation, clauses, n, today) for n in range(many))


def a_comment(consultation: Consultation, clauses: list[ConsultedClause], n: int, today: date) -> Comment:
    outcome = "" if n % 10 == 9 else OUTCOMES[n % 5]
    answered = {"answer": f"Number {n}: we did.", "answered_on": today} if outcome else {}
    due = {"follow_up_by": "Legal team", "follow_up_on": today + timedelta(days=9)} if outcome == "clarify" else {}
    return Comment(
        area=consultation.area,
        reference=f"C{n:06d}",
        consultation=consultation,
        about="clause",
        clause=clauses[n % len(clauses)],
        text="Say when, and to whom. " * 6,
        proposed="We do it within a week." if n % 3 else "",
        mark=("achievable", "aspirational", "")[n % 3],
        sector=SECTORS[n % 4],
        received_on=today - timedelta(days=9),
        state="waiting" if n % 10 == 9 else "accepted",
        outcome=outcome,
        **answered,
        **due,
    )


def sign(world: World, version: Version, consultation: Consultation, many: int, today: date) -> None:
    """So many organisations have signed, and say of every commitment how far they can keep it."""
    area, on = world.area, today - timedelta(days=200)
    bodies = Organisation.objects.bulk_create(
        Organisation(name=f"Body {n}", sector=SECTORS[n % 2], home_area=area) for n in range(many)
    )
    Partner.objects.bulk_create(Partner(area=area, organisation=one, starts_on=on) for one in bodies)
    Signature.objects.bulk_create(
        Signature(area=area, version=version, organisation=one, organisation_name=one.name, sector=one.sector,
                  signer_name="Ada Clerk", signed_on=on, way="paper", state="registered", checked_on=on)
        for one in bodies
    )  # fmt: skip
    clauses = list(consultation.clauses.all())
    BodyMark.objects.bulk_create(
        BodyMark(area=area, clause=clause, organisation=one, organisation_name=one.name, sector=one.sector,
                 mark="aspirational" if n % 3 else "now", marked_on=on)
        for n, one in enumerate(bodies[:10])
        for clause in clauses
    )  # fmt: skip
