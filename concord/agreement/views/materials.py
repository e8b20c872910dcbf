"""What is handed out to make the agreement known: what there is, what went where, what is out of date."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table, list_import
from concord.core.ui.answering import found_or_404, paged, sent, tried

from .. import commands, exports
from ..commands.imported_materials import MATERIALS
from ..forms.materials import MaterialForm, MoveForm
from ..models import Material
from ..queries.materials import MaterialLine, material_of, materials_page, move_of, moves_of
from .common import answered

PER_PAGE = 50


def material_or_404(uid: str) -> MaterialLine:
    return found_or_404(material_of(uid))


def to_material(request: Request, material: Material) -> HttpResponse:
    return redirect("agreement:material", area=request.area.slug, uid=material.uid)


@requires(Permission.SEE_AGREEMENT)
def materials(request: Request) -> HttpResponse:
    found = materials_page(request.area)
    context = {
        "found": found,
        "page": paged(request, found.lines, PER_PAGE),
        "places": paged(request, found.old_places, PER_PAGE, "places"),
    }
    return render(request, "agreement/materials.html", context)


@requires(Permission.SEE_AGREEMENT)
def material(request: Request, uid: str) -> HttpResponse:
    line = material_or_404(uid)
    moves = paged(request, moves_of(line.material), PER_PAGE)
    return render(request, "agreement/material.html", {"line": line, "one": line.material, "page": moves})


@requires(Permission.EDIT_AGREEMENT)
def add_material(request: Request) -> HttpResponse:
    said = "It is in the list. Note next how many copies there are."
    return keep_material(request, None, said=said, title="Add a material", verb="Add it")


@requires(Permission.EDIT_AGREEMENT)
def change_material(request: Request, uid: str) -> HttpResponse:
    found = material_or_404(uid).material
    return keep_material(request, found, said="Saved.", title=f"Change {found.name}", verb="Save")


def keep_material(request: Request, known: Material | None, **words: str) -> HttpResponse:
    form = MaterialForm(sent(request), area=request.area, material=known)
    keep = partial(commands.put_material, area=request.area, material=known, by=request.person)
    return answered(
        request,
        form,
        lambda: keep(at=timezone.now(), **form.facts()),
        lambda made: to_material(request, made),
        **words,
    )


@requires(Permission.HAND_OUT)
def move_material(request: Request, uid: str) -> HttpResponse:
    """Made for a phone: what happened, how many, where. `move` and `place` may stand in the address."""
    found = material_or_404(uid).material
    usual = {name: request.GET.get(name, "") for name in ("move", "place")} | {"on": timezone.localdate()}
    form = MoveForm(sent(request), initial=usual)
    return answered(
        request,
        form,
        lambda: commands.move_material(material=found, by=request.person, at=timezone.now(), **form.facts()),
        lambda _: to_material(request, found),
        said="Noted.",
        title=f"Note what happened to copies of {found.name}",
        verb="Note it",
        lead=f"{found.stock} in stock.",
    )


@require_POST
@requires(Permission.HAND_OUT)
def remove_move(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(move_of(uid))
    tried(
        request,
        lambda: commands.remove_move(move=found, by=request.person, at=timezone.now()),
        lambda _: "It is taken out, and the stock is as it was before.",
    )
    return to_material(request, found.material)


@requires(Permission.EDIT_AGREEMENT)
def export_materials(request: Request, kind: str) -> HttpResponse:
    return download_table(exports.handed_out(request.area), kind, f"{request.area.slug}-materials")


@requires(Permission.EDIT_AGREEMENT)
def import_materials(request: Request) -> HttpResponse:
    return list_import(request, MATERIALS, title="Import materials", app="agreement", name="materials")
