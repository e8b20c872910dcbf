"""A paper of any length, with its standing on every page, as PDF, Word and OpenDocument."""

from .odt import booklet_odt
from .parts import Block, Booklet
from .pdf import booklet_pdf
from .word import booklet_docx

__all__ = ["Block", "Booklet", "booklet_docx", "booklet_odt", "booklet_pdf"]
