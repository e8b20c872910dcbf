import pytest
from cryptography.fernet import Fernet, InvalidToken

from concord.core.accounts.encryption import app_keys, seal, tag, unseal

FACTS = {"name": "Siân O’Brien", "email": "sian@example.org", "phone": None}


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]


def test_what_was_sealed_is_read_again():
    token = seal(FACTS)
    assert unseal(token) == FACTS
    assert unseal(memoryview(token)) == FACTS


def test_nothing_of_it_can_be_read_without_the_key(settings):
    token = seal(FACTS)
    assert b"sian" not in token
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(InvalidToken):
        unseal(token)


def test_the_secret_key_of_the_site_does_not_open_it(settings):
    token = seal(FACTS)
    settings.SECRET_KEY = "another"
    assert unseal(token) == FACTS


def test_the_same_facts_never_look_the_same_and_their_length_says_nothing():
    assert seal(FACTS) != seal(FACTS)
    assert len(seal({"name": "A"})) == len(seal({"name": "A" * 400}))


def test_a_new_key_comes_first_and_the_old_one_still_opens(settings):
    old, token, mark = settings.IDENTITY_KEYS[0], seal(FACTS), tag("period", 7)
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode(), old]
    assert unseal(token) == FACTS
    assert tag("period", 7) == mark
    again = seal(FACTS)
    settings.IDENTITY_KEYS = settings.IDENTITY_KEYS[:1]
    assert unseal(again) == FACTS


def test_a_tag_is_steady_keyed_and_tells_its_parts_apart(settings):
    mark = tag("period", 7)
    assert (len(mark), tag("period", "7")) == (64, mark)
    assert len({mark, tag("period7"), tag("period", 7, ""), tag("perio", "d7"), tag(7, "period")}) == 5
    settings.SECRET_KEY = "another"
    assert tag("period", 7) == mark
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]
    assert tag("period", 7) != mark


def test_keys_of_authenticator_apps_outlive_a_change_of_the_secret_key(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "first", []
    kept = app_keys().encrypt(b"KEY")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "second", ["first"]
    assert app_keys().decrypt(kept) == b"KEY"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        app_keys().decrypt(kept)
