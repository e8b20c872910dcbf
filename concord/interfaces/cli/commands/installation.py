"""Commands on the installation itself: areas, demo, the clock, the audit trail, the generated documentation."""

import json
from argparse import Namespace

from django.conf import settings
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import appoint_administrator, end_administrator
from concord.core.accounts.commands.administrators import checked_address
from concord.core.areas.models import Area
from concord.core.audit.commands import check_day_is_open
from concord.core.audit.queries import verify
from concord.core.directory.commands import open_area
from concord.core.lib.errors import RuleBroken
from concord.interfaces.schedule.daily import do_daily

from .. import demo as demo_areas
from .. import docs as generated
from .common import area_named


def init(options: Namespace) -> None:
    parent = area_named(options.parent) if options.parent else None
    facts = {"slug": options.area, "name": options.name, "kind": options.kind, "parent": parent}
    area = open_area(officer=officer_in(options), by=SYSTEM, at=timezone.now(), **facts)
    print(f"{area.name} is ready, with the code {area.code} in its references.")
    if options.officer:
        print(f"{options.officer} is invited to sign in as its officer.")


def officer_in(options: Namespace) -> str:
    try:
        return checked_address(options.officer) if options.officer else ""
    except RuleBroken as error:
        raise RuleBroken(f"--officer: {error.message}") from None


def areas(options: Namespace) -> None:
    found = Area.objects.select_related("parent")
    if options.json:
        rows = [
            {"slug": a.slug, "name": a.name, "kind": a.kind, "parent": a.parent.slug if a.parent else None}
            for a in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for area in found:
        print(f"{'  ' * (area.path.count('/') - 1)}{area.slug}  {area.name} ({area.get_kind_display().lower()})")


def administrator(options: Namespace) -> None:
    """Appoint a platform administrator, for the whole installation or for an area and those below it, or end it."""
    area = area_named(options.area) if options.area else None
    where = f"{area.name} and the areas below it" if area else "the whole installation"
    if options.end:
        end_administrator(email=options.email, area=area, by=SYSTEM, at=timezone.now())
        print(f"{options.email} no longer runs {where}.")
        return
    grant = appoint_administrator(email=options.email, name=options.name, area=area, by=SYSTEM, at=timezone.now())
    print(f"{grant.person} runs {where}. They sign in at {settings.SITE_ADDRESS}/account/sign-in/ with a code that is")
    print(f"sent to {grant.person.login_email}, and set up a second step before anything opens.")


def demo(options: Namespace) -> None:
    if demo_areas.is_loaded():
        print("The demo is here already.")
        return
    if Area.objects.exists():
        raise RuleBroken("The demo goes into an empty installation only. Set CONCORD_HOME to a new folder.")
    demo_areas.load(today=timezone.localdate())
    print("The demo areas are loaded.")


def daily(options: Namespace) -> None:
    on = options.on or timezone.localdate()
    # The clock seals whatever has settled, whichever day its machine believes in; a day that somebody names is kept.
    if options.on:
        check_day_is_open(options.on)
    done = do_daily(on=on, at=timezone.now(), through=options.on)
    for line in done.lines or ([] if done.failures else ["Nothing was due."]):
        print(line)
    if done.failures:
        raise RuleBroken("\n".join(["Some of the day's work failed:", *done.failures]))


def audit_verify(options: Namespace) -> None:
    findings = verify()
    if findings.problems:
        raise RuleBroken("\n".join(findings.problems))
    print(f"The trail is whole: {findings.sealed} sealed entries in {findings.seals} seals, {findings.unsealed} since.")


def docs(options: Namespace) -> None:
    for path in generated.write():
        print(path)
