"""A short paper of headings and paragraphs that keeps to one A4 side, or two in large print, in every format."""

from .fitting import SIZES, base_size
from .html import paper_html
from .office import paper_docx, paper_odt
from .parts import Paper, Part
from .pdf import paper_pdf

__all__ = ["SIZES", "Paper", "Part", "base_size", "paper_docx", "paper_html", "paper_odt", "paper_pdf"]
