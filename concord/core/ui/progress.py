"""How far long work has come with a kept file, written beside it by the worker for the page that waits."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from concord.core.lib.errors import Problem
from concord.core.lib.imports import ImportResult

from .uploads import folder

# A note is written once in so many rows.
STEP = 25


@dataclass(frozen=True)
class Progress:
    """Rows read so far of how many; once it is over, what came of it. `keeps`: whether it imports, or only looks."""

    done: int
    of: int
    keeps: bool
    result: ImportResult | None = None
    has_failed: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the file is imported: it is gone, and there is nothing more to do with it."""
        return self.keeps and self.result is not None and not self.result.refused


def note_progress(file: str, **facts: Any) -> None:
    """Write how far the work on a file has come, in place of what was written before."""
    path = folder() / f"{file}.json"
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(facts))
    fresh.replace(path)


def progress_of(file: str) -> Progress | None:
    """How far the work on a file has come; None where none was begun."""
    path = folder() / f"{file}.json"
    if not path.is_file():
        return None
    facts = json.loads(path.read_text())
    if found := facts.pop("result", None):
        problems = [Problem(**problem) for problem in found.pop("problems")]
        return Progress(**facts, result=ImportResult(**found, problems=problems))
    return Progress(**facts)


def work_with_progress(file: str, work: Callable[..., ImportResult], *, of: int, keeps: bool) -> None:
    """Do the work on a kept file: `work` takes its bytes and `told`, to be called with each row that was read.

    Whatever goes wrong, the page that waits is told so. A file that was imported is deleted.
    """

    def told(done: int) -> None:
        if done % STEP == 0:
            note_progress(file, done=done, of=of, keeps=keeps)

    try:
        result = work(data=(folder() / file).read_bytes(), told=told)
    except Exception:
        note_progress(file, done=0, of=of, keeps=keeps, has_failed=True)
        raise
    note_progress(file, done=of, of=of, keeps=keeps, result=asdict(result))
    if keeps and not result.refused:
        (folder() / file).unlink(missing_ok=True)
