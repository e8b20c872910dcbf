"""Rate limits start afresh, and the pages of a little area of these tests stand beside the real ones."""

import pytest
from django.core.cache import cache
from django.urls import clear_url_caches

from concord.core.accounts import links
from concord.core.accounts.terms import Purpose


@pytest.fixture(autouse=True)
def _fresh(settings):
    settings.ROOT_URLCONF = "tests.core.accounts.urls"
    cache.clear()
    clear_url_caches()
    before = dict(links.DESTINATIONS)
    links.register(Purpose.RETURN, lambda link: f"/areas/{link.area.slug}/try/linked/")
    yield
    links.DESTINATIONS.clear()
    links.DESTINATIONS.update(before)
    clear_url_caches()
