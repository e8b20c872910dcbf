"""The real addresses, those of work accounts and of the demo's sign-in, and pages behind each kind of lock."""

from django.http import HttpResponse
from django.urls import include, path

from concord.config.urls import handler400, handler403, handler404, handler500
from concord.core.accounts.guards import by_link, by_link_or, public_page, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.accounts.urls import demo_urlpatterns, oidc_urlpatterns
from concord.core.lib.errors import RuleBroken
from concord.log.models import Period

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def said(text):
    return lambda request: HttpResponse(text)


def rows(request):
    """How many periods the open scope shows: none of another area, and outside an area it raises."""
    return HttpResponse(f"{request.area} {Period.objects.count()}")


def broken(request):
    raise RuleBroken("The period is locked.")


TRY = "areas/<slug:area>/try/"
urlpatterns = [
    path(f"{TRY}officer/", requires(Permission.MANAGE_PERIODS)(said("officers' page"))),
    path(f"{TRY}either/", requires(Permission.MANAGE_PERIODS, Permission.SEE_AGREEMENT)(said("either"))),
    path(f"{TRY}linked/", by_link(Purpose.RETURN)(said("your return"))),
    path(f"{TRY}linked-or/", by_link_or(Purpose.RETURN, Permission.MAKE_RETURN)(said("a return"))),
    path(f"{TRY}public/", public_page(said("anybody"))),
    path(f"{TRY}rows/", public_page(rows)),
    path(f"{TRY}broken/", public_page(broken)),
    path("try/no-area/", public_page(rows)),
    *demo_urlpatterns,
    *oidc_urlpatterns,
    path("", include("concord.config.urls")),
]
