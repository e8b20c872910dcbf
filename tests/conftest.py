"""What every test may ask for."""

import gc
import re
import socket
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from tests.signing_in import sign_in
from tests.worlds import World, make_world

REAL_CONNECT = socket.socket.connect
SHOWN = re.compile(r"test_(views|exports|imports|forms|documents|leaflet|version_files)")
LOCAL = ("127.0.0.1", "::1", "localhost")
# They take minutes, so they begin first: else one process would wait for the other in the end.
LONG = ("test_everybody_everywhere.py", "test_hostile_forms.py", "test_cli.py", "test_closed_area.py", "test_backup.py")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """What is the same on any database runs once, with the first: what asks for none, and what is written for people.

    A page's words and a file's cells come of queries and commands, whose tests run on each; and on PostgreSQL the
    hostile forms open every page besides.
    """
    for item in items:
        if SHOWN.match(item.path.name) or item.path.parent.name == "views":
            item.add_marker(pytest.mark.same_everywhere)
        asked = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
        if not asked and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.same_everywhere)
    yield
    # In the end: pytest-django puts what asks for no database after everything else.
    items.sort(key=lambda item: item.path.name not in LONG)


def pytest_collection_finish() -> None:
    """What was imported stays to the end, so it is not looked through for rubbish again and again."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Sockets are blocked, but for this machine's own."""

    def connect(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOCAL:  # type: ignore[index]  # (host, port)
            raise RuntimeError(f"A test tried to reach {address}.")
        REAL_CONNECT(self, address)  # type: ignore[arg-type]  # as given

    socket.socket.connect = connect  # type: ignore[method-assign]  # for the whole run
    yield
    socket.socket.connect = REAL_CONNECT  # type: ignore[method-assign]  # as it was


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The small place of `tests/worlds.py`, with its area open."""
    made = make_world()
    with within(made.area):
        yield made


@pytest.fixture
def signed_in() -> Callable[[Person], Client]:
    """Sign somebody in, with their second step done."""

    return sign_in
