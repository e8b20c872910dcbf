"""Who runs the installation or a part of it, and the lock on their pages, which lie in no area."""

from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q, QuerySet
from django.http import HttpResponseBase
from django.shortcuts import redirect

from concord.core.areas.models import Area
from concord.core.lib.errors import AccessDenied

from .access import Installation, grants_on, today
from .guards import View, where_to_return
from .middleware import second_step_for
from .models import Person, RoleGrant
from .permissions import Permission
from .requests import Request
from .roles import ROLES, Role


def administering(person: Person | None) -> list[RoleGrant]:
    """The grants in force today by which somebody runs the installation, or an area and those below it."""
    if person is None or not person.is_active or not person.pk:
        return []
    return [
        grant for grant in grants_on(person, today()) if Permission.RUN_INSTALLATION in ROLES[Role(grant.role)].here
    ]


def runs_everything(person: Person | Installation) -> bool:
    return isinstance(person, Installation) or any(grant.area is None for grant in administering(person))


def administered(person: Person) -> QuerySet[Area]:
    """The areas that somebody runs: all of them, or some and those below them."""
    grants = administering(person)
    if any(grant.area is None for grant in grants):
        return Area.objects.all()
    found = Q(pk__in=[])
    for grant in grants:
        found |= Q(path__startswith=grant.area.path)  # type: ignore[union-attr]  # those without an area were seen to
    return Area.objects.filter(found)


def for_administrators(view: View) -> View:
    """Let in a platform administrator, of whatever part of the installation, who has done the second step."""

    @wraps(view)
    def locked(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.person is None:
            return redirect_to_login(where_to_return(request))
        if not administering(request.person):
            raise AccessDenied("This page is for the people who run this installation.")
        if step := second_step_for(request):
            return redirect(step)
        return view(request, *args, **kwargs)

    locked.for_administrators = True  # type: ignore[attr-defined]  # read by the architecture tests
    return locked
