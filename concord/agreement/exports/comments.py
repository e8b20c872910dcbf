"""Comments on a draft as a table, in the shape that the import reads."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import slugify

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..imports import COMMENT_COLUMNS
from ..models import Comment, Consultation
from ..queries.comments import comment_rows
from .achieving import marks

GIVEN = {"clause", "talk", "name_is_public"}
PLAIN = tuple(name for name in COMMENT_COLUMNS if name not in GIVEN)


def comments(consultation: Consultation) -> ExportTable:
    """A row for each comment, in the order of the draft, whatever became of it. It holds names."""
    return ExportTable(COMMENT_COLUMNS, [comment_row(one) for one in comment_rows(consultation)])


def comment_row(comment: Comment) -> dict[str, Any]:
    return {
        **{name: getattr(comment, name) for name in PLAIN},
        "clause": comment.clause.key if comment.clause else "",
        "talk": comment.talk.title if comment.talk else "",
        "name_is_public": comment.name_is_public,
    }


def consultation_tables(area: Area) -> Iterator[Part]:
    """The comments of every consultation, and what organisations can keep of it, for the file that holds everything."""
    found = Consultation.objects.filter(area=area).select_related("version__document").order_by("pk")
    for number, consultation in enumerate(found, start=1):
        version = consultation.version
        name = slugify(version.document.title) or str(version.document.uid)
        at = f"consultations/{name}-{version.number}-{number}"
        yield table(at, comments(consultation))
        yield table(f"{at}-can-be-kept", marks(consultation))
