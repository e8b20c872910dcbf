"""The work programme: what is worked towards, and what is in practice."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import sent

from .. import commands
from ..forms.documents import PracticeForm
from ..queries.programme import programme as programme_of
from .commitments import page_or_404
from .common import answered


def to_programme(request: Request) -> HttpResponse:
    return redirect("agreement:programme", area=request.area.slug)


@requires(Permission.SEE_AGREEMENT)
def programme(request: Request) -> HttpResponse:
    page = programme_of(request.area, timezone.localdate())
    return render(request, "agreement/programme.html", {"page": page})


@requires(Permission.EDIT_AGREEMENT)
def put_in_practice(request: Request, uid: str) -> HttpResponse:
    page = page_or_404(uid)
    form = PracticeForm(sent(request), initial={"since_on": timezone.localdate()})
    return answered(
        request,
        form,
        lambda: commands.put_in_practice(
            commitment=page.commitment, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: to_programme(request),
        said="It has left the work programme.",
        title=f"{page.texts[0] if page.texts else page.commitment} is in practice",
        verb="Note it",
        back_url=reverse("agreement:programme", kwargs={"area": request.area.slug}),
    )


@require_POST
@requires(Permission.EDIT_AGREEMENT)
def back_to_programme(request: Request, uid: str) -> HttpResponse:
    commands.back_to_programme(commitment=page_or_404(uid).commitment, by=request.person, at=timezone.now())
    messages.success(request, "It is worked towards again.")
    return to_programme(request)
