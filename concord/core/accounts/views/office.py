"""What is done for one person: details erased, a lost second step taken away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404

from ..commands import erase_person, reset_second_step
from ..forms import ErasureForm
from ..guards import requires
from ..models import Person
from ..namesakes import namesakes_of
from ..permissions import Permission
from ..requests import Request


@requires(Permission.MANAGE_PEOPLE)
def erase(request: Request, uid: str) -> HttpResponse:
    """Erase somebody's details, after saying what goes and what stays."""
    who = found_or_404(Person.objects.filter(uid=uid, home_area=request.area, erased_at__isnull=True).first())
    form = ErasureForm(request.POST if request.method == "POST" else None, namesakes=namesakes_of(who, request.area))
    if request.method == "POST" and form.is_valid():
        try:
            also = form.cleaned_data.get("also", [])
            erase_person(person=who, area=request.area, by=request.person, at=timezone.now(), also=also)
        except RuleBroken as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, "Their details are erased.")
            return redirect("directory:people", area=request.area.slug)
    return render(request, "accounts/erase_person.html", {"form": form, "who": who})


@require_POST
@requires(Permission.RUN_INSTALLATION)
def reset_lost_second_step(request: Request, uid: str) -> HttpResponse:
    who = found_or_404(Person.objects.filter(uid=uid, grants__area=request.area).first())
    reset_second_step(person=who, by=request.person, at=timezone.now())
    messages.success(request, f"The second step of {who} is taken away, and {who} is told.")
    return redirect("directory:person", area=request.area.slug, uid=uid)
