"""An officer notes how an organisation was asked that no mail reaches, and types in what it said."""

import pytest

from concord.core.directory.models import Partner
from concord.log import commands

from .deciding import sit_down


@pytest.fixture
def sitting(place):
    made = sit_down(place)
    Partner.objects.filter(organisation=place.bodies["council"]).update(contact_email="")
    place.bodies["council"].email = ""
    place.bodies["council"].save()
    commands.build_sheet(period=made.period, by=place.officer, at=made.now)
    return made


def asked(sitting) -> str:
    return sitting.place.url(f"replies/{sitting.request().uid}/asked/")


def test_the_point_leads_to_the_form_and_then_says_how_it_was_asked(sitting, signed_in):
    client, day = signed_in(sitting.place.officer), sitting.place.today
    point = sitting.place.url(f"points/{sitting.grants.reference}/")
    assert f'href="{asked(sitting)}"' in client.get(point).content.decode()
    assert "Only two weeks to apply" in client.get(asked(sitting)).content.decode()
    typed = {"way": "letter", "whom": "The town clerk", "on_day": day.day, "on_month": day.month, "on_year": day.year}
    body = client.post(asked(sitting), typed, follow=True).content.decode()
    assert "Asked by letter (The town clerk) on" in body
    assert asked(sitting) not in body
    member = signed_in(sitting.place.member).get(point).content.decode()
    assert "Asked by letter on" in member
    assert "town clerk" not in member
    enter = sitting.place.url(f"replies/{sitting.request().uid}/enter/")
    assert f'href="{enter}"' in body
    body = client.post(enter, {"text": "We give four weeks.", "name": "The clerk"}, follow=True).content.decode()
    assert "We give four weeks." in body


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(sitting, signed_in):
    typed = {"way": "letter", "whom": "The town clerk", "on_day": 1, "on_month": 1, "on_year": 2099}
    body = signed_in(sitting.place.officer).post(asked(sitting), typed).content.decode()
    assert "This day is still to come" in body
    assert "The town clerk" in body


def test_nobody_else_opens_it(sitting, signed_in):
    for who in (sitting.place.chair, sitting.place.champion, sitting.place.member):
        assert signed_in(who).get(asked(sitting)).status_code == 403
    assert (
        signed_in(sitting.place.officer)
        .get(sitting.place.url(f"replies/{sitting.place.area.pk:032d}/asked/"))
        .status_code
        == 404
    )
