"""Partnerships in pages: the register, the round, an answer by link and one on paper."""

import pytest
from django.core import mail

from concord.core.accounts.models import PersonalLink
from concord.core.directory.models import Partnership, PartnershipAnswer, PartnershipRound
from tests.signing_in import come_by

HERE = "/areas/wessington/partnerships/"
NEW = {"name": "Strategic Partnership", "kind": "board", "on_agenda": "unknown", "is_adopted": "unknown"}
ANSWER = {"on_agenda": "yes", "is_adopted": "no", "use": "We read it.", "needs": "", "answered_by": "Secretary"}


@pytest.fixture
def officer(world, signed_in):
    return signed_in(world.officer)


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def day(name, days):
    year, month, number = days.split("-")
    return {f"{name}_day": number, f"{name}_month": month, f"{name}_year": year}


def due():
    return day("due_on", "2099-03-02")


def asked(officer):
    """A round with one partnership that has an address."""
    officer.post(f"{HERE}new/", {**NEW, "contact_email": "board@example.org"})
    officer.post(f"{HERE}rounds/new/", {"name": "2026", "message": "", **due()})
    return PartnershipRound.objects.get()


def test_an_officer_adds_one_and_everybody_reads_it_but_not_its_address(world, officer, signed_in):
    assert "No partnership or board is here yet" in page(signed_in(world.chair), HERE)
    made = officer.post(f"{HERE}new/", {**NEW, "contact_email": "board@example.org", "seats": "12"})
    board = Partnership.objects.get()
    assert made.url == f"{HERE}{board.uid}/"
    assert "board@example.org" in page(officer, made.url)
    seen = page(signed_in(world.chair), made.url)
    assert ("12" in seen, "board@example.org" in seen, "Change its details" in seen) == (True, False, False)
    assert "Strategic Partnership" in page(signed_in(world.chair), f"{HERE}?kind=board&search=strat")
    assert "No partnership matches" in page(officer, f"{HERE}?kind=other")


def test_a_wrong_entry_is_said_and_comes_back(officer):
    response = officer.post(f"{HERE}new/", {**NEW, "seats": "2", "voluntary_seats": "3"})
    assert "These are more than the 2 seats" in response.content.decode()
    assert Partnership.objects.count() == 0


def test_all_are_asked_and_one_answers_by_its_link_without_an_account(world, officer, signed_in):
    assert "Nobody to ask yet" in page(officer, f"{HERE}rounds/new/")
    round_ = asked(officer)
    assert [message.to for message in mail.outbox] == [["board@example.org"]]
    client, url = come_by(PersonalLink.objects.get(purpose="partnership")), f"{HERE}answer/"
    assert "Is the Compact on its agenda?" in page(client, url)
    assert "There is a problem" in client.post(url, {"on_agenda": "yes"}).content.decode()
    assert client.post(url, ANSWER).url == url
    assert "Your answer came on" in page(client, url)
    summary = page(signed_in(world.chair), f"{HERE}rounds/{round_.uid}/")
    assert ("(1 of 1)" in summary, "We read it." in summary, "Close the round" in summary) == (True, True, False)
    assert "(1 of 1)" in page(signed_in(world.chair), f"{HERE}rounds/")
    officer.post(f"{HERE}rounds/{round_.uid}/close/")
    assert "The round is closed, so it stays as it is." in page(client, url)
    client.post(url, {**ANSWER, "on_agenda": "no"})
    assert PartnershipAnswer.objects.get().on_agenda == "yes"


def test_the_missing_are_reminded_and_an_answer_is_typed_in(officer):
    round_ = asked(officer)
    url = f"{HERE}rounds/{round_.uid}/"
    assert "Remind those that have not answered" in page(officer, url)
    assert officer.post(f"{url}remind/").url == url
    assert len(mail.outbox) == 2
    answer = PartnershipAnswer.objects.get()
    typed = {**ANSWER, **day("on", f"{answer.asked_on}")}
    assert officer.post(f"{HERE}answers/{answer.uid}/", typed).url == url
    assert "on paper" in page(officer, url)
    officer.post(f"{HERE}new/", {**NEW, "name": "Ward panel"})
    assert "Ask those added since" in page(officer, url)
    officer.post(f"{url}ask/")
    assert PartnershipAnswer.objects.count() == 2


def test_it_is_exported_and_imported(officer):
    asked(officer)
    made = officer.get("/areas/wessington/partnerships.csv")
    assert b"Strategic Partnership" in made.content
    assert officer.get("/areas/wessington/partnerships.xlsx").status_code == 200
    assert officer.get("/areas/wessington/partnerships.pdf").status_code == 404
    assert "Import partnerships and boards" in page(officer, f"{HERE}import/")


def test_another_areas_partnership_is_not_there(world, officer, signed_in):
    asked(officer)
    board, client = Partnership.objects.get(), signed_in(world.stranger)
    assert client.get(f"{HERE}{board.uid}/").status_code == 403
    assert client.get(f"/areas/eastmere/partnerships/{board.uid}/").status_code == 404
