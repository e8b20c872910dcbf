"""Officers' posts, and how to reach those who said that anybody may."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, is_own, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.lists import partner_named, person_by
from concord.core.directory.models import Organisation
from concord.core.lib.errors import AccessDenied
from concord.core.lib.text import clean_line, clean_text

from ..models import Post, PostFunding, PostHost
from ..rules.posts import check_funding, check_hours, check_once, check_order, check_reachable, check_who, split_of_time
from ..terms import Verb

Actor = Person | Installation
Hosts = Sequence[tuple[Organisation, int | None]]
Funders = Sequence[tuple[str, int]]
LABEL = "an officer's post"
HIDDEN = {"shown_publicly": False, "consent_on": None, "public_email": "", "public_phone": ""}


@transaction.atomic
def note_post(*, area: Area, facts: Mapping[str, Any], hosts: Hosts, funders: Funders, by: Actor, at: datetime) -> Post:
    """Write down a post. `hosts`, `funders`: each with its part in per cent; one host alone need not say it."""
    require(by, Permission.MANAGE_OFFICERS, area)
    post = Post(area=area)
    fill(post, facts, hosts, funders)
    record(Verb.POST_NOTED, subject=post, by=by, at=at, label=LABEL)
    return post


@transaction.atomic
def change_post(
    *, post: Post, facts: Mapping[str, Any], hosts: Hosts, funders: Funders, by: Actor, at: datetime
) -> Post:
    """Keep what is new. Who holds the post now has said nothing yet of their contact being shown."""
    require(by, Permission.MANAGE_OFFICERS, post.area)
    if facts["person"] != post.person:
        for name, value in HIDDEN.items():
            setattr(post, name, value)
    PostHost.objects.filter(post=post).delete()
    PostFunding.objects.filter(post=post).delete()
    fill(post, facts, hosts, funders)
    record(Verb.POST_CHANGED, subject=post, by=by, at=at, label=LABEL)
    return post


def fill(post: Post, facts: Mapping[str, Any], hosts: Hosts, funders: Funders) -> None:
    given = {**facts, "name": clean_line(facts["name"]), "title": clean_line(facts["title"])}
    given["job_description"] = clean_text(facts.get("job_description", ""))
    check_who(has_person=given["person"] is not None, name=given["name"])
    check_hours(given.get("hours"))
    check_order(given["starts_on"], given.get("ends_on"))
    check_once([body.pk for body, _ in hosts], "host_2")
    parts = split_of_time([share for _, share in hosts])
    named = [(clean_line(funder), share) for funder, share in funders]
    check_once([funder.casefold() for funder, _ in named], "funder_2")
    check_funding([share for _, share in named])
    put(post, given)
    for (body, _), part in zip(hosts, parts, strict=True):
        PostHost(area=post.area, post=post, organisation=body, share=part).save()
    for funder, share in named:
        PostFunding(area=post.area, post=post, funder=funder, share=share).save()


@transaction.atomic
def show_contact(*, post: Post, email: str, phone: str, by: Person, at: datetime) -> None:
    """Show everybody how to reach whoever holds the post: by their own word alone, dated."""
    if not is_own(by, post.person_id):
        raise AccessDenied("Only the person themselves can say that their contact may be shown.")
    reach = {"public_email": clean_line(email), "public_phone": clean_line(phone)}
    check_reachable(*reach.values())
    put(post, {"shown_publicly": True, "consent_on": timezone.localdate(at), **reach})
    record(Verb.CONTACT_SHOWN, subject=post, by=by, at=at, label=LABEL)


@transaction.atomic
def hide_contact(*, post: Post, by: Actor, at: datetime) -> None:
    """Show it no more: by the person themselves, or by an officer whom they asked."""
    if not is_own(by, post.person_id):
        require(by, Permission.MANAGE_OFFICERS, post.area)
    if post.shown_publicly:
        put(post, HIDDEN)
        record(Verb.CONTACT_HIDDEN, subject=post, by=by, at=at, label=LABEL)


def put_imported(*, area: Area, facts: Mapping[str, Any], row: Post | None, by: Actor, at: datetime) -> Post:
    """From a file. A contact that it holds is shown by nobody but its person, so a new post shows none."""
    person = whose(area, facts, row)
    plain = {n: value for n, value in facts.items() if n not in ("who", "person_ref", "hosts", "funding")}
    plain |= {"person": person, "name": "" if person else facts["who"]}
    hosts = [(partner_named(name, "hosts"), share) for name, share in facts["hosts"]]
    about: dict[str, Any] = {"facts": plain, "hosts": hosts, "funders": facts["funding"], "by": by, "at": at}
    return change_post(post=row, **about) if row else note_post(area=area, **about)


def whose(area: Area, facts: Mapping[str, Any], row: Post | None) -> Person | None:
    """Whoever holds it already, somebody with a role here, or nobody: then it is kept under the name alone."""
    if row is not None and row.person and str(row.person) == facts["who"]:
        return row.person
    return person_by(area, facts.get("person_ref", ""), facts["who"])
