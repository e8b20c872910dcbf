"""Which lists come in from a file, and how."""

from ..imports import horizon as horizon_file
from ..queries import horizon as horizon_queries
from ..terms import Verb
from .horizon import put_imported
from .lists import Shape

HORIZON = Shape(
    columns=horizon_file.COLUMNS,
    required=("title", "on"),
    same=("title", "on"),
    read=horizon_file.horizon_row,
    rows=horizon_queries.horizon,
    kept=horizon_queries.kept,
    put=put_imported,
    verb=Verb.HORIZON_IMPORTED,
)
