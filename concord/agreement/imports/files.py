"""A whole document that somebody brings, whatever it is, as plain structured text."""

from pathlib import PurePath

from concord.core.lib.errors import ImportRefused
from concord.core.lib.tables.delimited import decoded
from concord.core.lib.tables.shapes import BYTES, refuse

from .blocks import Block
from .open_document import blocks_of_odt
from .own_file import without_front
from .packed import DAMAGED, kind_of
from .plain import blocks_of_markdown, blocks_of_plain
from .portable import blocks_of_pdf
from .reading import HEAD
from .recognise import outline_of_blocks
from .word_document import blocks_of_word
from .words import FIELD, USUAL_THEMES, ThemeNames
from .written import text_of_outline

MOST_CHARACTERS = 300_000
TOO_LONG = f"This is longer than an agreement: at most {MOST_CHARACTERS:,} characters are read."
CHOOSE = "Choose a Word (.docx), OpenDocument (.odt), PDF, Markdown or text file."
STARTS = {
    b"{\\rtf": "a rich text document",
    b"<": "a web page or XML",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


def text_of_file(data: bytes, name: str, themes: ThemeNames = USUAL_THEMES) -> str:
    """What a file says, as far as it is recognised. Raises `ImportRefused` with what is wrong and how to mend it."""
    check_kind(data)
    if data.startswith(b"PK"):
        blocks = packed_blocks(data)
    elif b"%PDF-" in data[:1024]:
        blocks = blocks_of_pdf(data)
    else:
        return recognised(text_in(data), themes, is_markdown=is_markdown_name(name))
    if sum(len(block.text) for block in blocks) > MOST_CHARACTERS:
        refuse(TOO_LONG)
    if not blocks:
        refuse("There is no text in the file.")
    return text_of_outline(outline_of_blocks(without_front(blocks), themes), themes=themes)


def is_markdown_name(name: str) -> bool:
    return PurePath(name).suffix.lower() in {".md", ".markdown"}


def recognised(text: str, themes: ThemeNames = USUAL_THEMES, *, is_markdown: bool = False) -> str:
    """A text as plain structured text: our own stays as it is, Markdown and plain text are recognised."""
    if len(text) > MOST_CHARACTERS:
        refuse(TOO_LONG)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_ours(text):
        return text
    has_marks = is_markdown or any(HEAD.fullmatch(line) for line in text.split("\n"))
    blocks = blocks_of_markdown(text) if has_marks else blocks_of_plain(text)
    return text_of_outline(outline_of_blocks(blocks, themes), themes=themes)


def is_ours(text: str) -> bool:
    """Whether it says below a commitment what only our text says there."""
    lines = text.split("\n")
    return any(line.startswith("## ") for line in lines) and any(FIELD.fullmatch(line) for line in lines)


def check_kind(data: bytes) -> None:
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        refuse("The file is empty.")
    if len(data) > BYTES:
        refuse(f"The file is too large: at most {BYTES // 1024 // 1024} MB are read.")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        refuse("This is an old or locked Office file. Save it as .docx without a password.")
    for start, kind in STARTS.items():
        if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(start):
            refuse(f"This is {kind}. {CHOOSE}")


def packed_blocks(data: bytes) -> list[Block]:
    read = {"docx": blocks_of_word, "odt": blocks_of_odt}[kind_of(data)]
    try:
        return read(data)
    except ImportRefused:
        raise
    except Exception:  # whatever the reader makes of a broken file, people get one sentence
        refuse(DAMAGED)


def text_in(data: bytes) -> str:
    text, _ = decoded(data)
    if "\x00" in text:
        refuse(f"This is not a text file. {CHOOSE}")
    return text
