"""A national agreement that the area took for a time."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import sent

from .. import commands
from ..forms.national import NationalForm
from .common import answered, document_or_404

LEAD = (
    "Some areas take a national agreement as their own while they write or renew theirs. Note it here: everybody "
    "reads it above the text. A first draft can begin with its headings, so that there is something to go by at once."
)


@requires(Permission.EDIT_AGREEMENT)
def note_national(request: Request, uid: str) -> HttpResponse:
    found = document_or_404(request, uid)
    form = NationalForm(sent(request), initial={name: getattr(found, name) for name in NationalForm.base_fields})
    return answered(
        request,
        form,
        lambda: commands.note_national(document=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: redirect("agreement:documents", area=request.area.slug),
        said="Saved.",
        title="A national agreement for a time",
        verb="Save",
        lead=LEAD,
    )
