"""What a linter cannot see: who writes, who is let in, how large things are, whether generated pages are true."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from concord.core.accounts.roles import ROLES
from concord.interfaces.cli.docs import pages
from concord.log.terms import PointClass, Verdict

ROOT = Path(__file__).parents[2]
CODE = ROOT / "concord"
WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# Why each of these writes outside `commands`.
WRITERS = {
    "core/areas/scoping.py": "saving a row checks its area",
    "core/areas/commands.py": "the counter of references",
    "core/audit/commands.py": "record() and the seal",
    "core/audit/models.py": "refuses changes",
    "core/accounts/models.py": "a person has no password",
    "core/accounts/views/account.py": "the session of a development sign-in",
    "interfaces/cli/demo/cycle.py": "the demo sets its own past",
    "interfaces/cli/demo/minutes.py": "likewise",
    "interfaces/cli/demo/places.py": "the demo sets its own past",
    "interfaces/cli/demo/reports.py": "the demo sets its own past",
    "interfaces/cli/demo/sealing.py": "the demo sets its own past",
    "core/accounts/views/links.py": "the list of sessions keeps up with a session's new key",
    "interfaces/schedule/clock.py": "puts stuck tasks back",
}


def modules() -> Iterator[Path]:
    for path in sorted(CODE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def is_command(path: Path) -> bool:
    return "commands" in path.parts or path.name == "commands.py"


def writes_in(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            owner = ast.unparse(node.func.value)
            if re.search(r"objects|\.all\(\)|_set\b|self\b|super\(\)", owner) and "attrs" not in owner:
                found.append(f"{owner}.{node.func.attr}")
    return found


def test_rows_are_written_in_commands_alone() -> None:
    wrong = {}
    for path in modules():
        name = str(path.relative_to(CODE))
        if not is_command(path) and name not in WRITERS and (found := writes_in(path)):
            wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: str(path.relative_to(CODE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 60, node.name


def templates() -> list[Path]:
    return sorted(path for path in CODE.rglob("*.html") if "/mail/" not in str(path))


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_pages_hold_no_style_or_script_of_their_own(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 150
    assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style", text)
    assert not re.search(r"<script(?![^>]*(\bsrc=|application/json))", text)


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, prefix + str(pattern.pattern))
        else:
            yield prefix + str(pattern.pattern), pattern


def test_every_page_of_an_area_has_a_lock() -> None:
    open_pages = []
    for route, pattern in patterns(get_resolver()):
        if route.startswith("areas/<slug:area>/"):
            locks = ("required_permission", "link_purpose", "is_public")
            if not any(hasattr(pattern.callback, lock) for lock in locks):
                open_pages.append(route)
    assert open_pages == []


@pytest.mark.parametrize("name", sorted(pages()))
def test_generated_documentation_is_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / "generated" / name).read_text() == pages()[name]


def test_the_glossary_names_roles_verdicts_and_classes() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text().lower()
    words = [role.label for role in ROLES] + list(Verdict.labels) + list(PointClass.labels)
    assert [word for word in words if str(word).lower() not in glossary] == []


def test_nothing_tells_of_a_machine_or_a_registry() -> None:
    told = re.compile(r"/work/main|/root/|/home/(?!urls)[a-z]+/\w|pypi\.org|pythonhosted|registry\.npmjs|deb\.debian")
    kinds = {".py", ".md", ".toml", ".txt", ".html", ".json", ".yml", ".mjs", ".sh"}
    skipped = {"node_modules", ".venv", ".tools", "var", ".git", "tests"}
    wrong = []
    for path in ROOT.rglob("*"):
        if path.suffix not in kinds or skipped & set(path.relative_to(ROOT).parts) or not path.is_file():
            continue
        if told.search(path.read_text(errors="ignore")):
            wrong.append(str(path.relative_to(ROOT)))
    assert wrong == []
