"""An agreement that can be signed, and signatures under it."""

from datetime import UTC, date, datetime
from typing import Any

from concord.agreement import commands
from concord.agreement.models import Signature, Version
from concord.agreement.queries.signatures import agreement_of
from concord.core.accounts.access import SYSTEM
from tests.worlds import World

ADOPTED, RENEWED = date(2026, 1, 10), date(2026, 3, 1)
NOW = datetime(2026, 4, 1, 10, tzinfo=UTC)
FACTS = {"signer_name": "Ada Clerk", "signer_post": "Director", "is_authorised": True}


def adopt(world: World, on: date = ADOPTED) -> Version:
    """The agreement with a version in force from that day."""
    when = {"by": SYSTEM, "at": NOW}
    document = agreement_of(world.area) or commands.add_document(area=world.area, title="Wessington Compact", **when)
    draft = commands.start_version(document=document, revision="full", **when)
    return commands.adopt_version(version=draft, adopted_on=on, **when)


def signed(world: World, body: Any = None, on: date = ADOPTED, *, check: bool = True, **facts: Any) -> Signature:
    """An organisation's signature, on the register unless it is not checked."""
    found = body or world.charity
    made = commands.take_signature(
        area=world.area, way="event", signed_on=on, organisation=found, by=SYSTEM, at=NOW, **{**FACTS, **facts}
    )
    return commands.register_signature(signature=made, organisation=found, by=SYSTEM, at=NOW) if check else made
