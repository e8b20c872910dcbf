"""`serve` runs web, worker and clock together; `worker` runs background work alone."""

import errno
import signal
import socket
import subprocess
import sys
import threading
from argparse import Namespace

from django.conf import settings
from django.core.management import call_command

from concord.core.accounts.queries import demo_links
from concord.core.lib.errors import RuleBroken
from concord.interfaces.schedule.clock import keep_time

STOPPING = threading.Event()


def serve(options: Namespace) -> None:
    """Run until stopped; when one part dies, the others stop too, so that a supervisor can start all again."""
    check_port(options.host, options.port)
    call_command("collectstatic", verbosity=0, interactive=False)
    commands = [web(options)]
    if not str(settings.TASKS["default"]["BACKEND"]).endswith("ImmediateBackend"):
        commands.append([sys.executable, "-m", "concord.interfaces.cli", "worker"])
    parts = [subprocess.Popen(command) for command in commands]
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: STOPPING.set())
    clock = threading.Thread(target=keep_time, args=(STOPPING,), daemon=True)
    clock.start()
    is_announced = False
    while not STOPPING.wait(0.5):
        if not is_announced and answers(options.host, options.port):
            announce()
            is_announced = True
        if any(part.poll() is not None for part in parts):
            STOPPING.set()
    stopped = stop(parts)
    if any(code not in {0, -signal.SIGTERM, -signal.SIGINT} for code in stopped):
        raise RuleBroken("The server stopped by itself. The reason stands above.")


def check_port(host: str, port: int) -> None:
    """Refuse a port that somebody listens on: granian would share it, and each would get some of the requests."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            # As servers do: connections that are only just closed keep nobody from starting again.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise RuleBroken(f"Port {port} is in use. Choose another with --port.") from None
        raise RuleBroken(f"Port {port} of {host} cannot be used: {error.strerror}.") from None


def answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def web(options: Namespace) -> list[str]:
    """granian with two processes of sixteen threads.

    Whoever sends a form slowly holds a thread until it is there, so a proxy that takes requests in whole stands before.
    """
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        options.host,
        "--port",
        str(options.port),
        "--workers",
        "2",
        "--blocking-threads",
        "16",
        "--log-level",
        "error",
        "concord.config.wsgi:application",
    ]


def stop(parts: list["subprocess.Popen[bytes]"]) -> list[int]:
    for part in parts:
        part.terminate()
    codes = []
    for part in parts:
        try:
            codes.append(part.wait(timeout=10))
        except subprocess.TimeoutExpired:
            part.kill()
            codes.append(part.wait())
    return codes


def announce() -> None:
    """Say where the pages are and, in development, how each demo person signs in."""
    if settings.DEVELOPMENT:
        for line in demo_links():
            print(f"  {line.name}, {line.roles}:\n    {line.url}", flush=True)
    print(f"Concord is at {settings.SITE_ADDRESS}", flush=True)


def worker(options: Namespace) -> None:
    call_command("db_worker", batch=options.once, interval=1, verbosity=0)
