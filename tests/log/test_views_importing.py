"""A long file is looked at and imported in the background, while its page says how far it has come."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from concord.core.lib.tables import write_csv
from concord.core.ui.progress import note_progress, progress_of
from concord.log.imports.returns import COLUMNS
from concord.log.models import Point
from concord.log.views import importing


@pytest.fixture(autouse=True)
def waiting(settings, tmp_path, monkeypatch):
    """Where files wait; more than two rows are many."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(importing, "MANY", 2)
    return tmp_path / "waiting"


def upload(count=4, **facts):
    base = dict.fromkeys(COLUMNS, "") | {
        "period": "2024-1", "opens_on": "2024-01-01", "due_on": "2024-02-01", "respondent_email": "ann@example.org",
        "respondent_name": "Ann Example", "organisation": "Oak House", "sector": "voluntary",
        "received_on": "2024-01-15", "win_source": "",
    }  # fmt: skip
    rows = [base | {"box": str(n), "text": f"Point {n}", "win_source": "planned" if n == 3 else ""} | facts
            for n in range(1, count + 1)]  # fmt: skip
    return SimpleUploadedFile("returns.csv", write_csv(COLUMNS, rows))


def note_of(waiting):
    return next(path for path in waiting.iterdir() if path.suffix == ".json")


def test_a_long_file_is_looked_at_then_imported_by_the_worker(place, signed_in, waiting, at_once):
    client, url = signed_in(place.officer), place.url("periods/import/")
    begun = client.post(url, {"file": upload()})
    assert begun.url.startswith(f"{url}?file=")
    looked = client.get(begun.url).content.decode()
    assert ("4 rows would be added" in looked, "Import these rows" in looked, Point.objects.count()) == (True, True, 0)
    digest = {"kept": begun.url.partition("file=")[2]}
    done = client.post(url, digest)
    # Looking twice says the same: a script looks too. The file itself is gone, so it is not imported again.
    for _ in range(2):
        assert "4 rows are in." in client.get(done.url).content.decode()
    assert (Point.objects.count(), [path.suffix for path in waiting.iterdir()]) == (4, [".json"])
    assert (client.post(url, digest).url, Point.objects.count()) == (done.url, 4)


def test_while_the_worker_imports_a_file_a_second_press_begins_nothing(place, signed_in, waiting):
    client, url = signed_in(place.officer), place.url("periods/import/")
    begun = client.post(url, {"file": upload()})
    note_progress(note_of(waiting).stem, done=1, of=4, keeps=True)
    again = client.post(url, {"kept": begun.url.partition("file=")[2]})
    assert (again.url, Point.objects.count()) == (begun.url, 0)
    assert "1 of 4 rows" in client.get(again.url).content.decode()


def test_the_page_says_how_far_it_has_come_and_leads_to_look_again(place, signed_in, waiting):
    client, url = signed_in(place.officer), place.url("periods/import/")
    begun = client.post(url, {"file": upload()})
    note = note_of(waiting)
    note.write_text(json.dumps({"done": 3, "of": 4, "keeps": False}))
    body = client.get(begun.url).content.decode()
    assert ("3 of 4 rows looked at" in body, "Look again" in body, "data-progress" in body) == (True, True, True)
    note_progress(note.stem, done=0, of=4, keeps=False, has_failed=True)
    assert "The file could not be read" in client.get(begun.url).content.decode()


def test_every_fault_of_a_long_file_is_told_and_nothing_can_be_imported(place, signed_in, at_once):
    client, url = signed_in(place.officer), place.url("periods/import/")
    begun = client.post(url, {"file": upload(sector="private", received_on="soon")})
    body = client.get(begun.url).content.decode()
    assert (body.count("is not one of"), body.count("received_on")) == (4, 4)
    assert "Import these rows" not in body
    assert "Step(" not in body


def test_what_waits_is_for_its_person_and_session_alone(place, signed_in, at_once):
    url = place.url("periods/import/")
    begun = signed_in(place.officer).post(url, {"file": upload()})
    other = signed_in(place.officer)
    assert "no longer here" in other.get(begun.url, follow=True).content.decode()
    assert "Choose it again" in other.post(url, {"kept": begun.url.partition("file=")[2]}).content.decode()
    assert Point.objects.count() == 0


def test_a_failure_of_the_worker_is_written_down(place, signed_in, waiting, monkeypatch):
    from concord.log import tasks

    begun = signed_in(place.officer).post(place.url("periods/import/"), {"file": upload()})
    assert begun.status_code == 302
    file = note_of(waiting).stem
    (waiting / file).unlink()
    with pytest.raises(FileNotFoundError):
        tasks.read_returns.call("WESS", str(place.officer.uid), file, "returns.csv", 4, False)
    assert progress_of(file).has_failed
