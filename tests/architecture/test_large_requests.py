"""Requests far over the limits, through the whole application: a page that helps, and nothing of them kept."""

import tracemalloc
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client

from concord.core.ui import limits
from tests.factories.accounts import PersonalLinkFactory
from tests.signing_in import come_by
from tests.worlds import World

from .visitors import signed_in

# Limits and buttons are the same on any database; on PostgreSQL test_hostile_forms opens every page.
pytestmark = pytest.mark.same_everywhere

MB = 1024 * 1024
HEAD = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'


class Sparse:
    """A request body that is never whole anywhere: each piece is made when somebody reads it."""

    def __init__(self, size: int, head: bytes = b"") -> None:
        self.left, self.head, self.largest = size, head, 0

    def read(self, size: int = -1) -> bytes:
        size = self.left if size < 0 else min(size, self.left)
        self.largest, self.left = max(self.largest, size), self.left - size
        piece, self.head = self.head[:size], self.head[size:]
        return piece + b"x" * (size - len(piece))

    readline = read


def sent(
    body: Sparse, path: str, content_type: str, cookie: str = "", headers: dict[str, str] | None = None
) -> tuple[str, str]:
    """Status and page of a request to the application as a server runs it; its headers go into `headers`."""
    said: list[str] = []

    def start(status: str, pairs: list[tuple[str, str]]) -> None:
        said.append(status)
        (headers if headers is not None else {}).update(pairs)

    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "HTTP_COOKIE": cookie,
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(body.left),
        "wsgi.input": body,
        "wsgi.url_scheme": "http",
        "wsgi.errors": BytesIO(),
    }
    # Each request ends the connections of the one before, and with them the test's own transaction.
    request_started.disconnect(close_old_connections)
    try:
        answer = get_wsgi_application()(environ, start)
    finally:
        request_started.connect(close_old_connections)
    return said[0], b"".join(answer).decode()


@pytest.fixture
def cookie(world: World) -> str:
    client: Client = signed_in(world.officer)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


@pytest.mark.parametrize(
    ("size", "content_type", "head"),
    [
        (20 * MB, "application/x-www-form-urlencoded", b"text="),
        (20 * MB, "multipart/form-data; boundary=edge", HEAD),
        (200 * MB, "multipart/form-data; boundary=edge", HEAD),
    ],
)
def test_a_request_over_the_limit_goes_by_in_pieces(cookie: str, size: int, content_type: str, head: bytes) -> None:
    body = Sparse(size, head)
    sent(Sparse(5), "/code/", content_type)  # what is loaded once
    tracemalloc.start()
    status, page = sent(body, "/areas/wessington/people/import/", content_type, cookie)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert status == "413 Request Entity Too Large"
    assert "What was sent is too large" in page
    assert "At most 10 MB can be sent at once" in page
    # Everything was read, so that a browser shows the page; never much of it at once.
    assert (body.left, body.largest) == (0, limits.PIECE)
    assert most < 5 * MB


FORM = "application/x-www-form-urlencoded"


def test_more_than_anybody_means_to_send_is_not_even_read(cookie: str) -> None:
    body = Sparse(limits.MOST_DRAINED + 1)
    assert sent(body, "/areas/wessington/people/import/", FORM, cookie)[0] == "413 Request Entity Too Large"
    assert body.largest == 0


@pytest.mark.parametrize("path", ["/code/", "/account/sign-in/", "/areas/wessington/people/import/", "/nowhere/"])
@pytest.mark.parametrize("cookie", ["", f"{settings.SESSION_COOKIE_NAME}=made-up"])
@pytest.mark.parametrize("size", [21 * MB, 299 * MB, 400 * MB])
def test_nothing_is_read_of_what_a_stranger_sends_and_the_connection_ends(
    world: World, path: str, cookie: str, size: int
) -> None:
    body, said = Sparse(size, HEAD), {}
    status, page = sent(body, path, "multipart/form-data; boundary=edge", cookie, said)
    assert (status, body.largest, said["Connection"]) == ("413 Request Entity Too Large", 0, "close")
    assert "Before you have signed in it is 64 KB" in page


@pytest.mark.parametrize("size", [limits.PIECE + 1, 5 * MB, 20 * MB])
def test_a_stranger_reads_the_page_after_somewhat_too_much_of_which_nothing_is_kept(world: World, size: int) -> None:
    body, said = Sparse(size, b"code="), {}
    tracemalloc.start()
    status, page = sent(body, "/code/", FORM, "", said)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (status, body.left, body.largest) == ("413 Request Entity Too Large", 0, limits.PIECE)
    assert ("What was sent is too large" in page, "Connection" in said, most < 5 * MB) == (True, False, True)


def test_a_stranger_sends_what_their_forms_hold(world: World) -> None:
    answer = Client().post("/code/", {"code": "ABCD-EFGH", "more": "x" * 60_000})
    assert "No open form has this code" in answer.content.decode()


def test_whoever_came_by_a_personal_link_writes_as_much_as_anybody_who_is_known(world: World) -> None:
    client = come_by(PersonalLinkFactory(area=world.area, person=world.champion, purpose="reply"))
    assert client.post("/code/", {"code": "ABCD-EFGH", "more": "x" * MB}).status_code == 200


def test_a_long_text_under_the_limit_of_requests_is_refused_with_a_page_that_helps(world: World) -> None:
    client = signed_in(world.officer)
    answer = client.post("/areas/wessington/agreement/new/", {"text": "x" * 3 * MB})
    assert answer.status_code == 400
    assert "It may have been too large" in answer.content.decode()


def test_a_file_just_over_its_own_limit_is_refused_beside_its_field(world: World) -> None:
    client = signed_in(world.officer)
    file = SimpleUploadedFile("people.csv", b"x" * (settings.UPLOAD_LIMIT + 1))
    answer = client.post("/areas/wessington/people/import/", {"file": file})
    assert answer.status_code == 200
    assert '<a href="#id_file">The file is too large: at most 10 MB are read.</a>' in answer.content.decode()


def test_half_a_request_is_refused_with_a_page(cookie: str) -> None:
    class Broken(Sparse):
        def read(self, size: int = -1) -> bytes:
            raise OSError("the connection broke")

        readline = read

    status, _ = sent(Broken(20 * MB), "/code/", "application/x-www-form-urlencoded")
    assert status == "413 Request Entity Too Large"
