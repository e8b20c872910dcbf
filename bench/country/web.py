"""The server that `concord serve` runs, and a browser's connection to it."""

import os
import socket
import subprocess
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from concord.interfaces.cli.commands.serving import stop, web

FORM_KEY = "b" * 32  # in the cookie and in the form alike, as Django's check asks


@contextmanager
def server(home: str, url: str) -> Iterator[HTTPConnection]:
    """Run it, and give one connection that stays open, so that every request goes to the same process."""
    environment = os.environ | {"CONCORD_HOME": home, "DATABASE_URL": url}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (Path(home) / "server.log").open("ab") as log:
        command = web(Namespace(host="127.0.0.1", port=port))
        part = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            wait_for(port)
            yield HTTPConnection("127.0.0.1", port)
        except SystemExit:
            print((Path(home) / "server.log").read_text()[-3000:])
            raise
        finally:
            stop([part])


def wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def visit(server: HTTPConnection, address: str, session: str, *, form: bool = False) -> float:
    """Seconds until the whole answer was there; a page must come, a form must lead on."""
    headers = {"Cookie": f"concord_session={session}; concord_form={FORM_KEY}"}
    body = urlencode({"csrfmiddlewaretoken": FORM_KEY}) if form else None
    if form:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    began = time.perf_counter()
    server.request("POST" if form else "GET", address, body, headers)
    answer = server.getresponse()
    answer.read()
    took = time.perf_counter() - began
    if answer.status != (302 if form else 200) or (form and not answer.headers["Location"].endswith("/sent/")):
        raise SystemExit(f"{address}: {answer.status}")
    return took
