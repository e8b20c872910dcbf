"""The demo's register of signatories, and who was asked to be on it."""

from datetime import date, timedelta

from concord.agreement import commands as agreement
from concord.agreement.models import Approach, Signature, Version
from concord.agreement.queries.approaching import candidates
from concord.agreement.queries.signatures import newest_version
from concord.core.accounts.access import SYSTEM

from . import data
from .places import Place, moment


def fill_register(place: Place) -> None:
    """Signed since the adoption, one of them taken back; a month ago more were asked, and one waits for its check."""
    version = newest_version(place.area)
    if version is None or version.adopted_on is None:
        return
    for line in data.SIGNED:
        sign(place, line, version.adopted_on + timedelta(days=line.after))
    name, after, reason = data.WITHDRAWN
    on = version.adopted_on + timedelta(days=after)
    found = Signature.objects.get(organisation=place.bodies[name])
    agreement.withdraw_signature(signature=found, on=on, reason=reason, by=SYSTEM, at=moment(on))
    ask_more(place, version)


def sign(place: Place, line: data.Signed, on: date) -> None:
    body = place.bodies[line.organisation]
    made = agreement.take_signature(
        area=place.area,
        organisation=body,
        way=line.way,
        signed_on=on,
        signer_name=line.signer,
        signer_post=line.post,
        is_authorised=True,
        by=SYSTEM,
        at=moment(on),
        **(line.more or {}),
    )
    # What is typed in from paper has been checked.
    if line.way != "paper":
        agreement.register_signature(signature=made, organisation=body, by=SYSTEM, at=moment(on + timedelta(days=4)))


def ask_more(place: Place, version: Version) -> None:
    on = place.today - timedelta(days=30)
    asked = [one for one in candidates(place.area, version) if one.organisation.name in data.ASKED]
    agreement.ask_to_sign(version=version, candidates=asked, by=SYSTEM, at=moment(on))
    agreement.sign_by_link(
        approach=Approach.objects.get(version=version, organisation=place.bodies[data.ASKED[0]]),
        at=moment(place.today - timedelta(days=2)),
        signer_name="Kit Demo-Rowan",
        signer_post="Treasurer",
        contact_email=data.address("Kit Demo-Rowan"),
        name_is_public=True,
        is_authorised=True,
    )
    name, reason = data.DECLINED
    day = place.today - timedelta(days=12)
    body = place.bodies[name]
    agreement.note_declined(version=version, organisation=body, on=day, reason=reason, by=SYSTEM, at=moment(day))
