"""The documentation that is generated from the code: permissions, verbs, states, tables."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.db.models import ForeignKey, Model

from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import ROLES
from concord.core.audit.queries import verb_words

FOLDER = Path("docs") / "generated"
STATES = {
    "Meeting": "concord.group.rules:TRANSITIONS",
    "Action": "concord.group.rules:ACTION_TRANSITIONS",
    "Application for a seat": "concord.group.rules:APPLICATION_TRANSITIONS",
    "Issue between members": "concord.group.rules:ISSUE_TRANSITIONS",
    "Minutes": "concord.group.rules:MINUTES_TRANSITIONS",
    "Period": "concord.log.rules.returns:TRANSITIONS",
    "Report": "concord.board.rules.reports:TRANSITIONS",
}


def pages() -> dict[str, str]:
    """File name → text of every generated page."""
    return {"permissions.md": permissions(), "verbs.md": verbs(), "states.md": states(), "erd.md": erd()}


def write() -> list[Path]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in pages().items():
        (FOLDER / name).write_text(text)
        written.append(FOLDER / name)
    return written


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines) + "\n"


def permissions() -> str:
    """Who may do what: `here` in the own area, `below` in the areas under it."""
    rows = []
    for permission in Permission:
        cells = []
        for rule in ROLES.values():
            marks = [word for word, held in (("here", rule.here), ("below", rule.below)) if permission in held]
            cells.append(", ".join(marks))
        rows.append([permission.value, *cells])
    head = ["permission", *(role.label for role in ROLES)]
    notes = "".join(
        f"- **{role.label}**: {rule.description}{' Needs a second step.' if rule.second_step else ''}\n"
        for role, rule in ROLES.items()
    )
    return f"# Who may do what\n\n{notes}\n{table(head, rows)}"


def verbs() -> str:
    rows = [[verb, words] for verb, words in sorted(verb_words().items())]
    return f"# What the trail records\n\n{table(['verb', 'words'], rows)}"


def states() -> str:
    return "# States\n" + "".join(diagram(name, path) for name, path in STATES.items())


def diagram(name: str, path: str) -> str:
    module, attribute = path.split(":")
    transitions: Mapping[str, frozenset[str]] = getattr(import_module(module), attribute)
    arrows = "".join(f"  {old} --> {new}\n" for old, found in transitions.items() for new in sorted(found))
    return f"\n## {name}\n\n```mermaid\nstateDiagram-v2\n{arrows}```\n"


def own_models() -> Iterator[type[Model]]:
    for config in apps.get_app_configs():
        if config.name.startswith("concord."):
            yield from config.get_models()


def erd() -> str:
    lines = []
    for model in own_models():
        for column in model._meta.get_fields():
            if isinstance(column, ForeignKey) and column.column:
                lines.append(f"  {model.__name__} }}o--|| {column.related_model.__name__} : {column.name}\n")
    return f"# Tables and what they point to\n\n```mermaid\nerDiagram\n{''.join(sorted(lines))}```\n"
