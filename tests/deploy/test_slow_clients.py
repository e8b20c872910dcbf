"""Some who send slowly keep nobody else waiting; of the real server, with no proxy before it."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection

import pytest

from .places import ROOT, concord, made_home, place_in

# The server is the same whatever its database.
pytestmark = pytest.mark.same_everywhere
SLOW = 12


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where the server of a new installation listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found = free.getsockname()[1]
    with place_in(tmp_path_factory.mktemp("slow") / "place", made_home(tmp_path_factory)) as place:
        concord(place, "init", "--area", "testville", "--name", "Testville")
        command = [sys.executable, "-m", "concord.interfaces.cli", "serve", "--port", str(found)]
        part = subprocess.Popen(command, env=place, cwd=ROOT)
        try:
            wait_for(found)
            yield found
        finally:
            part.terminate()
            part.wait(timeout=20)


def wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("The server did not start.")


@pytest.mark.parametrize("size", [1_000, 70_000])
def test_a_dozen_who_send_slowly_keep_nobody_waiting(port: int, size: int) -> None:
    head = f"POST /account/sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {size}\r\n"
    kind = "Content-Type: application/x-www-form-urlencoded\r\nCookie: concord_form=" + "b" * 32 + "\r\n\r\n"
    with ExitStack() as open_ones:
        for _ in range(SLOW):
            slow = open_ones.enter_context(socket.create_connection(("127.0.0.1", port)))
            slow.sendall(f"{head}{kind}a".encode())
        time.sleep(1)
        asks = open_ones.enter_context(closing(HTTPConnection("127.0.0.1", port, timeout=20)))
        asks.request("GET", "/health/")
        answer = asks.getresponse()
        assert (answer.status, bool(answer.read())) == (200, True)
