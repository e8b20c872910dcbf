"""Addresses for these tests: the gallery alone."""

from concord.core.ui.views import gallery_urls

urlpatterns = gallery_urls
