"""National frameworks beside the agreement."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, sent

from .. import commands
from ..forms.frameworks import MappingForm
from ..queries.frameworks import crosswalk, framework_of, relations_of
from ..rules.frameworks import FRAMEWORKS, Framework
from .commitments import page_or_404
from .common import answered


def framework_or_404(key: str) -> Framework:
    return found_or_404(framework_of(key))


@requires(Permission.SEE_AGREEMENT)
def frameworks(request: Request) -> HttpResponse:
    return render(request, "agreement/frameworks.html", {"frameworks": FRAMEWORKS.values()})


@requires(Permission.SEE_AGREEMENT)
def framework(request: Request, framework: str) -> HttpResponse:
    page = crosswalk(request.area, framework_or_404(framework), timezone.localdate())
    return render(request, "agreement/framework.html", {"page": page})


def to_framework(request: Request, found: Framework) -> HttpResponse:
    return redirect("agreement:framework", area=request.area.slug, framework=found.key)


@requires(Permission.EDIT_AGREEMENT)
def map_commitment(request: Request, framework: str, uid: str) -> HttpResponse:
    found, page = framework_or_404(framework), page_or_404(uid)
    said = relations_of(page.commitment).get(found.key, {})
    initial = {f"heading_{key}": relation for key, relation in said.items()}
    form = MappingForm(sent(request), framework=found, initial=initial)
    kwargs = {"area": request.area.slug, "framework": found.key}
    return answered(
        request,
        form,
        lambda: commands.map_commitment(
            commitment=page.commitment,
            framework=found.key,
            relations=form.relations(),
            by=request.person,
            at=timezone.now(),
        ),
        lambda _: to_framework(request, found),
        said="Saved.",
        title=f"{page.texts[0]} beside the {found.name}",
        lead=page.texts[0].text,
        verb="Save",
        back_url=reverse("agreement:framework", kwargs=kwargs),
    )
