"""What is kept about somebody as a champion, for that person alone, across every area."""

from collections.abc import Iterator

from django.db.models import Q

from concord.core.accounts.models import Person
from concord.core.accounts.records import Records

from ..models import (
    Champion,
    ChampionBefore,
    Entry,
    Expression,
    Introduction,
    Note,
    OnAgenda,
    PackGiven,
    Question,
    Recipient,
    SheetNote,
    Sitting,
    WorkArea,
)

PLAIN = ("elected_post", "term_ends_on", "director", "role_note", "role_agreed_on", "mentor", "consent_on")
FLAGS = ("elected", "manager_agreed", "shown_publicly", "shown_across", "shown_in_region")


def records(person: Person) -> Iterator[Records]:
    """Thirteen queries."""
    yield from of_the_role(person)
    yield from read_and_told(person)
    yield from of_their_team(person)
    yield from elsewhere(person)


def of_the_role(person: Person) -> Iterator[Records]:
    mine = Champion.objects.filter(person=person).select_related("area", "mentor__person")
    yield Records("What is kept about you as a champion", [record_row(one) for one in mine])
    before = ChampionBefore.objects.filter(champion__person=person)
    yield Records(
        "Your level and role before",
        [{"until": str(b.until), "level": b.get_seniority_display(), "role": b.role_note} for b in before],
    )
    entries = Entry.objects.filter(champion__person=person)
    yield Records(
        "What was noted of you as a champion",
        [{"on": str(e.on), "kind": e.get_kind_display(), "what": e.text, "for": e.for_whom} for e in entries],
    )
    offers = Expression.objects.filter(person=person)
    yield Records(
        "Your offers to keep watch",
        [{"on": str(o.sent_at.date()), "for": o.organisation_name, "why": o.why} for o in offers],
    )


def read_and_told(person: Person) -> Iterator[Records]:
    letters = Recipient.objects.filter(person=person).select_related("mailing")
    yield Records(
        "Letters to champions that were for you",
        [{"subject": o.mailing.subject, "read": str(o.read_at or "")} for o in letters],
    )
    asked = Question.objects.filter(recipient__person=person)
    yield Records("Your questions", [{"question": o.text, "answer": o.answer} for o in asked])
    notes = Note.objects.filter(champion__person=person)
    yield Records(
        "What you told the officer between meetings",
        [{"on": str(n.seen_on), "what": n.text, "answer": n.answer} for n in notes],
    )


def of_their_team(person: Person) -> Iterator[Records]:
    work = WorkArea.objects.filter(champion__person=person)
    yield Records("What your team works on", [{"what": str(w), "use": w.use} for w in work])
    met = Introduction.objects.filter(asked_by__person=person)
    yield Records(
        "Introductions that you asked for",
        [{"to": i.shown_as, "about": i.about, "message": i.message, "standing": i.get_state_display()} for i in met],
    )
    packs = PackGiven.objects.filter(person=person)
    yield Records("Packs that you were given", [{"pack": p.get_pack_display(), "on": str(p.given_on)} for p in packs])


def elsewhere(person: Person) -> Iterator[Records]:
    sits = Sitting.objects.filter(person=person).select_related("partnership")
    yield Records(
        "Where else you sit",
        [{"where": s.where, "as": s.post, "from": str(s.starts_on or ""), "carried": s.carried} for s in sits],
    )
    spoke = OnAgenda.objects.filter(Q(presented_by=person) | Q(noted_by=person))
    yield Records(
        "Agendas of other meetings that you spoke at or noted",
        [{"on": str(o.on), "meeting": o.meeting, "item": o.item, "agreed": o.agreed} for o in spoke],
    )
    notes_of = SheetNote.objects.filter(person=person)
    yield Records(
        "Your yearly sheet", [{"on": str(n.on), "kind": n.get_kind_display(), "what": n.text} for n in notes_of]
    )


def record_row(one: Champion) -> dict[str, str]:
    flags = {name: "yes" if getattr(one, name) else "no" for name in FLAGS}
    plain = {name: str(getattr(one, name) or "") for name in PLAIN}
    return {
        "area": str(one.area),
        "level": one.get_seniority_display(),
        "duties": ", ".join(one.duties),
        **flags,
        **plain,
    }
