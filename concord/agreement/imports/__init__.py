"""Foreign formats in: rows of commitments and signatures, and whole documents."""

from .achieving import MARK_COLUMNS, mark_of_row
from .comments import COMMENT_COLUMNS, comment_of_row
from .commitments import COLUMNS, commitment_of
from .contractors import CONTRACTOR_COLUMNS, contractor_of_row
from .files import MOST_CHARACTERS, recognised, text_of_file
from .materials import MATERIAL_COLUMNS, material_row
from .reading import Reading, read_outline
from .signatures import ON_REGISTER, SIGNATURE_COLUMNS, signature_of_row
from .version_file import VersionRead, read_version
from .words import ThemeNames
from .writer import Writer, writer_of
from .written import text_of_outline

__all__ = [
    "COLUMNS",
    "COMMENT_COLUMNS",
    "CONTRACTOR_COLUMNS",
    "MARK_COLUMNS",
    "MATERIAL_COLUMNS",
    "MOST_CHARACTERS",
    "ON_REGISTER",
    "SIGNATURE_COLUMNS",
    "Reading",
    "ThemeNames",
    "VersionRead",
    "Writer",
    "comment_of_row",
    "commitment_of",
    "contractor_of_row",
    "mark_of_row",
    "material_row",
    "read_outline",
    "read_version",
    "recognised",
    "signature_of_row",
    "text_of_file",
    "text_of_outline",
    "writer_of",
]
