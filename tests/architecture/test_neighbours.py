"""Every address below an area, tried by a neighbour, by nobody and by every role: no error, and no way in."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from concord.core.accounts.models import Person
from tests.signing_in import sign_in
from tests.worlds import World, open_a_period

UID = "00000000-0000-4000-8000-000000000000"
VALUES = {
    "area": "wessington",
    "uid": UID,
    "person": UID,
    "pk": "1",
    "reference": "WESS-2026-X001",
    "period": "WESS-2026-P001",
    "number": "1",
    "box": "1",
    "kind": "csv",
    "token": "x",
}


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, prefix + str(pattern.pattern))
        else:
            yield prefix + str(pattern.pattern), pattern


def addresses(*, public: bool = False) -> list[str]:
    found = []
    for route, pattern in routes(get_resolver()):
        if route.startswith("areas/<slug:area>/") and hasattr(pattern.callback, "is_public") is public:
            found.append("/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda name: VALUES.get(name[1], "x1"), route))
    return found


def addresses_of_administrators() -> list[str]:
    """Pages of the whole installation, which lie below no area."""
    found = routes(get_resolver())
    return ["/" + route for route, pattern in found if hasattr(pattern.callback, "for_administrators")]


def signed_in(person: Person | None) -> Client:
    return Client() if person is None else sign_in(person)


def test_a_neighbours_officer_gets_in_nowhere(world: World) -> None:
    open_a_period(world)
    client = signed_in(world.stranger)
    for method in ("get", "post"):
        for address in addresses():
            assert getattr(client, method)(address).status_code in {403, 405}, address


def test_nobody_gets_in_anywhere(world: World) -> None:
    open_a_period(world)
    client = signed_in(None)
    for address in addresses():
        response = client.get(address)
        assert response.status_code in {302, 403, 405}, address
        if response.status_code == 302:
            assert response["Location"].startswith("/account/sign-in/"), address


def test_the_pages_of_the_installation_open_to_no_role_of_an_area(world: World) -> None:
    assert addresses_of_administrators() == ["/areas/", "/add-area/"]
    for address in addresses_of_administrators():
        for role in [*ROLES, "stranger"]:
            client = signed_in(getattr(world, role))
            assert (client.get(address).status_code, client.post(address).status_code) == (403, 403), (address, role)
        assert signed_in(None).get(address)["Location"].startswith("/account/sign-in/"), address


ROLES = [
    "officer",
    "public_officer",
    "chair",
    "member",
    "champion",
    "volunteer",
    "trustee",
    "board_contact",
    "observer",
]


@pytest.mark.parametrize("role", ROLES)
def test_no_address_fails_for_any_role(world: World, role: str) -> None:
    open_a_period(world)
    client = signed_in(getattr(world, role))
    for address in addresses():
        assert client.get(address).status_code < 500, address


def test_officers_and_trustees_need_a_second_step(world: World) -> None:
    client = Client()
    client.force_login(world.officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/areas/wessington/")["Location"] == "/account/second-step/"
    client.force_login(world.champion, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/areas/wessington/").status_code == 200
