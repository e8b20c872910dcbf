"""A file that was looked at, kept until the same person in the same session says what to do with it."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from concord.core.lib.imports import ImportResult

SESSION = "kept_uploads"
KEPT = timedelta(days=1)
# Somebody may look at a few files in as many tabs before importing one.
MOST = 3


@dataclass(frozen=True)
class KeptUpload:
    """The bytes of a kept file and the name that it came with."""

    data: bytes
    name: str


@dataclass(frozen=True)
class Step:
    """Where an import stands: what it would do or did, and the digest of the file that waits for a yes."""

    result: ImportResult | None = None
    digest: str = ""
    is_done: bool = False


def import_step(
    request: HttpRequest, form: BaseForm, *, purpose: str, at: datetime, run: Callable[..., ImportResult]
) -> Step:
    """First a dry run that says what would change; then the import of exactly the file that was looked at.

    `form` has a `file`; `run` takes `data`, `name` and `dry_run`. The second request names the file by its digest.
    """
    if "kept" in request.POST:
        return import_kept(request, form, purpose=purpose, run=run)
    if not form.is_valid():
        return Step()
    file = form.cleaned_data["file"]
    if file.size > settings.UPLOAD_LIMIT:
        form.add_error("file", "The file is too large: at most 10 MB are read.")
        return Step()
    data = file.read()
    result = run(data=data, name=file.name, dry_run=True)
    return Step(result, "" if result.refused else keep_upload(request, data, file.name, purpose=purpose, at=at))


def draw_import(
    request: HttpRequest, form: BaseForm, step: Step | None = None, *, title: str, export_url: str, note: str = ""
) -> HttpResponse:
    """The page of an import: what the file would do, and the button that does it. `note`: what a file cannot say."""
    context = {"form": form, "looked": step, "result": step.result if step else None}
    return render(request, "ui/import.html", context | {"title": title, "export_url": export_url, "note": note})


def import_kept(request: HttpRequest, form: BaseForm, *, purpose: str, run: Callable[..., ImportResult]) -> Step:
    digest = request.POST["kept"]
    kept = kept_upload(request, digest, purpose=purpose)
    if kept is None:
        form.add_error("file", "The file is kept for one day only, and is no longer here. Choose it again.")
        return Step()
    result = run(data=kept.data, name=kept.name, dry_run=False)
    drop_upload(request, digest)
    return Step(result, is_done=not result.refused)


def folder() -> Path:
    found = Path(settings.MEDIA_ROOT) / "waiting"
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


def keep_upload(request: HttpRequest, data: bytes, name: str, *, purpose: str, at: datetime) -> str:
    """Keep a file under a random name, for this session and person and for one purpose. Gives its digest."""
    sweep_uploads(at=at)
    digest, file = sha256(data).hexdigest(), secrets.token_hex(16)
    path = folder() / file
    path.touch(mode=0o600)
    path.write_bytes(data)
    drop_upload(request, digest)
    there = list(notes(request).items())
    for _, facts in there[: 1 - MOST]:
        remove(facts)
    facts = {"file": file, "name": name, "purpose": purpose, "owner": owner_of(request)}
    request.session[SESSION] = dict(there[1 - MOST :]) | {digest: facts}
    return digest


def kept_upload(request: HttpRequest, digest: str, *, purpose: str) -> KeptUpload | None:
    """The file with this digest, if this person kept it in this session for the purpose and it is still what it was."""
    file, name = kept_as(request, digest, purpose=purpose)
    path = folder() / file
    data = path.read_bytes() if file and path.is_file() else b""
    return KeptUpload(data, name) if file and sha256(data).hexdigest() == digest else None


def drop_upload(request: HttpRequest, digest: str) -> None:
    """Delete a file that was used."""
    kept = dict(notes(request))
    if facts := kept.pop(digest, None):
        remove(facts)
        request.session[SESSION] = kept


def sweep_uploads(*, at: datetime) -> int:
    """Delete every file that waited for more than a day. Gives how many."""
    old = [path for path in folder().iterdir() if path.stat().st_mtime < (at - KEPT).timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def remove(facts: Mapping[str, str]) -> None:
    (folder() / facts["file"]).unlink(missing_ok=True)
    (folder() / f"{facts['file']}.json").unlink(missing_ok=True)


def kept_as(request: HttpRequest, digest: str, *, purpose: str) -> tuple[str, str]:
    """The random name under which a file is kept and the name that it came with; empty for anybody else's."""
    facts = notes(request).get(digest)
    if facts is None or (facts["purpose"], facts["owner"]) != (purpose, owner_of(request)):
        return "", ""
    return facts["file"], facts["name"]


def owner_of(request: HttpRequest) -> str:
    return str(request.user.pk) if request.user.is_authenticated else ""


def notes(request: HttpRequest) -> dict[str, dict[str, str]]:
    """What the session knows of each kept file, by its digest."""
    found: dict[str, dict[str, str]] = request.session.get(SESSION, {})
    return found
