"""What the pages of champions share."""

from functools import partial

from django.utils import timezone

from concord.core.accounts.requests import Request
from concord.core.directory.queries import person_in_area
from concord.core.ui.answering import answered as answered_with
from concord.core.ui.answering import found_or_404

from ..queries.page import ChampionPage, champion_page

PER_PAGE = 25

answered = partial(answered_with, template="champions/form.html")


def page_or_404(request: Request, uid: str) -> ChampionPage:
    person = person_in_area(uid)
    return found_or_404(champion_page(person, request.area, timezone.localdate()) if person else None)
