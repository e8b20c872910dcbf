"""The command line as somebody types it, in a folder of its own."""

import csv
import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from concord.core.lib.errors import RuleBroken
from concord.interfaces.cli.arguments import parser
from concord.interfaces.cli.commands.serving import answers, check_port
from tests.deploy.places import made_home, on_sqlite

# On SQLite, whatever the run's own database is.
pytestmark = pytest.mark.same_everywhere
RETURNS = """period,opens_on,due_on,respondent_email,respondent_name,organisation,sector,received_on,box,text,verdict
2024-1,2024-01-01,2024-01-31,ann@example.org,Ann Example,Council,public,2024-01-20,1,=Joint work with ŵ,followed
2024-1,2024-01-01,2024-01-31,bob@example.org,Bob Example,Youth Club,voluntary,2024-02-10,,,
2024-1,2024-01-01,2024-01-31,cy@example.org,Cy Example,Youth Club,voluntary,,,,
"""


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def nowhere(tmp_path: Path) -> Run:
    """Run `concord` where it was never run."""
    place = on_sqlite(tmp_path / "home")

    def run(*words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "concord.interfaces.cli", *words]
        return subprocess.run(command, capture_output=True, text=True, env=place | more, cwd=tmp_path, timeout=300)

    return run


@pytest.fixture
def concord(nowhere: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run `concord` with a home of its own, whose database is made."""
    shutil.copytree(made_home(tmp_path_factory), tmp_path / "home")
    return nowhere


def test_an_installation_from_nothing_to_figures_and_back(nowhere: Run, tmp_path: Path) -> None:
    concord = nowhere
    (tmp_path / "in.csv").write_text(RETURNS)
    assert concord("init", "--area", "testville", "--name", "Testville").returncode == 0
    areas = json.loads(concord("areas", "--json").stdout)
    assert areas == [{"slug": "testville", "name": "Testville", "kind": "unitary", "parent": None}]
    dry = concord("import", "returns", "in.csv", "--area", "testville", "--dry-run")
    assert "new person: Ann Example, Council" in dry.stdout
    assert json.loads(concord("log", "summary", "--area", "testville", "--json").stdout)["periods"] == []
    assert concord("import", "returns", "in.csv", "--area", "testville").returncode == 0
    period = json.loads(concord("log", "summary", "--area", "testville", "--json").stdout)["periods"][0]
    assert (period["expected"], period["received"], period["on_time"], period["late"]) == (3, 2, 1, 1)
    concord("export", "returns", "--area", "testville", "--out", "out.csv")
    with (tmp_path / "out.csv").open(newline="") as file:
        assert next(csv.DictReader(file))["text"] == "'=Joint work with ŵ"
    again = concord("import", "returns", "out.csv", "--area", "testville")
    assert "0 added, 0 changed, 3 unchanged" in again.stdout
    for kind in ("pdf", "docx", "odt", "html", "json"):
        made = concord(
            "report", "board", "--area", "testville", "--period", "2024-1", "--format", kind, "--out", f"r.{kind}"
        )
        assert (made.returncode, (tmp_path / f"r.{kind}").stat().st_size > 500) == (0, True)
    assert json.loads((tmp_path / "r.json").read_text())["is_draft"] is True
    assert concord("log", "forms", "--area", "testville", "--period", "2024-1", "--out", "forms").returncode == 0
    assert sorted(path.suffix for path in (tmp_path / "forms").iterdir()) == [".docx", ".pdf"]
    assert concord("audit", "verify").returncode == 0
    assert concord("daily", "--on", "2024-02-01").returncode == 0


def test_before_there_is_a_database_it_says_how_to_make_it(nowhere: Run) -> None:
    missing = nowhere("areas")
    assert (missing.returncode, "concord init" in missing.stderr) == (1, True)


def test_refusals_give_a_reason_and_one_usage_two(concord: Run, tmp_path: Path) -> None:
    concord("init", "--area", "testville", "--name", "Testville")
    (tmp_path / "bad.csv").write_text(RETURNS.replace("2024-01-20,1", "soon,1"))
    bad = concord("import", "returns", "bad.csv", "--area", "testville")
    assert bad.returncode == 1
    assert "row 2, column received_on: “soon” is not a date" in bad.stderr
    assert concord("log", "summary", "--area", "nowhere").returncode == 1
    assert concord("nonsense").returncode == 2
    assert "Run a local agreement" in concord("--help").stdout


def test_an_officer_without_an_address_is_refused_and_no_area_is_made(concord: Run) -> None:
    init = ("init", "--area", "testville", "--name", "Testville", "--officer")
    said = refusal(concord(*init, "notanaddress"))
    assert said == "--officer: “notanaddress” is not an e-mail address like name@example.org.\n"
    assert json.loads(concord("areas", "--json").stdout) == []
    assert "ann@example.org is invited" in concord(*init, "ann@example.org").stdout


def refusal(made: "subprocess.CompletedProcess[str]") -> str:
    assert (made.returncode, "Traceback" in made.stderr) == (1, False)
    return made.stderr


def test_a_place_that_cannot_be_used_is_named(concord: Run, tmp_path: Path) -> None:
    assert "CONCORD_HOME is /dev/null/x" in refusal(concord("areas", CONCORD_HOME="/dev/null/x"))
    nowhere = "postgresql://ann:hidden@127.0.0.1:1/concord"
    for command in (["areas"], ["init", "--area", "testville", "--name", "Testville"]):
        said = refusal(concord(*command, DATABASE_URL=nowhere))
        assert ("The database cannot be used" in said, "hidden" in said) == (True, False)
    (tmp_path / "in.csv").write_text(RETURNS)
    concord("init", "--area", "testville", "--name", "Testville")
    concord("import", "returns", "in.csv", "--area", "testville")
    forms = concord("log", "forms", "--area", "testville", "--period", "2024-1", "--out", "in.csv")
    assert "in.csv cannot be a folder: File exists." in refusal(forms)


def test_the_summary_counts_a_win_without_a_source(concord: Run, tmp_path: Path) -> None:
    head, first, *rest = RETURNS.splitlines()
    (tmp_path / "in.csv").write_text("\n".join([f"{head},win", f"{first},yes", *(f"{line}," for line in rest)]))
    concord("init", "--area", "testville", "--name", "Testville")
    concord("import", "returns", "in.csv", "--area", "testville")
    said = concord("log", "summary", "--area", "testville").stdout
    assert "2024-1: 2 of 3 returned, 1 on time; 1 followed, 0 not followed; 1 win\n" in said
    assert "Wins in all: 1 " in said


def test_the_demo_loads_once_and_every_report_of_it_opens(concord: Run, tmp_path: Path) -> None:
    assert "loaded" in concord("demo").stdout
    assert "already" in concord("demo").stdout
    summary = json.loads(concord("log", "summary", "--area", "wessington", "--json").stdout)
    assert len(summary["periods"]) == 6
    whole = concord("audit", "verify").stdout
    assert int(re.search(r"in (\d+) seals", whole)[1]) >= 1
    earlier = concord("daily", "--on", "2020-01-01")
    assert (earlier.returncode, earlier.stdout) == (1, "")
    assert "an earlier day can no longer be sealed" in earlier.stderr
    assert concord("audit", "verify").stdout == whole
    assert summary["repeats"] != []
    made = concord("export", "returns", "--area", "wessington", "--out", "demo.csv")
    assert made.returncode == 0
    # The confidential point is exported to its trustee alone.
    assert "complaints would be remembered" not in (tmp_path / "demo.csv").read_text()


def test_an_administrator_is_appointed_and_ended(concord: Run) -> None:
    concord("init", "--area", "testville", "--name", "Testville")
    made = concord("administrator", "ada@example.org", "--name", "Ada Example")
    assert (made.returncode, "Ada Example runs the whole installation" in made.stdout) == (0, True)
    again = concord("administrator", "ada@example.org", "--name", "Ada Example")
    assert (again.returncode, "already" in again.stderr) == (1, True)
    below = concord("administrator", "ada@example.org", "--area", "testville")
    assert (below.returncode, "runs Testville and the areas below it" in below.stdout) == (0, True)
    assert concord("administrator", "ada@example.org", "--end").returncode == 0
    assert concord("administrator", "ben@example.org", "--area", "nowhere").returncode == 1
    assert concord("administrator").returncode == 2
    lost = concord("second-step", "reset", "ada@example.org")
    assert (lost.returncode, "has no second step" in lost.stderr) == (1, True)
    nobody = concord("second-step", "reset", "nobody@example.org")
    assert (nobody.returncode, "Nobody signs in" in nobody.stderr) == (1, True)
    assert concord("second-step").returncode == 2
    assert concord("audit", "verify").returncode == 0


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A port of this machine that is listened on as granian does: it would share it."""
    with socket.socket() as made:
        for option in (socket.SO_REUSEADDR, socket.SO_REUSEPORT):
            made.setsockopt(socket.SOL_SOCKET, option, 1)
        made.bind(("127.0.0.1", 0))
        made.listen()
        yield made


def test_a_port_in_use_is_not_shared(concord: Run, listening: socket.socket) -> None:
    port = listening.getsockname()[1]
    assert refusal(concord("serve", "--port", str(port))) == f"Port {port} is in use. Choose another with --port.\n"


def test_a_port_whose_connections_were_just_closed_is_free(listening: socket.socket) -> None:
    address = listening.getsockname()
    with socket.create_connection(address) as client:
        listening.accept()[0].close()
        client.recv(1)
    listening.close()
    check_port(*address)


def test_a_server_is_there_once_it_takes_connections() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = listening.getsockname()
        assert answers(*address)
    assert not answers(*address)


def test_a_host_that_is_not_here_is_said() -> None:
    with pytest.raises(RuleBroken, match=r"Port 8000 of 192\.0\.2\.1 cannot be used: "):
        check_port("192.0.2.1", 8000)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http"])
def test_what_is_no_port_is_a_usage_error(port: str) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(["serve", f"--port={port}"])
    assert ended.value.code == 2


def test_a_port_from_the_environment_is_checked_likewise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "none")
    assert parser().parse_args(["areas"]).command == "areas"
    with pytest.raises(SystemExit):
        parser().parse_args(["serve"])
