"""What champions raised, before and after; and who speaks up without a role."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from concord.champions import commands
from concord.champions.models import Advocate, Effect, EffectValue
from concord.champions.queries.effects import panel_of
from concord.champions.rules.advocates import check_consent
from concord.champions.rules.effects import NOT_WHY, Value, check_publishable, for_everybody, in_words
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.pages import text
from tests.worlds import at

from .watching import DAY, FACTS, URL

BEGUN = date(2026, 1, 1)
BARRIER = {
    "title": "Late bills",
    "barrier": "Bills wait.",
    "measure": "Paid in 30 days",
    "unit": "%",
    "begun_on": BEGUN,
}
YES = {"name": "Vic Example", "raises": "Fair notice", "consent_on": DAY, "consent_way": "writing"}


def day(prefix, on=None):
    on = on or timezone.localdate()
    return {f"{prefix}_day": on.day, f"{prefix}_month": on.month, f"{prefix}_year": on.year}


def value(amount, n, *, after):
    return Value(date(2026, 2 if after else 1, 1), Decimal(amount), n, after, "%")


@pytest.fixture
def effect(world):
    return commands.put_effect(area=world.area, facts={**BARRIER, "organisation": world.council}, **FACTS)


def measured(effect, on, amount=58, n=40):
    return commands.add_effect_value(effect=effect, on=on, value=Decimal(amount), n=n, **FACTS)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([], "nothing can be compared"),
        ([value(58, 9, after=False)], "nothing can be compared"),
        (
            [value(58, 1200, after=False), value("95.5", None, after=True)],
            f"Last before the day: 58 % (n = 1,200). Last after it: 95.5 % (n not known). {NOT_WHY}",
        ),
    ],
)
def test_the_sentence_says_after_and_never_because(values, words):
    said = in_words(values, "the day")
    assert words in said
    assert not [cause for cause in ("because", "thanks to", "due to", "led to", "caused") if cause in said]


def test_what_everybody_reads_has_both_sides_and_nothing_of_few():
    few, many, unknown = value(1, 4, after=False), value(2, 5, after=True), value(2, None, after=True)
    for refused in ([], [many], [few, unknown]):
        with pytest.raises(RuleBroken):
            check_publishable(refused)
    check_publishable([few, many])
    assert [one.words for one in for_everybody([few, many])] == [
        "not shown: fewer than 5 were counted",
        "2 % (n = 5)",
    ]


def test_values_before_and_after_the_day(world, effect):
    measured(effect, date(2025, 12, 31))
    measured(effect, BEGUN, 95)
    found = panel_of(Effect.objects.get())
    assert [(one.side, one.plain, one.n) for one in found.values] == [("Before", "58 %", 40), ("After", "95 %", 40)]
    with pytest.raises(RuleBroken, match="day already"):
        measured(effect, BEGUN)
    with pytest.raises(RuleBroken, match="has not come"):
        measured(effect, date(2026, 3, 3))


def test_it_is_published_with_both_values_and_stays_so(world, effect, client):
    facts = {**BARRIER, "organisation": world.council, "is_public": True}
    with pytest.raises(RuleBroken, match="Add a value from before"):
        commands.put_effect(area=world.area, facts=facts, effect=effect, **FACTS)
    assert "Late bills" not in text(client.get(f"{URL}effects/public/"))
    effect.refresh_from_db()
    measured(effect, date(2025, 12, 31))
    last = measured(effect, BEGUN, 95, n=3)
    commands.put_effect(area=world.area, facts=facts, effect=effect, **FACTS)
    page = text(client.get(f"{URL}effects/public/"))
    assert ("Late bills" in page, "58 %" in page, "95" in page) == (True, True, False)
    with pytest.raises(RuleBroken):
        commands.remove_effect_value(value=last, **FACTS)
    assert EffectValue.objects.count() == 2


def test_the_officer_writes_it_down_and_champions_read_it(world, signed_in):
    officer = signed_in(world.officer)
    sent = {"title": "Late bills", "barrier": "Bills wait.", "measure": "Paid", "body": "A trust", **day("begun_on")}
    made = officer.post(f"{URL}effects/new/", sent)
    effect = Effect.objects.get()
    assert made["Location"] == f"{URL}effects/{effect.uid}/"
    assert "One of the two" in text(officer.post(f"{URL}effects/new/", {**sent, "body": ""}))
    assert officer.post(f"{URL}effects/{effect.uid}/values/", {**day("on"), "value": "9.5"}).status_code == 302
    champion = signed_in(world.champion)
    assert "Late bills" in text(champion.get(f"{URL}effects/"))
    assert "n not known" in text(champion.get(f"{URL}effects/{effect.uid}/"))
    assert champion.get(f"{URL}effects/new/").status_code == 403
    assert "9.5" in officer.get(f"{URL}effects.csv").content.decode()
    assert officer.post(f"{URL}values/{EffectValue.objects.get().uid}/remove/").status_code == 302
    assert officer.post(f"{URL}effects/{effect.uid}/remove/").status_code == 302
    assert Effect.objects.count() == 0
    for act in (commands.put_effect, commands.put_advocate):
        more = {} if act == commands.put_effect else {"agreed": True}
        with pytest.raises(AccessDenied):
            act(area=world.area, facts={**BARRIER, **YES}, by=world.champion, at=at(DAY), **more)


@pytest.mark.parametrize(
    "given",
    [
        {"agreed": False, "on": DAY, "way": "writing"},
        {"agreed": True, "on": None, "way": "writing"},
        {"agreed": True, "on": DAY, "way": "nobodys"},
        {"agreed": True, "on": date(2026, 3, 3), "way": "spoken"},
    ],
)
def test_nobody_is_kept_without_their_yes(given):
    with pytest.raises(RuleBroken):
        check_consent(**given, today=DAY)


def test_an_advocate_is_kept_by_consent_and_gone_without(world, signed_in):
    officer = signed_in(world.officer)
    sent = {"name": "Vic Example", "raises": "=Fair notice", "consent_way": "spoken", **day("consent_on")}
    assert "Ask them first" in text(officer.post(f"{URL}advocates/new/", sent))
    assert Advocate.objects.count() == 0
    assert officer.post(f"{URL}advocates/new/", {**sent, "agreed": "on"})["Location"] == f"{URL}advocates/"
    made = Advocate.objects.get()
    assert "Vic Example" in text(officer.get(f"{URL}advocates/?search=vic"))
    assert "Nobody is here" in text(officer.get(f"{URL}advocates/?search=zed"))
    assert "'=Fair notice" in officer.get(f"{URL}advocates.csv").content.decode()
    for somebody in (world.champion, world.chair):
        assert signed_in(somebody).get(f"{URL}advocates/").status_code == 403
    assert officer.post(f"{URL}advocates/{made.uid}/remove/").status_code == 302
    assert Advocate.objects.count() == 0
    labels = set(AuditEntry.objects.filter(verb__contains="advocate").values_list("subject_label", flat=True))
    assert labels == {"an advocate"}


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_as_often_for_many(world, signed_in, count, django_assert_max_num_queries):
    for number in range(count):
        facts = {**BARRIER, "title": f"No {number}", "organisation": world.council}
        measured(commands.put_effect(area=world.area, facts=facts, **FACTS), BEGUN)
        commands.put_advocate(area=world.area, facts={**YES, "name": f"Vic {number}"}, agreed=True, **FACTS)
    client = signed_in(world.officer)
    client.get(URL)
    for where in ("effects", "advocates"):
        with django_assert_max_num_queries(12):
            text(client.get(f"{URL}{where}/"))


@pytest.mark.parametrize(
    ("n", "words"), [(1, "fewer than 5 champions"), (4, "fewer than 5 champions"), (5, "5 champions")]
)
def test_everybody_reads_no_number_of_few_champions(effect, n, words):
    effect.champions = n
    assert panel_of(effect, public=True).champions == words
    assert panel_of(effect).champions == f"{n} champion{'' if n == 1 else 's'}"
