"""A mail that came in, read: from whom, to whom, and the words that its writer added themselves."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import getaddresses
from hashlib import sha256
from html.parser import HTMLParser

# Bytes of a mail that is read at all.
LARGEST = 200 * 1024
# Parts that are no file that somebody attached.
SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
BULK = {"bulk", "junk", "list", "auto_reply"}

# Where somebody's own words end, as mail programmes write it. What quotes a line begins with “>”.
QUOTED = re.compile(r"^\s*>")
WROTE = re.compile(r"^\s*(On|Le|Am|El)\b.{4,200}\b(wrote|a écrit|schrieb|escribió)\s?:\s*$", re.IGNORECASE)
ENDS = re.compile(
    r"^-- ?$|^_{10,}\s*$|^\s*-{2,}\s*(Original Message|Forwarded message|Original Appointment)\s*-{2,}\s*$"
    r"|^\s*Begin forwarded message:\s*$|^\s*(Sent from my |Sent from Outlook|Get Outlook for )",
    re.IGNORECASE,
)
HEAD = re.compile(r"^\s*\*?From:\*?\s.+", re.IGNORECASE)
HEAD_NEXT = re.compile(r"^\s*\*?(Sent|Date|To|Subject):", re.IGNORECASE)


@dataclass(frozen=True)
class Letter:
    """A mail. `key`: the same for the same mail. `automatic`: nobody wrote it, or it came from a list."""

    key: str
    sender: str
    recipients: tuple[str, ...]
    text: str
    automatic: bool
    too_large: bool
    attachments: tuple[str, ...]


def read_letter(data: bytes) -> Letter:
    """Read one message as a mail server hands it over (RFC 5322). Of one that is too large its head alone is read."""
    too_large = len(data) > LARGEST
    message = message_from_bytes(data[:LARGEST], policy=policy.default)
    senders = addresses(message, "From")
    return Letter(
        key=key_of(message, data),
        sender=senders[0] if len(senders) == 1 else "",
        recipients=addresses(message, "Delivered-To", "X-Original-To", "To", "Cc"),
        text="" if too_large else own_words(words_of(message)),
        automatic=is_automatic(message),
        too_large=too_large,
        attachments=() if too_large else attachments_of(message),
    )


def header(message: EmailMessage, name: str) -> str:
    """A header as text; one that cannot be understood counts as empty."""
    try:
        return str(message.get(name, ""))
    except (MessageError, ValueError, IndexError, AttributeError):
        return ""


def addresses(message: EmailMessage, *names: str) -> tuple[str, ...]:
    found: list[str] = []
    for name in names:
        try:
            values = [str(value) for value in message.get_all(name, [])]
        except (MessageError, ValueError, IndexError, AttributeError):
            continue
        found += [address.strip().lower() for _, address in getaddresses(values) if "@" in address]
    return tuple(dict.fromkeys(found))


def key_of(message: EmailMessage, data: bytes) -> str:
    """Of its number, which stays when a server delivers it twice; without one, of the mail itself."""
    number = header(message, "Message-ID").strip()
    return sha256(number.encode() or data).hexdigest()


def is_automatic(message: EmailMessage) -> bool:
    """An answer by a machine, a mail from a list, or a report that a mail was not delivered: answering it could go on
    for ever (RFC 3834)."""
    if header(message, "Auto-Submitted").strip().lower() not in {"", "no"}:
        return True
    if header(message, "Precedence").strip().lower() in BULK or header(message, "Return-Path").strip() == "<>":
        return True
    told = ("List-Id", "X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress")
    return any(header(message, name) for name in told[:3]) or message.get_content_type() == "multipart/report"


def attachments_of(message: EmailMessage) -> tuple[str, ...]:
    """Names of the files that somebody attached; a picture inside a letterhead is none."""
    found = []
    for part in message.walk():
        kind = part.get_content_type()
        if kind in SIGNATURES or (part.is_multipart() and kind != "message/rfc822"):
            continue
        inside = part.get_content_disposition() != "attachment"
        if inside and (kind in {"text/plain", "text/html"} or (kind.startswith("image/") and part["Content-ID"])):
            continue
        found.append(part.get_filename() or kind)
    return tuple(found)


def words_of(message: EmailMessage) -> str:
    """The text of a mail; of one that has only HTML, its words."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        text = str(part.get_content())
    except (LookupError, UnicodeError, ValueError):
        text = bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")
    return words_in_html(text) if part.get_content_type() == "text/html" else text


class _Words(HTMLParser):
    """The words of a page of HTML, a line for each block, without what is quoted."""

    BREAKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote"})
    SKIPPED = frozenset({"style", "script", "head", "title", "blockquote"})

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipping += tag in self.SKIPPED
        if tag in self.BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.skipping = max(0, self.skipping - (tag in self.SKIPPED))
        if tag in self.BREAKS - {"br"}:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.said.append(data.replace("\n", " "))


def words_in_html(text: str) -> str:
    reader = _Words()
    reader.feed(text)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.said).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def own_words(text: str) -> str:
    """What somebody wrote themselves: without the mail that they answer, and without their signature.

    Words below or between quoted lines stay, since some write there.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    number = 0
    while number < len(lines):
        line, rest = lines[number], lines[number + 1 :]
        if ENDS.match(line) or (HEAD.match(line) and any(HEAD_NEXT.match(one) for one in rest[:4])):
            break
        if taken := wrote(lines[number : number + 3]):
            if not quotes_follow(lines[number + taken :]):
                break
            number += taken
            continue
        if not QUOTED.match(line):
            kept.append(line.rstrip())
        number += 1
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def wrote(lines: list[str]) -> int:
    """How many lines say who wrote what follows: programmes break that sentence where it is long."""
    for count in range(1, len(lines) + 1):
        if WROTE.match(" ".join(line.strip() for line in lines[:count])):
            return count
    return 0


def quotes_follow(lines: list[str]) -> bool:
    return next((bool(QUOTED.match(line)) for line in lines if line.strip()), False)
