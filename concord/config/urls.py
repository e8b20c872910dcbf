"""Where each app's pages live."""

from django.conf import settings
from django.urls import include, path

from concord.core.directory.urls import installation_urlpatterns

AREA = "areas/<slug:area>/"

urlpatterns = [
    path("", include("concord.interfaces.home.urls")),
    path("", include("concord.core.accounts.urls")),
    path("", include((installation_urlpatterns, "places"))),
    path(AREA, include("concord.core.directory.urls")),
    path(f"{AREA}agreement/", include("concord.agreement.urls")),
    path(f"{AREA}group/", include("concord.group.urls")),
    path(f"{AREA}log/", include("concord.log.urls")),
    path(f"{AREA}champions/", include("concord.champions.urls")),
    path(f"{AREA}officers/", include("concord.officers.urls")),
    path(f"{AREA}reports/", include("concord.board.urls")),
    path("", include("concord.interfaces.public.urls")),
]

if settings.SHOW_GALLERY:
    from concord.core.ui.views import gallery_urls

    urlpatterns += gallery_urls  # type: ignore[arg-type]  # patterns beside includes

handler400 = "concord.core.ui.errors.bad_request"
handler403 = "concord.core.ui.errors.denied"
handler404 = "concord.core.ui.errors.not_found"
handler500 = "concord.core.ui.errors.server_error"
