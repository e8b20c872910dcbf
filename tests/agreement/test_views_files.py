"""The pages that give a version as files."""

from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from concord.agreement.exports import TYPES
from tests.agreement.versions import add_document, draft, full_version, long_outline

URL = "/areas/wessington/agreement/documents/"


@pytest.mark.parametrize("kind", TYPES)
def test_each_kind_is_given_under_a_name_of_its_own(world, signed_in, kind):
    version = full_version(world)
    response = signed_in(world.observer).get(f"{URL}{version.document.uid}/1/file.{kind}")
    assert response["Content-Disposition"] == f'attachment; filename="wessington-agreement-1.{kind}"'
    assert response["Content-Type"] == TYPES[kind]
    assert len(response.content) > 500


def test_the_leaflet_of_a_code_is_named_after_what_it_is_about(world, signed_in):
    code = add_document(world, kind="code", code_kind="funding", prefix="F")
    draft(code)
    response = signed_in(world.observer).get(f"{URL}{code.uid}/1/leaflet.pdf")
    assert response["Content-Disposition"] == 'attachment; filename="wessington-funding-1-leaflet.pdf"'
    assert response.content.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["1/file.exe", "2/file.pdf", "2/leaflet.pdf"])
def test_what_there_is_not_is_not_found(world, signed_in, name):
    version = full_version(world)
    assert signed_in(world.observer).get(f"{URL}{version.document.uid}/{name}").status_code == 404


def test_a_neighbour_gets_none_of_it(world, signed_in):
    version = full_version(world)
    client = signed_in(world.stranger)
    for name in ("1/file.pdf", "1/file.json", "1/leaflet.pdf"):
        assert client.get(f"{URL}{version.document.uid}/{name}").status_code in (403, 404)


@pytest.mark.parametrize("count", [1, 200])
def test_a_file_takes_the_same_queries_whatever_its_length(world, signed_in, django_assert_max_num_queries, count):
    version = draft(add_document(world), long_outline(count))
    client = signed_in(world.observer)
    with django_assert_max_num_queries(20):
        client.get(f"{URL}{version.document.uid}/1/file.json")


def post_file(client, document, version):
    data = client.get(f"{URL}{document.uid}/{version.number}/file.json").content
    return client.post(f"{URL}{document.uid}/from-file/", {"file": SimpleUploadedFile("version.json", data)})


def test_a_file_is_looked_at_first_and_then_put_into_a_new_draft(world, signed_in):
    version, client = full_version(world), signed_in(world.officer)
    code = add_document(world, kind="code", code_kind="funding", prefix="F")
    data = client.get(f"{URL}{version.document.uid}/1/file.json").content
    address = f"{URL}{code.uid}/from-file/"
    body = client.post(address, {"file": SimpleUploadedFile("version.json", data)}).content.decode()
    assert "4 commitments would be added" in body
    assert "1.1 Ask people early" in body
    assert not code.versions.exists()
    response = client.post(address, {"kept": sha256(data).hexdigest()})
    assert response["Location"] == f"{URL}{code.uid}/1/"
    assert "The draft says now what the file says." in client.get(response["Location"]).content.decode()
    assert code.versions.get().texts.count() == 4


def test_a_file_with_problems_names_them_and_keeps_nothing(world, signed_in):
    document = add_document(world)
    file = SimpleUploadedFile("version.json", b'{"format": "concord-agreement", "format_version": 1, "version": {}}')
    body = signed_in(world.officer).post(f"{URL}{document.uid}/from-file/", {"file": file}).content.decode()
    assert "Nothing was imported" in body
    assert "The version: “title” is missing." in body
    assert not document.versions.exists()


def test_a_file_that_says_nothing_new_offers_nothing_to_import(world, signed_in):
    version = draft(add_document(world))
    body = post_file(signed_in(world.officer), version.document, version).content.decode()
    assert "It says nothing new, so there is nothing to import." in body
    assert "Put it into the draft" not in body


def test_only_officers_bring_in_a_file(world, signed_in):
    address = f"{URL}{add_document(world).uid}/from-file/"
    found = [signed_in(person).get(address).status_code for person in (world.officer, world.member, world.stranger)]
    assert found == [200, 403, 404] or found == [200, 403, 403]
