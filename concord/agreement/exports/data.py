"""A version as JSON, in a shape that stays (docs/how-to/agreement-file.md) and that can be read in again."""

import json
from typing import Any

from ..models import CommitmentText, Document
from ..queries.documents import Chapter, VersionPage
from ..rules.outline import FORMAT, FORMAT_VERSION

VERSION = (
    *("number", "title", "revision", "state", "introduction", "reason"),
    *("started_on", "adopted_on", "adopted_at", "launched_on"),
)
WORDS = (
    *("number", "title", "text", "bearer", "owed_to", "theme", "standing"),
    *("example", "example_is_real", "provenance"),
)
RULE = ("kind", "number", "unit", "counting")
NATIONAL = ("key", "from", "until", "ended_on", "note")
APPROVAL = ("body", "decision", "decided_on", "minute", "is_theirs")


def version_json(page: VersionPage, *, with_writer: bool = False) -> bytes:
    """`with_writer`: who wrote the text, which is nobody's outside the area."""
    data = version_data(page)
    if with_writer:
        data["version"] |= facts(page.version, ("text_by", "text_on"))
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def version_data(page: VersionPage) -> dict[str, Any]:
    """Everything of a version; days as `2026-04-01`, what is not there as null or an empty text."""
    document, area = page.document, page.version.area
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "area": {"code": area.code, "name": area.name, "agreement": area.word("agreement")},
        "document": document_data(document),
        "version": facts(page.version, VERSION),
        "sections": [section_data(chapter) for chapter in page.chapters],
        "approvals": [facts(approval, APPROVAL) for approval in page.approvals],
    }


def document_data(document: Document) -> dict[str, Any]:
    national = facts(document, tuple(f"national_{name}" for name in NATIONAL))
    return {
        "uid": str(document.uid),
        **facts(document, ("kind", "code_kind", "title", "prefix")),
        "national": {name: national[f"national_{name}"] for name in NATIONAL} if document.national_key else None,
    }


def facts(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in found.items()}


def section_data(chapter: Chapter) -> dict[str, Any]:
    section = chapter.section
    words = facts(section, ("number", "heading", "text")) if section else {"number": "", "heading": "", "text": ""}
    return {**words, "commitments": [commitment_data(text) for text in chapter.texts]}


def commitment_data(text: CommitmentText) -> dict[str, Any]:
    rule = {name: getattr(text, f"rule_{name}") for name in RULE} if text.rule_kind else None
    return {"uid": str(text.commitment.uid), **facts(text, WORDS), "rule": rule}
