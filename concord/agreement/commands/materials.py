"""Materials: what there is to hand out, and what happened to the copies."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import Material, MaterialMove
from ..rules.materials import AT_A_PLACE, change_of_stock, check_link, check_move, check_stock, is_low
from ..terms import Move, Verb

Actor = Person | Installation


@transaction.atomic
def put_material(*, area: Area, material: Material | None = None, by: Actor, at: datetime, **facts: Any) -> Material:
    """Write down a material, or change it. `facts`: as `Material` has them."""
    require(by, Permission.EDIT_AGREEMENT, area)
    made = material or Material(area=area)
    for name, value in facts.items():
        setattr(made, name, clean_line(value) if name in ("name", "language") else value)
    if Material.objects.filter(area=area, name__iexact=made.name).exclude(pk=made.pk).exists():
        raise RuleBroken("Another material has this name already.", field="name")
    check_link(made.link)
    made.save()
    record(Verb.MATERIAL_PUT, subject=made, by=by, at=at)
    return made


@transaction.atomic
def move_material(
    *, material: Material, move: str, quantity: int = 0, place: str = "", on: date, by: Actor, at: datetime
) -> MaterialMove:
    """Note that copies came, were given to a place, are gone there, or were thrown away."""
    require(by, Permission.HAND_OUT, material.area)
    place = clean_line(place) if move in AT_A_PLACE else ""
    quantity = 0 if move == Move.CLEARED else quantity
    check_move(move, quantity=quantity, place=place, on=on, today=timezone.localdate(at))
    facts = {"move": move, "quantity": quantity, "place": place, "on": on, "by": acting(by)}
    change = change_of_stock(move, quantity)
    put_stock(material, change)
    made = MaterialMove.objects.create(area=material.area, material=material, **facts)
    record(Verb.MATERIAL_MOVED, subject=material, by=by, at=at, move=move, quantity=quantity)
    low = is_low(material.stock, material.reorder_at)
    if low and not is_low(material.stock - change, material.reorder_at):
        record(Verb.MATERIAL_LOW, subject=material, by=by, at=at)
    return made


def put_stock(material: Material, change: int) -> None:
    """In one statement, so that two who give out the last copies do not both succeed."""
    enough = Material.objects.filter(pk=material.pk, stock__gte=-change)
    if enough.update(stock=F("stock") + change) != 1:
        check_stock(Material.objects.get(pk=material.pk).stock, change)
    material.refresh_from_db()


@transaction.atomic
def remove_move(*, move: MaterialMove, by: Actor, at: datetime) -> None:
    """Take out what was noted by mistake: one's own, or anybody's for who keeps the agreement."""
    require(by, Permission.HAND_OUT if move.by == by else Permission.EDIT_AGREEMENT, move.area)
    # A button may be pressed twice: the stock changes once.
    if not MaterialMove.objects.filter(pk=move.pk).delete()[0]:
        raise RuleBroken("This has been taken out already.")
    put_stock(move.material, -change_of_stock(move.move, move.quantity))
    record(Verb.MATERIAL_MOVE_REMOVED, subject=move.material, by=by, at=at)
