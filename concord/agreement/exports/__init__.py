"""The agreement as files."""

from .certificate import certificate, certificate_pdf
from .comments import comments, consultation_tables
from .commitments import commitments
from .files import TYPES, version_file, versions
from .leaflet import leaflet_pdf
from .signatures import signatures

__all__ = [
    "TYPES",
    "certificate",
    "certificate_pdf",
    "comments",
    "commitments",
    "consultation_tables",
    "leaflet_pdf",
    "signatures",
    "version_file",
    "versions",
]
