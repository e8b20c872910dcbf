"""The busiest pages beside an empty page of the same stack, in one area and in a country of 400, on both databases.

Each page's median time is given as a multiple of the empty page's (same layout, session and middleware, empty body) in
the same run; `size` is the large installation's multiple over the small one's. PAGES_AREAS=400 is the full size; the
default is smaller, so that it ends in minutes. Rows are made by this script and thrown away.
"""

import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AREAS = int(os.environ.get("PAGES_AREAS", "60"))
PERIODS, RETURNS, ROUNDS = 6, 300, 30


def main() -> None:
    for database in ("sqlite", "postgres"):
        environment = os.environ | {
            "CONCORD_TEST_DB": database if database == "postgres" else "",
            "PAGES_AREAS": str(AREAS),
        }
        environment |= {
            "CONCORD_HOME": tempfile.mkdtemp(prefix="concord-bench-"),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }
        subprocess.run([sys.executable, __file__, "measure"], check=True, env=environment, cwd=ROOT)


def measure() -> None:
    """One database: fill a small area, measure; fill the country, measure again."""
    sys.path.insert(0, str(ROOT))
    from tests.plugins import postgres

    os.environ["CONCORD_HOME"] = os.environ["CONCORD_TEST_HOME"]
    try:
        run()
    finally:
        postgres.pytest_unconfigure()


def run() -> None:
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    world = prepare()
    small = timings(world)
    started = time.perf_counter()
    fill_country(world)
    rows = f"{AREAS} areas × {PERIODS} periods × {RETURNS} returns, filled in {time.perf_counter() - started:.0f} s"
    large = timings(world)
    print(f"{connection.vendor}: 1 area, then {rows}")
    print(f"{'page':22}{'queries':>8}{'× empty':>9}{'× empty':>9}{'size':>7}")
    for name, (queries, ratio) in small.items():
        bigger = large[name][1]
        print(f"{name:22}{large[name][0]:>8}{ratio:>9.2f}{bigger:>9.2f}{bigger / ratio:>7.2f}")
        if large[name][0] != queries:
            print(f"  the number of queries changed with the size: {queries} → {large[name][0]}")
    country(world)


def prepare() -> object:
    """The tests' small place, with an open period and one locked with points."""
    from concord.core.areas.scoping import within
    from tests import worlds

    world = worlds.make_world()
    with within(world.area):
        worlds.open_a_period(world)
    return world


def timings(world: object) -> dict[str, tuple[int, float]]:
    """Page → (queries, median time ÷ the empty page's)."""
    from allauth.mfa.models import Authenticator
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    officer, champion = Client(), Client()
    for client, person in ((officer, world.officer), (champion, world.champion)):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        kind = Authenticator.Type.TOTP
        Authenticator.objects.get_or_create(user=person, type=kind, defaults={"data": {"secret": "x"}})
    area, period = "/areas/wessington", world.period.reference
    pages = {
        "empty": (officer, "/account/"),
        "open a return": (champion, f"{area}/log/returns/{period}/"),
        "a box of a return": (champion, f"{area}/log/returns/{period}/box/1/"),
        "front desk": (officer, f"{area}/"),
        "period": (officer, f"{area}/log/periods/{period}/"),
        "log": (officer, f"{area}/log/"),
        "trends": (officer, f"{area}/log/trends/"),
    }
    found = {}
    for name, (client, address) in pages.items():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200, address
        queries = len(captured.captured_queries)
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            client.get(address)
            times.append(time.perf_counter() - started)
        found[name] = (queries, statistics.median(times))
    empty = found["empty"][1]
    return {name: (queries, seconds / empty) for name, (queries, seconds) in found.items()}


def fill_country(world: object) -> None:
    """Areas with periods, expectations, returns, points and their summaries, straight into the tables."""
    from concord.core.areas.models import Area
    from concord.core.areas.scoping import everywhere, within
    from concord.log.commands.summaries import refresh_summary
    from concord.log.models import Period

    for n in range(AREAS):
        area = Area.objects.create(
            slug=f"b{n}",
            name=f"Borough {n}",
            code=f"B{n}",
            parent=world.area.parent,
            path=f"{world.area.parent.path}b{n}/",
            shares_summaries=True,
        )
        with within(area):
            fill_area(world, area)
    with everywhere():
        made = list(Period.objects.filter(area__slug__startswith="b").select_related("area"))
    for period in made:
        with within(period.area):
            refresh_summary(period=period)


def fill_area(world: object, area: object) -> None:
    from datetime import date, timedelta

    from django.utils import timezone

    from concord.core.accounts.models import Person
    from concord.group.models import Group
    from concord.log.models import Decision, Expectation, LogReturn, Period, Point

    now, first = timezone.now(), date(2025, 1, 6)
    group = Group.objects.create(area=area, name="Group", slug="group")
    people = Person.objects.bulk_create(
        Person(name=f"P {area.code} {i}", password="!", home_area=area) for i in range(RETURNS)
    )
    for p in range(PERIODS):
        opens = first + timedelta(days=60 * p)
        due = opens + timedelta(days=28)
        period = Period.objects.create(
            area=area,
            group=group,
            reference=f"{area.code}-{p}",
            label=f"Period {p}",
            starts_on=opens,
            ends_on=due,
            opens_on=opens,
            due_on=due,
            locks_on=due,
            state="decided",
        )
        sectors = ["public" if i % 2 else "voluntary" for i in range(RETURNS)]
        body = world.council
        expected = Expectation.objects.bulk_create(
            Expectation(
                area=area,
                period=period,
                person=person,
                organisation=body,
                organisation_name="Body",
                sector=sector,
                person_name=person.name,
            )
            for person, sector in zip(people, sectors, strict=True)
        )
        made = LogReturn.objects.bulk_create(
            LogReturn(
                area=area,
                period=period,
                person=one.person,
                expectation=one,
                reference=f"R{one.pk}",
                state="sent",
                started_at=now,
                sent_at=now,
                received_on=due,
            )
            for one in expected
        )
        points = Point.objects.bulk_create(
            Point(
                area=area,
                period=period,
                log_return=one,
                reference=f"{area.code}-{p}-{i}",
                box=1 + i % 4,
                text="A point.",
                tabled=True,
                sector=sectors[i],
            )
            for i, one in enumerate(made)
        )
        Decision.objects.bulk_create(
            Decision(
                area=area,
                reference=f"D{point.pk}",
                point=point,
                decided_on=due,
                decided_at=now,
                verdict="followed" if i % 3 else "not_followed",
                win=i % 9 == 0,
                win_limb="A" if i % 9 == 0 else "",
            )
            for i, point in enumerate(points)
        )


def country(world: object) -> None:
    """The trends of every area from summary rows, against SQL over the raw rows."""
    from django.db import connection
    from django.db.models import Sum

    from concord.core.areas.scoping import across
    from concord.log.models import PeriodSummary

    with across(world.area.parent):
        started = time.perf_counter()
        rows = (
            PeriodSummary.objects.filter(dimension="all")
            .values("opens_on")
            .annotate(n=Sum("followed"))
            .order_by("opens_on")
        )
        summed = {str(row["opens_on"]): row["n"] for row in rows if row["n"]}
        took = 1000 * (time.perf_counter() - started)
    with connection.cursor() as cursor:
        started = time.perf_counter()
        cursor.execute(
            "SELECT p.opens_on, COUNT(*) FROM log_decision d JOIN log_point t ON t.id = d.point_id "
            "JOIN log_period p ON p.id = t.period_id WHERE d.is_current AND d.verdict = 'followed' "
            "AND t.merged_into_id IS NULL GROUP BY p.opens_on"
        )
        raw = {str(day): n for day, n in cursor.fetchall()}
        slow = 1000 * (time.perf_counter() - started)
    assert summed == raw, "the summaries differ from the rows"
    print(f"trends of all areas from summaries: {took:.1f} ms; from the rows: {slow:.0f} ms; both say the same\n")


if __name__ == "__main__":
    measure() if "measure" in sys.argv else main()
