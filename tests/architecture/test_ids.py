"""On a page every id stands once: else a label operates somebody else's field."""

import re
from collections import Counter
from urllib.parse import urljoin

import pytest
from django.test import Client

from tests.worlds import World

from .busy import make_busy
from .forms import FILES, route_of
from .visitors import signed_in

pytestmark = pytest.mark.same_everywhere
HOME = "/areas/wessington/"
APPS = ("log:", "group:", "board:", "home:")
EACH = 3  # pages of a kind


def walk(client: Client, starts: list[str]) -> dict[str, str]:
    """Address → page, for the pages that links and forms lead to, each kind a few times."""
    todo, pages, counts = list(starts), {}, Counter()
    while todo:
        address = todo.pop(0).split("#")[0]
        kind = route_of(address)
        if address in pages or counts[kind] >= EACH or FILES.search(address) or not address.startswith(HOME):
            continue
        response = client.get(address)
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            continue
        counts[kind] += 1
        pages[address] = response.content.decode()
        todo += [urljoin(address, way) for way in re.findall(r'(?:href|action)="([^"]+)"', pages[address])]
    return pages


def doubled(page: str) -> list[str]:
    return [found for found, count in Counter(re.findall(r'<[^>]*?\sid="([^"]*)"', page)).items() if count > 1]


def test_no_page_holds_an_id_twice(db: None) -> None:
    busy = make_busy()
    world: World = busy.world
    pages = walk(signed_in(world.officer), [HOME, *busy.starts])
    kinds = {route_of(address) for address in pages}
    assert {"log:decide", "log:decision_sheet", "log:positions", "group:meeting", "board:report"} <= kinds
    shown = {address: page for address, page in pages.items() if route_of(address).startswith(APPS)}
    assert {address: ids for address, page in shown.items() if (ids := doubled(page))} == {}


def test_an_id_that_stands_twice_is_found() -> None:
    assert doubled('<p id="a"></p><input class="x" id="a"><label for="a">') == ["a"]
