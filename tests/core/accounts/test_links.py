import pytest
from django.core.signing import Signer

from concord.core.accounts.links import destination_of, hash_of, register, token_of, uid_in, url_of
from concord.core.accounts.terms import Purpose
from tests.factories.accounts import CODE, PersonalLinkFactory

pytestmark = pytest.mark.django_db


def test_a_token_is_the_signed_uid():
    link = PersonalLinkFactory()
    assert uid_in(token_of(link)) == str(link.uid)


def test_a_token_that_was_changed_or_signed_for_something_else_names_nothing():
    link = PersonalLinkFactory()
    forged = Signer(salt="something else").sign(str(link.uid))
    assert [uid_in(token) for token in (str(link.uid), token_of(link)[:-1], forged, "")] == [None] * 4


def test_the_address_is_whole(settings):
    settings.SITE_ADDRESS = "https://concord.example.org"
    link = PersonalLinkFactory()
    assert url_of(link) == f"https://concord.example.org/link/{token_of(link)}/"


def test_a_code_is_kept_as_a_keyed_hash_of_how_it_was_meant(settings):
    kept = hash_of(CODE)
    assert (len(kept), CODE.lower() in kept) == (64, False)
    assert hash_of("7kq2 m9xp") == kept
    assert hash_of("7KQ2-M9XR") != kept
    settings.SECRET_KEY = "another"
    assert hash_of(CODE) != kept


def test_each_purpose_leads_to_its_own_page():
    register(Purpose.TASK, lambda link: f"/task/{link.subject_key}/")
    assert destination_of(PersonalLinkFactory(purpose=Purpose.TASK, subject_key="A7")) == "/task/A7/"
