"""What champions see between meetings: written and answered, and read by the group where its writer lets them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link_or, requires
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.directory.views.common import download_table
from concord.core.ui.answering import found_or_404
from concord.core.ui.forms import chosen_in

from .. import commands
from ..exports.notes import notes as as_table
from ..forms.notes import GroupNotesFilter, NoteAnswerForm, NoteForm, NotesFilter
from ..models import Note
from ..queries import notes as queries
from ..queries.champions import hats_of
from ..queries.notes import NotesSought
from ..rules.notes import KEPT_MONTHS
from .common import PER_PAGE, answered, page_or_404

writer_only = by_link_or(Purpose.NOTE, Permission.MAKE_RETURN, Purpose.BRIEFING)


def writer(request: Request) -> Person:
    """The signed-in person, or whose link it is."""
    if request.person is not None and may(request.person, Permission.MAKE_RETURN, request.area):
        return request.person
    return request.link.person  # type: ignore[return-value]  # the guard has seen to it


@never_cache
@writer_only
def own_notes(request: Request) -> HttpResponse:
    person, today = writer(request), timezone.localdate()
    if not hats_of(person, request.area):
        return render(request, "champions/no_champion.html")
    sentence = queries.sentence_for(request.area, today)
    typed = request.POST if request.method == "POST" else None
    form = NoteForm(typed, area=request.area, sentence=sentence, today=today)
    own = queries.own_notes(person, request.area)
    return answered(
        request,
        form,
        lambda: commands.write_note(person=person, area=request.area, at=timezone.now(), **form.facts()),
        lambda _: redirect("champions:own_notes", area=request.area.slug),
        said="Your note is kept. The officer reads it next.",
        template="champions/own_notes.html",
        own=own,
        page=Paginator(own.notes, PER_PAGE).get_page(request.GET.get("page")),
        wanted=own.wanted[:PER_PAGE],
        base="ui/link.html" if request.person is None else "ui/journey.html",
        months=KEPT_MONTHS,
    )


@require_POST
@writer_only
def take_back_note(request: Request, uid: str) -> HttpResponse:
    found = note_or_404(uid)
    person = writer(request)
    if found.champion.person_id != person.pk:
        raise Http404
    commands.take_back_note(note=found, by=person, at=timezone.now())
    messages.success(request, "Your note is taken back. Nobody can read it any more.")
    return redirect("champions:own_notes", area=request.area.slug)


def note_or_404(uid: str) -> Note:
    return found_or_404(queries.note_of(uid))


def sought(form: GroupNotesFilter) -> NotesSought:
    return NotesSought(**chosen_in(form))


def chosen(request: Request, kind: type[GroupNotesFilter]) -> GroupNotesFilter:
    return kind(request.GET if request.GET.keys() & kind.base_fields.keys() else None, area=request.area)


@requires(Permission.MANAGE_CHAMPIONS)
def notes(request: Request) -> HttpResponse:
    form = chosen(request, NotesFilter)
    found = queries.notes(request.area, sought(form))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "champions/notes.html", {"form": form, "page": page, "months": KEPT_MONTHS})


@requires(Permission.MANAGE_CHAMPIONS)
def export_notes(request: Request, kind: str) -> HttpResponse:
    table = as_table(request.area, sought(chosen(request, NotesFilter)))
    return download_table(table, kind, f"{request.area.slug}-notes")


@requires(Permission.TAKE_POSITION)
def group_notes(request: Request) -> HttpResponse:
    """What the group may read. No day, and no name unless its writer says so."""
    form = chosen(request, GroupNotesFilter)
    found = queries.notes_for_group(request.area, sought(form))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "champions/group_notes.html", {"form": form, "page": page, "months": KEPT_MONTHS})


@requires(Permission.MANAGE_CHAMPIONS)
def answer_note(request: Request, uid: str) -> HttpResponse:
    found = note_or_404(uid)
    form = NoteAnswerForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: commands.answer_note(note=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: redirect("champions:notes", area=request.area.slug),
        said="It is marked as read.",
        template="champions/note.html",
        note=found,
    )


@require_POST
@requires(Permission.MANAGE_CHAMPIONS)
def send_note_link(request: Request, uid: str) -> HttpResponse:
    person = page_or_404(request, uid).person
    commands.send_note_link(person=person, area=request.area, by=request.person, at=timezone.now())
    messages.success(request, "The link is on its way to them.")
    return redirect("champions:champion", area=request.area.slug, uid=uid)
