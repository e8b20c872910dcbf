"""Who is represented by whom: as a picture, and as a table to take away."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from concord.core.directory.exports import ExportTable
from concord.core.lib.text import plural, shortened
from concord.core.ui.boxes import Box, box_map

from ..queries.representation import RepresentationPage
from ..rules.representation import Link

# As many as a phone shows in a box; the table beside the picture has the rest.
LETTERS = 30
COLUMNS = ("organisation", "small", "represented_by")


def chain_picture(page: RepresentationPage, links: Sequence[Link]) -> SafeString:
    """The group on top, each place below it with the networks that it speaks for; a vacant one has a broken edge."""
    boxes = [Box(shortened(link.place.label, LETTERS), words_of(link), link.place.is_held) for link in links]
    return box_map(shortened(page.group.name, LETTERS), [f"{plural(len(page.links), 'place')} at the table"], boxes)


def words_of(link: Link) -> list[str]:
    networks = [
        f"{shortened(str(one.network), LETTERS)}: {plural(len(one.members), 'member')}" for one in link.networks
    ]
    return [link.place.speaker or "vacant", *networks]


def representation(page: RepresentationPage) -> ExportTable:
    rows = [
        {"organisation": row.body.name, "small": "yes" if row.is_small else "no", "represented_by": "; ".join(row.by)}
        for row in page.rows
    ]
    return ExportTable(COLUMNS, rows)
