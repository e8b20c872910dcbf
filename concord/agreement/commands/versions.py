"""Versions of a document: begun, adopted, given up. What was adopted is never changed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Commitment, CommitmentText, Consultation, Document, Mapping, Practice, Section, Version
from ..queries import number_key
from ..rules.frameworks import FRAMEWORKS
from ..rules.outline import WORDS
from ..rules.versions import check_adoption, check_is_open
from ..terms import OPEN_STATES, Bearer, DocumentKind, Relation, Revision, Standing, Verb, VersionState
from .commitments import lasting
from .drafting import check_may_draft, new_text

Actor = Person | Installation


@transaction.atomic
def start_version(
    *,
    document: Document,
    revision: str,
    by: Actor,
    at: datetime,
    title: str = "",
    reason: str = "",
    framework: str = "",
) -> Version:
    """Begin a draft with everything that the version in force says; the first one gathers what stands alone.

    `framework`: the key of one whose headings a first draft begins with (R021).
    """
    require(by, Permission.EDIT_AGREEMENT, document.area)
    if document.versions.filter(state__in=OPEN_STATES).exists():
        raise RuleBroken("A new version is being drafted already. Adopt it or give it up first.")
    before = document.versions.filter(state=VersionState.ADOPTED).first()
    latest = document.versions.order_by("-number").first()
    made = Version(
        area=document.area,
        document=document,
        number=latest.number + 1 if latest else 1,
        title=clean_line(title) or document.title,
        revision=revision if before else Revision.FULL,
        introduction=before.introduction if before else "",
        reason=clean_text(reason),
        started_on=timezone.localdate(at),
    )
    made.save()
    if before:
        copy_words(before, made)
    elif document.kind == DocumentKind.AGREEMENT:
        gather(made)
    if framework and not before:
        begin_with(made, framework)
    record(Verb.VERSION_STARTED, subject=made, by=by, at=at, revision=made.revision)
    return made


def copy_words(before: Version, made: Version) -> None:
    """Every section and commitment of a version, the commitments with their identity."""
    sections = {}
    for section in before.sections.all():
        sections[section.pk] = Section(
            area=made.area,
            version=made,
            position=section.position,
            number=section.number,
            heading=section.heading,
            text=section.text,
        )
    Section.objects.bulk_create(sections.values())
    drafts = [draft_of(text, made, sections.get(text.section_id or 0), text.position) for text in before.texts.all()]
    in_practice = set(Practice.objects.filter(area=made.area).values_list("commitment", flat=True))
    for draft in drafts:
        # What has come into practice can be kept from now on.
        draft.standing = Standing.ACHIEVABLE if draft.commitment_id in in_practice else draft.standing
    CommitmentText.objects.bulk_create(drafts)


def draft_of(text: CommitmentText, version: Version, section: Section | None, position: int) -> CommitmentText:
    """The same words, proposed for another version."""
    words = {name: getattr(text, name) for name in WORDS}
    place = {"area": version.area, "version": version, "section": section, "position": position}
    return CommitmentText(commitment_id=text.commitment_id, starts_on=None, ends_on=None, **words, **place)


def gather(made: Version) -> None:
    """What was entered before there was a document, in one section, in the order of its numbers."""
    alone = standing_alone(made)
    if not alone:
        return
    section = Section(area=made.area, version=made, position=1, heading="Commitments")
    section.save()
    drafts = [draft_of(text, made, section, position) for position, text in enumerate(alone, start=1)]
    CommitmentText.objects.bulk_create(drafts)


def begin_with(made: Version, key: str) -> None:
    """A section and a commitment for each heading of a framework, mapped to it."""
    found = FRAMEWORKS.get(key)
    if found is None or made.texts.exists():
        raise RuleBroken("There are commitments already. Begin without a framework.", field="framework")
    for place, heading in enumerate(found.headings, start=1):
        section = Section(
            area=made.area, version=made, position=place, number=heading.key, heading=heading.title, text=""
        )
        section.save()
        facts = {
            "number": f"{heading.key}.1",
            "title": heading.title,
            "text": heading.about,
            "bearer": Bearer.BOTH.value,
            "provenance": f"{found.title}, {found.year}",
        }
        text = new_text(made, section, 1, facts, commitment=None)
        place_in = {"framework": found.key, "heading": heading.key, "relation": Relation.EQUAL.value}
        Mapping(area=made.area, commitment=text.commitment, **place_in).save()


def standing_alone(version: Version) -> list[CommitmentText]:
    """The wordings in force that stand in no document, in the order of their numbers."""
    found = CommitmentText.objects.filter(area=version.area, version=None, ends_on=None)
    return sorted(found, key=lambda text: number_key(text.number))


@transaction.atomic
def adopt_version(*, version: Version, adopted_on: date, by: Actor, at: datetime, adopted_at: str = "") -> Version:
    """Bring a draft into force from a day on: its wordings begin, and those of the version before end the day before.

    A commitment that is not in it any more ends then; what was decided under it keeps its words.
    Raises `RuleBroken` when it is no draft, has no commitment or two with one number, or its day will not do.
    """
    require(by, Permission.EDIT_AGREEMENT, version.area)
    # Held until all of it is done: nobody writes in it meanwhile.
    Version.objects.filter(pk=version.pk).update(number=version.number)
    version.refresh_from_db(fields=["state"])
    before = version.document.versions.filter(state=VersionState.ADOPTED).first()
    texts = list(version.texts.all())
    check_adoption(version, texts, before=before, adopted_on=adopted_on, today=timezone.localdate(at))
    ended = replaced_by(version, texts, before, adopted_on)
    check_elsewhere(version, ended)
    check_days(ended, adopted_on)
    check_numbers(version, texts, ended, adopted_on)
    CommitmentText.objects.filter(pk__in=[text.pk for text in ended]).update(ends_on=adopted_on - timedelta(days=1))
    if before:
        Version.objects.filter(pk=before.pk).update(state=VersionState.SUPERSEDED)
    change = {"state": VersionState.ADOPTED, "adopted_on": adopted_on, "adopted_at": clean_line(adopted_at)}
    if Version.objects.filter(pk=version.pk, state=VersionState.DRAFT).update(**change) != 1:
        raise RuleBroken("Someone else has just changed this version.")
    version.texts.update(starts_on=adopted_on)
    name_commitments(texts)
    version.refresh_from_db()
    record(Verb.VERSION_ADOPTED, subject=version, by=by, at=at, commitments=len(texts))
    return version


def replaced_by(
    version: Version, texts: Sequence[CommitmentText], before: Version | None, adopted_on: date
) -> list[CommitmentText]:
    """The wordings that end when it comes into force: those of the version before, and others of its commitments."""
    own = {text.commitment_id for text in texts}
    found = lasting(version.area, adopted_on).select_related("version")
    return [text for text in found if (before and text.version_id == before.pk) or text.commitment_id in own]


def check_elsewhere(version: Version, ended: Iterable[CommitmentText]) -> None:
    """What another document says does not end with this one."""
    for text in ended:
        if text.version and text.version.document_id != version.document_id:
            raise RuleBroken(
                f"Commitment {text.number} stands in “{text.version.title}” already. Take it out of this draft."
            )


def check_days(ended: Iterable[CommitmentText], adopted_on: date) -> None:
    for text in ended:
        if text.starts_on is not None and text.starts_on >= adopted_on:
            raise RuleBroken(
                f"Commitment {text.number} is in force since {text.starts_on:%-d %B %Y}. Give a later day.",
                field="adopted_on",
            )


def check_numbers(
    version: Version, texts: Sequence[CommitmentText], ended: Iterable[CommitmentText], adopted_on: date
) -> None:
    """The number of each is free once the ones it replaces are over."""
    over = {text.pk for text in ended}
    numbers = {text.number for text in texts}
    taken = lasting(version.area, adopted_on).filter(number__in=numbers)
    clash = taken.exclude(pk__in=over).select_related("version").first()
    if clash is not None:
        where = f"in “{clash.version.title}”" if clash.version else "among the commitments"
        raise RuleBroken(f"There is a commitment {clash.number} {where} already. Give another number.")


def name_commitments(texts: Iterable[CommitmentText]) -> None:
    """Each commitment goes by the number that it has now."""
    found = Commitment.objects.in_bulk([text.commitment_id for text in texts])
    changed = [found[text.commitment_id] for text in texts if found[text.commitment_id].number != text.number]
    numbers = {text.commitment_id: text.number for text in texts}
    for commitment in changed:
        commitment.number = numbers[commitment.pk]
    Commitment.objects.bulk_update(changed, ["number"])


@transaction.atomic
def give_up_version(*, version: Version, by: Actor, at: datetime) -> None:
    """Stop drafting it. What was written stays to be read, and a new version can begin."""
    require(by, Permission.EDIT_AGREEMENT, version.area)
    check_is_open(version)
    if Version.objects.filter(pk=version.pk, state=version.state).update(state=VersionState.GIVEN_UP) != 1:
        raise RuleBroken("Someone else has just changed this version.")
    Consultation.objects.filter(version=version, ended_on=None).update(ended_on=timezone.localdate(at))
    version.refresh_from_db()
    record(Verb.VERSION_GIVEN_UP, subject=version, by=by, at=at)


@transaction.atomic
def launch_version(*, version: Version, launched_on: date, by: Actor, at: datetime) -> None:
    """Note the day on which an adopted version was launched."""
    require(by, Permission.EDIT_AGREEMENT, version.area)
    if version.adopted_on is None:
        raise RuleBroken("It is not adopted yet.")
    if launched_on < version.adopted_on:
        raise RuleBroken("That is before it was adopted.", field="launched_on")
    version.launched_on = launched_on
    version.save(update_fields=["launched_on"])
    record(Verb.VERSION_LAUNCHED, subject=version, by=by, at=at)


@transaction.atomic
def describe_version(*, version: Version, title: str, introduction: str, reason: str, by: Actor, at: datetime) -> None:
    """Change the title of a draft, what stands before its first section, and why it is written."""
    check_may_draft(version, by)
    version.title, version.introduction = clean_line(title), clean_text(introduction)
    version.reason = clean_text(reason)
    version.save(update_fields=["title", "introduction", "reason"])
    record(Verb.VERSION_EDITED, subject=version, by=by, at=at, part="description")
