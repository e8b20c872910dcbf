"""What the pages of champions share."""

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.access import may
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.queries import person_in_area
from concord.core.directory.views.common import list_import as any_list_import
from concord.core.ui.answering import answered as answered_with
from concord.core.ui.answering import found_or_404

from ..queries.page import ChampionPage, champion_page

PER_PAGE = 25

answered = partial(answered_with, template="champions/form.html")
list_import = partial(any_list_import, app="champions")


def page_or_404(request: Request, uid: str) -> ChampionPage:
    person = person_in_area(uid)
    return found_or_404(champion_page(person, request.area, timezone.localdate()) if person else None)


def is_officer(request: Request) -> bool:
    return may(request.person, Permission.MANAGE_CHAMPIONS, request.area)


def reader_of(request: Request) -> Person | None:
    """Who reads names: None for an officer, who reads everybody's."""
    return None if is_officer(request) else request.person


def removal(request: Request, name: str, row: Any) -> str:
    """Where a row is taken out; nothing for one that is not there yet."""
    return reverse(f"champions:{name}", kwargs={"area": request.area.slug, "uid": row.uid}) if row else ""
