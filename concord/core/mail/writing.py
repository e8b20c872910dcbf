"""A message as it is written: its words from templates, kept apart from its link, and the names in its headers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from typing import Any, Protocol

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils.html import escape

from concord.core.areas.models import Area

from .models import OutgoingMessage

# Stand for the link and its code in the words that are kept.
LINK, CODE = "[personal link]", "[personal code]"
# Bytes of a file that goes with a message.
LARGEST = 64 * 1024


class Link(Protocol):
    """A personal link that a message carries: its address, the code that may be typed instead, and its number."""

    @property
    def url(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def key(self) -> str: ...


@dataclass(frozen=True)
class TextFile:
    """A file that goes with a message, as a calendar entry does: `kind` is its content type, with its parameters."""

    name: str
    kind: str
    text: str


@dataclass(frozen=True)
class Words:
    """The two parts of a message, without the link that it carries."""

    text: str
    html: str

    def with_link(self, link: Link | None) -> "Words":
        if link is None:
            return self
        text = self.text.replace(LINK, link.url).replace(CODE, link.code)
        return Words(text, self.html.replace(LINK, escape(link.url)).replace(CODE, escape(link.code)))


def draw(template: str, context: Mapping[str, Any], area: Area | None, *, linked: bool) -> Words:
    """Both parts of `mail/<template>`, with the area's contact and, where there is a link, how to type its code."""
    marks = {"url": LINK, "code": CODE} if linked else {}
    # Areas without words of their own, and mail of no area, use the usual words.
    facts = {"area": area, "site": settings.SITE_ADDRESS, **context, **marks, "words": (area or Area()).vocabulary}
    parts = [plain_text(f"mail/{template}.txt", facts), plain_text("mail/foot.txt", facts)]
    return Words("\n\n".join(part for part in parts if part) + "\n", render_to_string(f"mail/{template}.html", facts))


def plain_text(name: str, facts: Mapping[str, Any]) -> str:
    """The text part as it is read: nothing escaped, no gaps where a condition did not hold."""
    drawn = get_template(name).template.render(Context(dict(facts), autoescape=False))  # type: ignore[attr-defined]  # Django's own engine
    return re.sub(r"\n{3,}", "\n\n", drawn).strip()


def one_line(text: str) -> str:
    """A subject is one line: a line break would start a header of its own."""
    return " ".join(text.split())[:200]


def envelope(message: OutgoingMessage) -> EmailMultiAlternatives:
    """The message as it is sent: from the area by its name, with answers to the area's contact."""
    area = Area.objects.filter(code=message.area_key).first() if message.area_key else None
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    if area is not None:
        name = one_line(f"{area.name} {area.word('agreement')}")
    answers = [formataddr((one_line(area.contact_name), area.contact_email))] if area and area.contact_email else []
    mail = EmailMultiAlternatives(
        message.subject,
        message.text_body,
        from_email=formataddr((name, address)),
        to=[message.to_address],
        reply_to=[message.reply_to] if message.reply_to else answers,
        # One number however often it is tried: a mail programme shows what came twice once.
        headers={"Message-ID": f"<{message.uid}@{address.rpartition('@')[2]}>", "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(message.html_body, "text/html")
    if message.file_text:
        # As another part, programmes with a calendar offer it by a button; as a file, all others keep it.
        mail.attach_alternative(message.file_text, message.file_type)
        mail.attach(message.file_name, message.file_text, message.file_type)
    return mail
