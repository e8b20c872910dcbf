"""Commands that bring data in and take it out."""

import json
from argparse import Namespace
from typing import Any

from django.utils import timezone

from concord.agreement import commands as agreement_commands
from concord.agreement import exports as agreement_exports
from concord.board import exports as board_exports
from concord.board.queries import page_for_period
from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.directory import commands as directory_commands
from concord.core.directory import exports as directory_exports
from concord.core.directory.takeout import take_out
from concord.core.lib.errors import ImportRefused, RuleBroken
from concord.core.lib.tables import write_csv, write_xlsx
from concord.core.lib.text import plural
from concord.log import commands as log_commands
from concord.log import exports as log_exports
from concord.log.queries import summary_of, wins_by_period

from .common import area_named, folder, problem_line, read, write

IMPORTERS = {
    "people": directory_commands.import_people,
    "organisations": directory_commands.import_organisations,
    "commitments": agreement_commands.import_commitments,
    "returns": log_commands.import_returns,
}
EXPORTERS = {
    "people": directory_exports.people,
    "organisations": directory_exports.organisations,
    "commitments": agreement_exports.commitments,
    "returns": log_exports.returns,
}


def import_(options: Namespace) -> None:
    """Import a file, or with --dry-run say what it would do. Refused files change nothing."""
    area, data = area_named(options.area), read(options.file)
    with within(area):
        result = IMPORTERS[options.what](
            area=area, data=data, name=options.file.name, dry_run=options.dry_run, by=SYSTEM, at=timezone.now()
        )
    errors = [problem for problem in result.problems if problem.severity == "error"]
    if errors:
        raise ImportRefused(errors)
    for problem in result.problems:
        print(f"note, {problem_line(problem)}")
    for line in result.lines:
        print(line)
    would = "would be " if options.dry_run else ""
    print(f"{result.added} {would}added, {result.changed} {would}changed, {result.unchanged} unchanged.")


def export(options: Namespace) -> None:
    area = area_named(options.area)
    if options.what == "everything":
        with within(area):
            write(options.out, take_out(area=area, by=SYSTEM, at=timezone.now()))
        return
    ending = options.out.suffix.lower()
    if ending not in {".csv", ".xlsx"}:
        raise RuleBroken(f"{options.out} must end in .csv or .xlsx.")
    with within(area):
        table = EXPORTERS[options.what](area)
    made = (
        write_csv(table.columns, table.rows, mark=False)
        if ending == ".csv"
        else write_xlsx(table.columns, table.rows, options.what)
    )
    write(options.out, made)


def log_summary(options: Namespace) -> None:
    area = area_named(options.area)
    with within(area):
        summary, wins = summary_of(area), wins_by_period(area)
    if options.json:
        print(json.dumps(summary, ensure_ascii=False, indent=2))
        return
    for line in summary_lines(area, summary, wins):
        print(line)


def summary_lines(area: Area, summary: dict[str, Any], wins: dict[str, int]) -> list[str]:
    """The summary in words: a line a period, then wins, trend and repeats. `wins`: all of each period's."""
    lines = [area.name]
    for p in summary["periods"]:
        lines.append(
            f"{p['period']}: {p['received']} of {p['expected']} returned, {p['on_time']} on time; "
            f"{p['followed']} followed, {p['not_followed']} not followed; {plural(wins[p['period']], 'win')}"
        )
    lines.append(f"Wins in all: {summary['wins_total']} ({summary['wins_per_year']} a year)")
    lines.append(f"Trend: {summary['trend']['reading']} (n = {summary['trend']['n']})")
    for repeat in summary["repeats"]:
        lines.append(
            f"Repeats: {repeat['organisation']}, {repeat['commitment']}: periods {', '.join(repeat['periods'])}"
        )
    return lines


def log_forms(options: Namespace) -> None:
    area = area_named(options.area)
    folder(options.out)
    with within(area):
        for name, data in log_exports.blank_forms(area, options.period, on=timezone.localdate()):
            write(options.out / name, data)


def report_board(options: Namespace) -> None:
    area = area_named(options.area)
    with within(area):
        page = page_for_period(area, options.period, at=timezone.now())
        data = board_exports.render(page, options.format, large_print=options.large_print)
    write(options.out, data)
