"""A document of the small place, and what is done with it in the tests."""

from datetime import date

from concord.agreement import commands
from concord.agreement.models import Document, Version
from concord.core.accounts.access import SYSTEM
from tests.worlds import START

ADOPTED = date(2025, 6, 2)
FACTS = {"by": SYSTEM, "at": START}


def drafted(world, title="Wessington Compact", numbers=("1.1", "1.2")) -> Version:
    """The agreement with a section and commitments, as a draft."""
    document = commands.add_document(area=world.area, title=title, **FACTS)
    version = commands.start_version(document=document, revision="full", **FACTS)
    section = version.sections.first() or commands.add_section(version=version, heading="Funding", number="1", **FACTS)
    for number in numbers:
        commands.add_clause(section=section, number=number, title=f"Promise {number}", text="We do it.", **FACTS)
    return version


def adopted(world, **facts) -> Version:
    return commands.adopt_version(version=drafted(world, **facts), adopted_on=ADOPTED, **FACTS)


def next_draft(document: Document, revision="refresh") -> Version:
    return commands.start_version(document=document, revision=revision, **FACTS)
