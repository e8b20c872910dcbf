"""The demo as its people find it."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone

from concord.agreement.models import Signature
from concord.agreement.queries.approaching import coverage_page
from concord.agreement.queries.signatures import newest_version
from concord.core.accounts.models import Person, PersonalLink
from concord.core.areas.scoping import within
from concord.interfaces.cli.demo.cycle import half_return
from concord.interfaces.cli.demo.places import fill_agreement, fill_directory, make_places, meet
from concord.interfaces.cli.demo.signing import fill_register
from concord.log.models import Period
from tests.signing_in import come_by, sign_in

SAID = "complaints would be remembered"


@pytest.fixture
def leah(db: None) -> Iterator[Person]:
    """Whoever wrote the confidential point of the demo's open period; the year before it is left out."""
    place = make_places(timezone.localdate())
    with within(place.area):
        fill_directory(place)
        fill_agreement(place)
        half_return(place, meet(place))
        yield place.people["Leah Demo-Stone"]


def by_link(person: Person) -> Client:
    """A client that came by the link in somebody's last mail."""
    return come_by(PersonalLink.objects.filter(person=person).latest("pk"))


def test_whoever_wrote_the_confidential_point_reads_it_by_link_and_signed_in_and_nobody_else(leah: Person) -> None:
    page = f"/areas/wessington/log/returns/{Period.objects.get(label='Autumn returns').reference}/check/"
    assert all(SAID in client.get(page).content.decode() for client in (by_link(leah), sign_in(leah)))
    other = by_link(Person.objects.get(name="Jamal Demo-Said")).get(page)
    assert (other.status_code, SAID in other.content.decode()) == (200, False)


def test_the_demo_has_a_register_with_every_standing(db: None) -> None:
    place = make_places(timezone.localdate())
    with within(place.area):
        fill_directory(place)
        fill_agreement(place)
        fill_register(place)
        found = Counter(Signature.objects.values_list("state", flat=True))
        ways = set(Signature.objects.values_list("way", flat=True))
        reach = coverage_page(place.area, newest_version(place.area)).whole
    assert found == {"registered": 14, "withdrawn": 1, "waiting": 1}
    assert ways == {"online", "event", "paper"}
    assert reach.counts == {
        "signed": 12, "covered": 2, "waiting": 1, "withdrawn": 1, "declined": 1, "approached": 3, "not_yet": 4,
    }  # fmt: skip
    people = sign_in(place.people["Priya Demo-Shah"]).get("/areas/wessington/agreement/signatories/coverage/")
    assert "We have three staff" in people.content.decode()
