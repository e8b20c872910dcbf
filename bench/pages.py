"""The busiest pages beside an empty page of the same server, in one area and in a country of 400, on both databases.

Every page is asked of the server that `concord serve` runs, by turns with an empty page of the same layout, session
and area, in the small installation and in the large one; a page's throughput is given as a share of the empty page's,
as the median over the rounds, one request at a time.
PAGES_AREAS makes the country smaller, PAGES_DATABASES leaves one database out. All rows are made here and thrown away.
"""

import logging
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
AREAS = int(os.environ.get("PAGES_AREAS", "400"))
DATABASES = os.environ.get("PAGES_DATABASES", "sqlite postgresql").split()
MOST_QUERIES, MOST_GROWTH, LEAST_SHARE, MOST_COUNTRY = 20, 1.2, 0.4, 300

if TYPE_CHECKING:
    from bench.country.place import Place
    from bench.country.visits import Measured, Page

    Table = dict[str, Measured]


def main() -> None:
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {load} before the run")
    for database in DATABASES:
        home = tempfile.mkdtemp(prefix="concord-bench-")
        try:
            start(database, home)
        finally:
            shutil.rmtree(home, ignore_errors=True)


def start(database: str, home: str) -> None:
    """One database in a process of its own, since settings are read once."""
    os.environ["CONCORD_TEST_HOME"] = home  # the tests' plug-in would make another
    from bench.country.cluster import cluster

    clean = {key: text for key, text in os.environ.items() if not key.startswith(("CONCORD_", "DATABASE_"))}
    with cluster() if database == "postgresql" else nullcontext("") as url:
        environment = clean | {"CONCORD_HOME": home, "DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
        environment |= {"DJANGO_SETTINGS_MODULE": "bench.country.settings", "CONCORD_TEST_HOME": home}
        command = [sys.executable, __file__, "measure"]
        subprocess.run(command, check=True, env=environment, cwd=ROOT)


def run() -> None:
    """One area, measured; then the country around it, measured again."""
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.core.management import call_command

    from bench.country.copies import copy_area
    from bench.country.place import make_place
    from bench.country.twin import keep_small
    from bench.country.visits import Visitors, count
    from concord.interfaces.cli.commands.common import make_database

    make_database()
    call_command("collectstatic", verbosity=0, interactive=False)
    place = make_place()
    pages = Visitors(place).pages()
    queries = {page.name: count(page) for page in pages}
    small = keep_small()
    began = time.perf_counter()
    copy_area(place.area, AREAS - 1)
    heading(place, time.perf_counter() - began)
    found = measure_all(pages, small)
    later = {page.name: count(page) for page in pages}
    show(found, queries, later)
    judge(found, {name: max(n, later[name]) for name, n in queries.items()}, country(place))


def measure_all(pages: "list[Page]", small: tuple[str, str]) -> "Table":
    from bench.country.visits import measure
    from bench.country.web import server

    with server(*small) as one, server(os.environ["CONCORD_HOME"], os.environ["DATABASE_URL"]) as many:
        return {page.name: measure(one, many, page) for page in pages}


def heading(place: "Place", filled: float) -> None:
    from django.db import connection

    from bench.country.place import PERIODS, RETURNS
    from concord.core.areas.scoping import everywhere
    from concord.log.models import LogReturn

    with everywhere():
        returns, areas = LogReturn.objects.count(), LogReturn.objects.values("area").distinct().count()
    version = connection.pg_version if connection.vendor == "postgresql" else connection.Database.sqlite_version
    print(f"\n{connection.vendor} {version}: 1 area, then {areas}, each {PERIODS} periods × {RETURNS} returns")
    print(f"{returns} returns in all; the other areas were written in {filled:.0f} s")


def country(place: "Place") -> tuple[bool, float, float]:
    """Whether both ways agree, and the milliseconds of each."""
    from bench.country.trends import by_hand, from_summaries, milliseconds

    top = place.area.parent
    summed, took = milliseconds(from_summaries, top, 9)
    raw, slow = milliseconds(by_hand, top, 1)
    for day in sorted(summed.keys() | raw.keys()):
        if summed.get(day) != raw.get(day):
            print(f"{day}: the summaries say {summed.get(day)}, the rows {raw.get(day)}")
    return summed == raw, took, slow


def show(found: "Table", queries: dict[str, int], later: dict[str, int]) -> None:
    print(f"\n{'':22}{'':>8}{'one area':>18}{'the country':>18}")
    print(f"{'page':22}{'queries':>8}{'ms':>9}{'share':>9}{'ms':>9}{'share':>9}{'growth':>9}")
    for name, it in found.items():
        times = f"{middle(it.one):>9.1f}{it.shares[0]:>9.2f}{middle(it.many):>9.1f}{it.shares[1]:>9.2f}"
        print(f"{name:22}{later[name]:>8}{times}{it.growth:>9.2f}")
        if later[name] != queries[name]:
            print(f"  its queries changed with the country: {queries[name]}, then {later[name]}")
    empty = [middle(it.one_empty) for it in found.values()]
    grown = [it.empty_growth for it in found.values()]
    print(f"the empty page beside each: {min(empty):.1f} to {max(empty):.1f} ms, ", end="")
    print(f"growth {min(grown):.2f} to {max(grown):.2f}")
    print("share: throughput as a share of the empty page's; growth: time in the country ÷ time in one area\n")


def middle(seconds: list[float]) -> float:
    """The median in milliseconds."""
    return 1000 * statistics.median(seconds)


def judge(found: "Table", queries: dict[str, int], trends: tuple[bool, float, float]) -> None:
    """Each aim: met or missed."""
    equal, took, slow = trends
    boxes = [share for name, it in found.items() if name.startswith("open") for share in it.shares]
    over = [f"{name} {n}" for name, n in queries.items() if n > MOST_QUERIES]
    grown = [f"{name} {it.growth:.2f}" for name, it in found.items() if it.growth > MOST_GROWTH]
    aim(not over, f"no page above {MOST_QUERIES} queries: {', '.join(over) or max(queries.values())}")
    aim(
        not grown,
        f"growth at most {MOST_GROWTH}: {', '.join(grown) or round(max(it.growth for it in found.values()), 2)}",
    )
    aim(min(boxes) >= LEAST_SHARE, f"a page of the return at least {LEAST_SHARE} of the empty one: {min(boxes):.2f}")
    aim(
        took <= MOST_COUNTRY, f"trends of the country within {MOST_COUNTRY} ms: {took:.0f} ms (from rows {slow:.0f} ms)"
    )
    aim(equal, "the country's summaries say the same as SQL over its rows")


def aim(met: bool, words: str) -> None:
    print(f"{'met   ' if met else 'MISSED'}  {words}", flush=True)


if __name__ == "__main__":
    run() if "measure" in sys.argv else main()
