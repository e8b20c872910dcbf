"""A whole draft written as one text, or brought in from a file and looked at first."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import ImportRefused, RuleBroken

from .. import commands
from ..forms.writing import CHANGED, TextForm, digest_of
from ..models import Version
from ..queries.likeness import Look, draft_text, known_commitments, look_at
from ..rules.likeness import Known
from .common import to_version
from .drafting import back_to, draft_or_404


@requires(Permission.EDIT_AGREEMENT)
def write_text(request: Request, uid: str, number: int) -> HttpResponse:
    """Nothing is kept before somebody has seen what was recognised, and puts it into the draft."""
    version = draft_or_404(request, uid, number)
    known = known_commitments(version, timezone.localdate())
    text, themes = draft_text(version, known), request.area.themes
    look = None
    if request.method == "POST":
        form = TextForm(request.POST, request.FILES, themes=themes)
        look = looked(form, known)
        if look and "put" in request.POST and put(request, version, form, look, digest_of(text)):
            messages.success(request, "The text is in the draft.")
            return to_version(request, version)
    else:
        form = TextForm(initial={"text": text, "seen": digest_of(text), **said_of(version)}, themes=themes)
    context = {
        "form": form,
        "look": look,
        "version": version,
        "themes": "; ".join(request.area.themes_offered.values()),
        **back_to(request, version),
    }
    return render(request, "agreement/write_text.html", context)


def said_of(version: Version) -> dict[str, Any]:
    return {"text_by": version.text_by, "text_on": version.text_on}


def looked(form: TextForm, known: Sequence[Known]) -> Look | None:
    """What the text says, or nothing where it cannot be read."""
    if not form.is_valid():
        return None
    try:
        look = look_at(form.cleaned_data["text"], known, form.themes)
    except ImportRefused as error:
        form.add_error("text", error.problems[0].message)
        return None
    form.show_look(look)
    return look


def put(request: Request, version: Version, form: TextForm, look: Look, draft: str) -> bool:
    """Put the text into the draft if it was seen as it is. What was typed comes back with the reason if not."""
    if look.is_refused or not look.is_said or form.cleaned_data["file"]:
        return False
    if form.cleaned_data["seen"] != draft:
        form.show_draft(draft)
        form.add_error(None, CHANGED)
        return False
    try:
        facts = {name: form.cleaned_data[name] for name in ("text_by", "text_on")}
        commands.put_outline(version=version, outline=look.outline, by=request.person, at=timezone.now(), **facts)
    except RuleBroken as error:
        form.add_error("text_on" if error.field == "text_on" else "text", error.message)
        return False
    return True
