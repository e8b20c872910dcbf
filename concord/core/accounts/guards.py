"""The lock on a view: a permission, a personal link, or a page that anyone may read."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseBase
from django.urls import reverse

from concord.core.lib.errors import AccessDenied

from .access import may
from .permissions import Permission
from .requests import Request
from .terms import Purpose

View = Callable[..., HttpResponseBase]


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Let in a signed-in person who holds any of the permissions in `request.area`."""

    def lock(view: View) -> View:
        @wraps(view)
        def locked(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.person is None:
                return redirect_to_login(where_to_return(request))
            if not any(may(request.person, permission, request.area) for permission in permissions):
                raise AccessDenied("This page is for people with another role in this area.")
            return view(request, *args, **kwargs)

        locked.required_permission = permissions  # type: ignore[attr-defined]  # read by the architecture tests
        return locked

    return lock


def requires_all(*permissions: Permission) -> Callable[[View], View]:
    """Let in a signed-in person who holds every one of the permissions in `request.area`."""

    def lock(view: View) -> View:
        for permission in permissions:
            view = requires(permission)(view)
        view.required_permission = permissions  # type: ignore[attr-defined]  # likewise: each lock kept its own
        return view

    return lock


def where_to_return(request: Request) -> str:
    """The page to open after signing in: a form that was sent cannot be sent again by opening its address."""
    return request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("home:landing")


def by_link(*purposes: Purpose) -> Callable[[View], View]:
    """Let in somebody whose session was opened by a personal link of one of these purposes.

    `request.link` is that link, read afresh each time, so that a revoked link closes at once.
    """

    def lock(view: View) -> View:
        @wraps(view)
        def locked(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            link = request.link
            if link is None or link.purpose not in purposes or link.area_id != request.area.pk:
                raise AccessDenied("This page opens from a personal link. Ask the officer to send yours again.")
            return view(request, *args, **kwargs)

        locked.link_purpose = purposes  # type: ignore[attr-defined]  # read by the architecture tests
        return locked

    return lock


def by_link_or(purpose: Purpose, permission: Permission, *others: Purpose) -> Callable[[View], View]:
    """Let in a signed-in person with the permission, or somebody with a personal link for one of the purposes."""

    def lock(view: View) -> View:
        signed_in, linked = requires(permission)(view), by_link(purpose, *others)(view)

        @wraps(view)
        def locked(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.link is not None and not may(request.person, permission, request.area):
                return linked(request, *args, **kwargs)
            return signed_in(request, *args, **kwargs)

        locked.required_permission = (permission,)  # type: ignore[attr-defined]  # read by the architecture tests
        locked.link_purpose = (purpose, *others)  # type: ignore[attr-defined]  # likewise
        return locked

    return lock


def public_page(view: View) -> View:
    """Mark a page that anyone may read."""
    view.is_public = True  # type: ignore[attr-defined]  # read by the architecture tests
    return view
