"""The agreement as files."""

from .achieving import marks
from .certificate import certificate, certificate_pdf
from .comments import comments, consultation_tables
from .commitments import commitments
from .contractors import LETTERS, contractors, letter_file
from .files import TYPES, version_file, versions
from .issues import issues
from .leaflet import leaflet_pdf
from .materials import handed_out
from .renewals import renewal_stages, sign_offs, stages_picture
from .signatures import signatures
from .slide import slide_pdf

__all__ = [
    "LETTERS",
    "TYPES",
    "certificate",
    "certificate_pdf",
    "comments",
    "commitments",
    "consultation_tables",
    "contractors",
    "handed_out",
    "issues",
    "leaflet_pdf",
    "letter_file",
    "marks",
    "renewal_stages",
    "sign_offs",
    "signatures",
    "slide_pdf",
    "stages_picture",
    "version_file",
    "versions",
]
