"""Signing in with a work account: allauth's views, with a page in plain words whatever the account's server does."""

import logging
from collections.abc import Callable

from allauth.socialaccount.providers.openid_connect import views as oidc
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

logger = logging.getLogger(__name__)

# Not there, not answering, or answering something else than it should.
TROUBLE = (OSError, KeyError, ValueError, TypeError, AttributeError)


@never_cache
def sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    # Concord only signs in: an account is joined to a person by its proven address, never by whoever is signed in.
    if request.GET.get("process", "login") != "login":
        raise Http404
    return or_say_so(oidc.login, request, provider_id)


@never_cache
def came_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    return or_say_so(oidc.callback, request, provider_id)


def or_say_so(view: Callable[..., HttpResponse], request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        return view(request, provider_id)
    except TROUBLE as error:
        logger.warning("The server of the work account did not answer as it should: %s", type(error).__name__)
        return render(request, "socialaccount/authentication_error.html", status=502)
