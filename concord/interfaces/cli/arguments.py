"""What may be typed after `concord`."""

import argparse
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

LAST_PORT = 65_535


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2026-03-31") from None


def port(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"“{text}” is not a port between 1 and {LAST_PORT}")
    return number


def later(name: str) -> Callable[[argparse.Namespace], None]:
    """Look the command up when it runs: loading it needs Django, and --help does not."""

    def run(options: argparse.Namespace) -> None:
        from . import commands  # noqa: PLC0415 - see above

        getattr(commands, name)(options)

    return run


def parser() -> argparse.ArgumentParser:
    """The whole command line, with its help."""
    top = argparse.ArgumentParser(
        prog="concord",
        description="Run a local agreement between public bodies and the voluntary sector.",
        epilog="Settings come from the environment: CONCORD_HOME (default ./var) holds the database file, uploads "
        "and keys; DATABASE_URL (postgresql://…) chooses PostgreSQL.",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for add in (running, places, files, the_log, reports):
        add(commands)
    return top


def command(commands: Any, name: str, text: str, run: str, note: str = "") -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text, epilog=note)
    made.set_defaults(run=later(run))
    return made


def with_area(made: argparse.ArgumentParser) -> None:
    made.add_argument("--area", required=True, metavar="SLUG", help="the area, by its short name in addresses")


def running(commands: Any) -> None:
    made = command(commands, "serve", "Serve the web pages, do background work and watch the clock", "serve")
    made.add_argument("--port", type=port, default=os.environ.get("PORT", "8000"), help="default: PORT, or 8000")
    made.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine alone)")
    command(commands, "demo", "Load the fictional demo areas into an empty installation", "demo")
    made = command(commands, "daily", "Do what is due because a day has passed", "daily")
    made.add_argument("--on", type=day, metavar="DATE", help="as if it were that day (default: today)")
    made = command(commands, "worker", "Do background work until stopped", "worker")
    made.add_argument("--once", action="store_true", help="stop when nothing is left to do")
    text = "Take in one reply by mail from standard input: your mail server runs this for each"
    note = "Exit 0: taken in, refused with a mail to its sender, or dropped. 75: try again later."
    command(commands, "inbound-mail", text, "inbound_mail", note)
    command(commands, "docs", "Write the generated documentation again", "docs")


def places(commands: Any) -> None:
    made = command(commands, "init", "Add an area: the first one of an empty installation, or another", "init")
    with_area(made)
    made.add_argument("--name", required=True, help="the area's name as people write it")
    made.add_argument("--kind", default="unitary", help="county, unitary, metropolitan, district … (default: unitary)")
    made.add_argument("--parent", metavar="SLUG", help="the area above it, if it is here")
    made.add_argument("--officer", metavar="EMAIL", help="the first officer, who is sent an invitation to sign in")
    made = command(commands, "areas", "List the areas", "areas")
    made.add_argument("--json", action="store_true", help="as JSON")
    made = command(
        commands,
        "administrator",
        "Let somebody add areas and their first officers; they sign in with a code and set up a second step",
        "administrator",
    )
    made.add_argument("email", metavar="EMAIL", help="the address with which they sign in")
    made.add_argument("--name", default="", help="their name; needed unless they sign in here already")
    made.add_argument("--area", metavar="SLUG", help="for this area and those below it alone (default: for all)")
    made.add_argument("--end", action="store_true", help="end it")
    second = commands.add_parser("second-step", help="Passkeys and authenticator apps").add_subparsers(
        dest="sub", metavar="WHAT", required=True
    )
    text = "Take away a second step that was lost, end its owner's sessions, and tell them by mail"
    made = command(second, "reset", text, "second_step_reset")
    made.add_argument("email", metavar="EMAIL", help="the address with which they sign in")
    audit = commands.add_parser("audit", help="The audit trail").add_subparsers(
        dest="sub", metavar="WHAT", required=True
    )
    command(audit, "verify", "Check that no entry of the audit trail was changed, added or taken away", "audit_verify")


def files(commands: Any) -> None:
    made = command(
        commands, "import", "Bring people, organisations, commitments or returns in from a CSV or XLSX file", "import_"
    )
    made.add_argument("what", choices=["people", "organisations", "commitments", "returns"])
    made.add_argument("file", type=Path, metavar="FILE")
    with_area(made)
    made.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    text = "Write people, organisations, commitments or returns to a CSV or XLSX file, or everything to a ZIP"
    note = "Returns are those of every period, also of one that is open; confidential points are left out."
    made = command(commands, "export", text, "export", note)
    made.add_argument("what", choices=["people", "organisations", "commitments", "returns", "everything"])
    with_area(made)
    made.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="ends in .csv or .xlsx; in .zip for everything"
    )


def the_log(commands: Any) -> None:
    log = commands.add_parser("log", help="Returns and decisions").add_subparsers(
        dest="sub", metavar="WHAT", required=True
    )
    text = "What the returns and decisions of each period add up to"
    note = "Missing are all of the expected who sent nothing. The pages tell apart who is excused or was not reached."
    made = command(log, "summary", text, "log_summary", note)
    with_area(made)
    made.add_argument("--json", action="store_true", help="as JSON")
    made = command(log, "forms", "Write the blank forms of a period, to print or to send by e-mail", "log_forms")
    with_area(made)
    made.add_argument("--period", required=True, metavar="REF")
    made.add_argument("--out", type=Path, required=True, metavar="DIR")


def reports(commands: Any) -> None:
    report = commands.add_parser("report", help="Reports").add_subparsers(dest="sub", metavar="WHAT", required=True)
    made = command(
        report, "board", "Write the one-page report to the board; before it is issued, its draft", "report_board"
    )
    with_area(made)
    made.add_argument("--period", required=True, metavar="REF")
    made.add_argument("--format", required=True, choices=["pdf", "docx", "odt", "html", "json"])
    made.add_argument("--large-print", action="store_true", help="the large print version: two pages")
    made.add_argument("--out", type=Path, required=True, metavar="FILE")
