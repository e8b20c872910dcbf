"""What stands in a draft: its sections and commitments, one by one or a whole outline at once."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Commitment, CommitmentText, Section, Version
from ..rules.outline import LONGEST_RULE, MOST_TEXT, Clause, Outline
from ..rules.themes import check_known
from ..rules.versions import check_is_drafted, check_room
from ..terms import Verb, VersionState
from .commitments import cleaned

Actor = Person | Installation


def check_may_draft(version: Version, by: Actor) -> None:
    require(by, Permission.EDIT_AGREEMENT, version.area)
    check_is_drafted(version)
    # The row is held until the change is kept, so that nobody adopts the draft in between.
    if Version.objects.filter(pk=version.pk, state=VersionState.DRAFT).update(state=VersionState.DRAFT) != 1:
        raise RuleBroken("Someone else has just changed this version.")


@transaction.atomic
def add_section(
    *, version: Version, heading: str, by: Actor, at: datetime, number: str = "", text: str = ""
) -> Section:
    """A new section at the end of a draft."""
    check_may_draft(version, by)
    check_room(sections=version.sections.count() + 1, commitments=0)
    made = Section(
        area=version.area,
        version=version,
        position=last_position(version.sections.all()) + 1,
        number=clean_line(number),
        heading=clean_line(heading),
        text=clean_text(text),
    )
    made.save()
    record(Verb.VERSION_EDITED, subject=version, by=by, at=at, part="section")
    return made


def last_position(rows: Any) -> int:
    return rows.aggregate(last=Max("position"))["last"] or 0


@transaction.atomic
def change_section(*, section: Section, heading: str, number: str, text: str, by: Actor, at: datetime) -> None:
    check_may_draft(section.version, by)
    section.heading, section.number, section.text = clean_line(heading), clean_line(number), clean_text(text)
    section.save(update_fields=["heading", "number", "text"])
    record(Verb.VERSION_EDITED, subject=section.version, by=by, at=at, part="section")


@transaction.atomic
def remove_section(*, section: Section, by: Actor, at: datetime) -> None:
    """Take an empty section out of a draft."""
    check_may_draft(section.version, by)
    if section.texts.exists():
        raise RuleBroken("There are commitments in this section. Move them or take them out first.")
    section.delete()
    record(Verb.VERSION_EDITED, subject=section.version, by=by, at=at, part="section")


@transaction.atomic
def move_section(*, section: Section, up: bool, by: Actor, at: datetime) -> None:
    check_may_draft(section.version, by)
    if swap(list(section.version.sections.order_by("position", "pk")), section, up=up):
        record(Verb.VERSION_EDITED, subject=section.version, by=by, at=at, part="section")


def swap(rows: list[Any], row: Any, *, up: bool) -> bool:
    """Put a row one place up or down among its fellows; their positions are counted anew."""
    here = rows.index(row)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return False
    rows[here], rows[there] = rows[there], rows[here]
    for position, one in enumerate(rows, start=1):
        if one.position != position:
            one.position = position
            one.save(update_fields=["position"])
    return True


@transaction.atomic
def add_clause(*, section: Section, by: Actor, at: datetime, **facts: Any) -> CommitmentText:
    """A new commitment at the end of a section of a draft. `facts`: as `Clause` has them."""
    version = section.version
    check_may_draft(version, by)
    check_room(sections=0, commitments=version.texts.count() + 1)
    check_number(version, clean_line(facts["number"]))
    made = new_text(version, section, last_position(section.texts.all()) + 1, cleaned(facts), commitment=None)
    record(Verb.VERSION_EDITED, subject=version, by=by, at=at, part="commitment")
    return made


def check_number(version: Version, number: str, *, text: CommitmentText | None = None) -> None:
    others = version.texts.filter(number=number)
    if text is not None:
        others = others.exclude(pk=text.pk)
    if others.exists():
        raise RuleBroken(f"There is a commitment {number} in this draft already.", field="number")


def new_text(
    version: Version, section: Section | None, position: int, facts: dict[str, Any], *, commitment: Commitment | None
) -> CommitmentText:
    """A wording in a draft; of a commitment that is new where none is named."""
    check_known(facts.get("theme", ""), version.area.themes)
    if commitment is None:
        commitment = Commitment(area=version.area, number=facts["number"])
        commitment.save()
    place = {"area": version.area, "version": version, "section": section, "position": position}
    made = CommitmentText(commitment=commitment, starts_on=None, **facts, **place)
    made.save()
    return made


@transaction.atomic
def change_clause(
    *, clause: CommitmentText, by: Actor, at: datetime, section: Section | None = None, **facts: Any
) -> None:
    """Change a commitment in a draft, or put it at the end of another section."""
    version = draft_with(clause, by)
    check_number(version, clean_line(facts["number"]), text=clause)
    check_known(facts.get("theme", ""), version.area.themes)
    for name, value in cleaned(facts).items():
        setattr(clause, name, value)
    if section is not None and section.pk != clause.section_id:
        clause.section, clause.position = section, last_position(section.texts.all()) + 1
    clause.save()
    record(Verb.VERSION_EDITED, subject=version, by=by, at=at, part="commitment")


def draft_with(text: CommitmentText, by: Actor) -> Version:
    if text.version is None:
        raise RuleBroken("It stands in no document.")
    check_may_draft(text.version, by)
    return text.version


@transaction.atomic
def remove_clause(*, clause: CommitmentText, by: Actor, at: datetime) -> None:
    """Take a commitment out of a draft. Once the draft is adopted, a commitment that is in force today ends."""
    version = draft_with(clause, by)
    drop([clause])
    record(Verb.VERSION_EDITED, subject=version, by=by, at=at, part="commitment")


def drop(texts: Iterable[CommitmentText]) -> None:
    """Delete proposed wordings, and the commitments that were never anything else."""
    commitments = [text.commitment_id for text in texts]
    CommitmentText.objects.filter(pk__in=[text.pk for text in texts], starts_on__isnull=True).delete()
    Commitment.objects.filter(pk__in=commitments, texts__isnull=True).delete()


@transaction.atomic
def move_clause(*, clause: CommitmentText, up: bool, by: Actor, at: datetime) -> None:
    version = draft_with(clause, by)
    fellows = list(version.texts.filter(section=clause.section_id).order_by("position", "pk"))
    if swap(fellows, clause, up=up):
        record(Verb.VERSION_EDITED, subject=version, by=by, at=at, part="commitment")


@transaction.atomic
def put_outline(
    *,
    version: Version,
    outline: Outline,
    by: Actor,
    at: datetime,
    text_by: str | None = None,
    text_on: date | None = None,
) -> Version:
    """Put a whole outline in place of what a draft says. A clause that names a commitment keeps its identity.

    `text_by`, `text_on`: who wrote it, and when; without a name what was said of it before stays.
    Raises `RuleBroken` when there is too much of it, two clauses have one number, or two name one commitment.
    """
    check_may_draft(version, by)
    check_outline(outline)
    if text_on is not None and text_on > timezone.localdate(at):
        raise RuleBroken("That day is still to come.", field="text_on")
    known = known_commitments(version, outline)
    kept, old = {c.pk for c in known.values()}, list(version.texts.all())
    CommitmentText.objects.filter(pk__in=[text.pk for text in old if text.commitment_id in kept]).delete()
    drop([text for text in old if text.commitment_id not in kept])
    version.sections.all().delete()
    version.title, version.introduction = clean_line(outline.title) or version.title, clean_text(outline.introduction)
    if text_by is not None:
        version.text_by, version.text_on = clean_line(text_by), text_on
    version.save(update_fields=["title", "introduction", "text_by", "text_on"])
    for position, part in enumerate(outline.parts, start=1):
        section = Section(
            area=version.area,
            version=version,
            position=position,
            number=clean_line(part.number),
            heading=clean_line(part.heading),
            text=clean_text(part.text),
        )
        section.save()
        for place, clause in enumerate(part.clauses, start=1):
            new_text(version, section, place, cleaned(asdict(clause)), commitment=known.get(clause.commitment))
    record(Verb.VERSION_IMPORTED, subject=version, by=by, at=at, commitments=len(outline.clauses))
    return version


def check_outline(outline: Outline) -> None:
    check_room(sections=len(outline.parts), commitments=len(outline.clauses))
    for clause in outline.clauses:
        check_lengths(clause)
    for what, found in (
        ("number", [clean_line(clause.number) for clause in outline.clauses]),
        ("commitment", [clause.commitment for clause in outline.clauses if clause.commitment]),
    ):
        twice = next((one for one in found if found.count(one) > 1), None)
        if twice is not None and what == "number":
            raise RuleBroken(f"Two commitments have the number {twice}. Give each its own.")
        if twice is not None:
            raise RuleBroken("Two of them are said to be the same commitment. Choose one.")


def check_lengths(clause: Clause) -> None:
    """No longer than its form takes, so that it can be changed there."""
    longest = {"number": 20, "title": 120, "text": MOST_TEXT, "example": MOST_TEXT, "provenance": 300}
    for name, most in longest.items():
        if len(getattr(clause, name)) > most:
            raise RuleBroken(f"The {name} of commitment {clause.number[:20]} is longer than {most} characters.")
    if (clause.rule_number or 1) > LONGEST_RULE:
        raise RuleBroken(f"The measure of commitment {clause.number[:20]} is more than {LONGEST_RULE}.")


def known_commitments(version: Version, outline: Outline) -> dict[str, Commitment]:
    """By uid, those of the area that the outline names. Raises `RuleBroken` for one that is not here."""
    uids = [clause.commitment for clause in outline.clauses if clause.commitment]
    found = {str(one.uid): one for one in Commitment.objects.filter(area=version.area, uid__in=uids)}
    if len(found) < len(set(uids)):
        raise RuleBroken("One of the commitments that it names is not here.")
    return found
