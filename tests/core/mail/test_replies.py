"""Addresses to answer a mail to: for one thing and one person, and nobody makes one up."""

from datetime import date
from uuid import UUID

import pytest

from concord.core.mail.replies import read_reply_address, reply_address

TOPIC, RUTH, OTHER = UUID(int=1 << 100), UUID(int=7), UUID(int=8)
UNTIL = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def door(settings):
    settings.INBOUND_DOMAIN = "in.example.org"


def test_an_address_is_read_as_it_was_made_whatever_its_capitals():
    address = reply_address(TOPIC, RUTH, UNTIL)
    for written in (address, address.upper(), f" {address} "):
        found = read_reply_address(written)
        assert (found.key, found.until, found.is_of(RUTH), found.is_of(OTHER)) == (TOPIC, UNTIL, True, False)
    assert len(address.partition("@")[0]) <= 64


def test_what_is_changed_is_of_nobody():
    address = reply_address(TOPIC, RUTH, UNTIL)
    longer = read_reply_address(address.replace(f"{UNTIL.toordinal():x}", f"{UNTIL.toordinal() + 90:x}"))
    assert longer.is_of(RUTH) is False
    other = reply_address(UUID(int=2 << 100), RUTH, UNTIL)
    swapped = other.split(".")[0] + "." + address.split(".", 1)[1]
    assert read_reply_address(swapped).is_of(RUTH) is False


@pytest.mark.parametrize(
    "address", ["", "reply@in.example.org", "reply+a.b.c@in.example.org", "x@y", "reply+" + "a" * 26 + ".fffff."]
)
def test_other_addresses_are_none(address):
    assert read_reply_address(address) is None


def test_another_domain_or_no_door_is_none(settings):
    address = reply_address(TOPIC, RUTH, UNTIL)
    settings.INBOUND_DOMAIN = "other.example.org"
    assert read_reply_address(address) is None
    settings.INBOUND_DOMAIN = ""
    assert (read_reply_address(address), reply_address(TOPIC, RUTH, UNTIL)) == (None, "")
