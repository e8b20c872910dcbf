"""Two tiers: both agree before sums are shared; an item goes up with consent, names nobody, and comes back answered."""

from datetime import date, timedelta

import pytest

from concord.agreement.commands import sum_up_sign_up
from concord.agreement.models import SignUpSummary
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import RoleGrant
from concord.core.areas.models import Area, TierRelation
from concord.core.areas.scoping import across, between_tiers, within
from concord.core.areas.terms import AreaKind
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands, tier_rules
from concord.core.directory.models import PassedItem
from concord.core.directory.tier_queries import above_page, passed_by, passed_rows
from concord.core.directory.tier_tables import passed_items
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.interfaces.home.queries import tiers_page
from tests.worlds import START, somebody

ITEM = {"title": "Late bills", "text": "Bills wait.", "consent_way": "spoken", "consented_on": START.date()}
BY = {"by": SYSTEM, "at": START}


def district(world, slug):
    area = commands.add_area(
        slug=slug, name=slug.title(), code=slug[:4].upper(), parent=world.area, kind=AreaKind.DISTRICT, **BY
    )
    with within(area):
        body = commands.add_organisation(area=area, name=f"{area} Council", sector="public", kind="council", **BY)
        area.officer = somebody(area, body, f"Olive{slug}", "officer")
        SignUpSummary(area=area, as_of=START.date(), public_listed=1).save()
    return area


@pytest.fixture
def low(world):
    return district(world, "weston")


@pytest.fixture
def other(world):
    return district(world, "norton")


def note(world, low, **facts):
    facts = {"kind": "aligned", "escalation_route": "By the officers.", **facts}
    return commands.note_tier_relation(upper=world.area, lower=low, facts=facts, by=world.officer, at=START)


def agree(world, low, *, upper=True, lower=True):
    if upper:
        commands.agree_to_share(area=world.area, other=low, by=world.officer, at=START)
    if lower:
        commands.agree_to_share(area=low, other=world.area, by=low.officer, at=START)


def pass_up(low, **facts):
    with within(low):
        return commands.pass_up(area=low, **{**ITEM, **facts}, by=facts.pop("by", low.officer), at=START)


@pytest.mark.parametrize(("upper", "lower"), [(True, False), (False, True), (False, False)])
def test_an_undecided_relation_shows_no_sums(world, low, upper, lower):
    agree(world, low, upper=upper, lower=lower)
    (line,) = tiers_page(world.area).lines
    assert (line.sums, line.why) == (None, "Not shared: it takes a yes from both")
    with between_tiers(world.area):
        assert not SignUpSummary.objects.filter(area=low).exists()


def test_once_both_agreed_the_one_above_reads_sums_and_no_rows(world, low, other):
    agree(world, low)
    assert {line.area: line.sums and line.sums.public_listed for line in tiers_page(world.area).lines} == {
        low: 1, other: None,
    }  # fmt: skip
    for reader in (other, world.neighbour, world.area.parent):
        with between_tiers(reader):
            assert not SignUpSummary.objects.filter(area=low).exists()
        assert low not in [line.area for line in tiers_page(reader).lines if line.sums]
    with across(world.area.parent):
        assert not SignUpSummary.objects.filter(area=low).exists()
    with between_tiers(world.area), pytest.raises(Exception, match="scope"):
        list(PassedItem.objects.all())


def test_sums_are_counted_by_sector_and_only_of_whoever_agreed_to_share(world, low):
    def count():
        with within(low):
            changed = sum_up_sign_up(area=low, on=START.date(), at=START)
            return changed, SignUpSummary.objects.filter(area=low).values_list("public_listed", "on_agenda").first()

    assert count() == (1, None)
    agree(world, low, upper=False)
    with within(low):
        facts = {"name": "Weston Board", "kind": "board", "on_agenda": "yes"}
        commands.add_partnership(area=low, facts=facts, **BY)
    assert (count(), count()) == ((1, (1, 1)), (0, (1, 1)))
    commands.stop_sharing(area=low, other=world.area, by=low.officer, at=START)
    assert count() == (1, None)


def test_either_may_stop_and_then_nothing_is_shared(world, low):
    agree(world, low)
    commands.stop_sharing(area=low, other=world.area, by=low.officer, at=START)
    (line,) = tiers_page(world.area).lines
    assert (line.sums, TierRelation.objects.get().upper_agreed_on) == (None, START.date())
    assert AuditEntry.objects.latest("pk").verb == "areas.tier_ended"


def test_sharing_is_for_two_areas_one_right_below_the_other(world, low, other):
    for area, second in ((low, other), (world.neighbour, low), (world.area.parent, low)):
        with pytest.raises(RuleBroken):
            commands.agree_to_share(area=area, other=second, **BY)


def test_nobody_agrees_for_the_other_tier(world, low):
    with pytest.raises(AccessDenied):
        commands.agree_to_share(area=low, other=world.area, by=world.officer, at=START)
    with pytest.raises(AccessDenied):
        commands.agree_to_share(area=world.area, other=low, by=low.officer, at=START)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_map_asks_as_often_for_three_areas_as_for_one(world, rows, django_assert_num_queries):
    for number in range(rows):
        agree(world, district(world, f"{'abc'[number]}ton"))
    with django_assert_num_queries(5):
        page = tiers_page(world.area)
    assert (len(page.lines), page.agreed, page.signed) == (rows, rows, 0)


def test_an_item_goes_up_and_both_see_how_it_stands(world, low):
    note(world, low)
    item = pass_up(low)
    assert (item.area, item.state) == (world.area, "waiting")
    assert [str(one) for one in above_page(low, START.date()).passed] == ["Late bills"]
    commands.take_up_item(item=item, by=world.officer, at=START)
    assert passed_by(low)[0].state == "taken_up"
    with pytest.raises(RuleBroken):
        commands.take_up_item(item=passed_rows().get(), by=world.officer, at=START)
    commands.answer_item(item=item, answer="We wrote.", sent_back=False, by=world.officer, at=START)
    assert (passed_by(low)[0].state, passed_by(low)[0].answer) == ("answered", "We wrote.")
    with pytest.raises(RuleBroken):
        commands.answer_item(item=passed_rows().get(), answer="Again.", sent_back=True, by=world.officer, at=START)
    assert not [one for one in AuditEntry.objects.all() if "bills" in f"{one.subject_label}{one.facts}".lower()]


def test_another_district_and_a_neighbour_see_nothing_of_it(world, low, other):
    note(world, low)
    item = pass_up(low)
    assert (above_page(other, START.date()).passed, above_page(world.neighbour, START.date()).passed) == ([], [])
    for area in (other, low, world.neighbour):
        with within(area):
            assert not PassedItem.objects.exists()
    for by in (low.officer, other.officer, world.stranger, world.chair):
        with pytest.raises(AccessDenied):
            commands.answer_item(item=item, answer="x", sent_back=False, by=by, at=START)
        with pytest.raises(AccessDenied):
            commands.take_up_item(item=item, by=by, at=START)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"text": "OLIVEWESTON example told us."}, "text"),
        ({"title": "Oliveweston Example waits"}, "title"),
        ({"consented_on": START.date() + timedelta(days=1)}, "consented_on"),
    ],
)
def test_nothing_goes_up_with_a_name_or_before_the_consent(world, low, facts, field):
    note(world, low)
    with pytest.raises(RuleBroken) as refused:
        pass_up(low, **facts)
    assert (refused.value.field, passed_by(low)) == (field, [])


def test_without_a_way_up_nothing_goes_up(world, low):
    for facts in (None, {"escalation_route": " "}):
        if facts:
            note(world, low, **facts)
        with pytest.raises(RuleBroken):
            pass_up(low)
    note(world, low)
    with within(low), pytest.raises(AccessDenied):
        commands.pass_up(area=low, **ITEM, by=world.officer, at=START)


def test_no_form_is_shown_that_would_be_refused(world, low, signed_in):
    officer, url = signed_in(low.officer), f"/areas/{low.slug}/settings/above/pass/"
    assert "Pass it up</button>" not in officer.get(url).content.decode()
    note(world, low)
    assert "Pass it up" in officer.get(url).content.decode()


def test_support_is_asked_for_by_the_district(world, low):
    commands.ask_support(area=low, text="A talk", by=low.officer, at=START)
    assert TierRelation.objects.get().support_asked == "A talk"
    with pytest.raises(AccessDenied):
        commands.ask_support(area=low, text="A talk", by=world.officer, at=START)


def test_whoever_asks_reads_whom_to_ring_and_the_map_says_who_asks(world, low, signed_in):
    officer, url = signed_in(low.officer), f"/areas/{low.slug}/settings/above/support/"
    Area.objects.filter(pk=world.area.pk).update(contact_name="Rae Example", contact_phone="01632 960 007")
    assert "Rae Example, 01632 960 007" in officer.get(url).content.decode()
    assert officer.post(url, {"text": "A talk"}).status_code == 302
    assert "asks for support" in page(signed_in(world.officer), "/areas/wessington/tiers/")


def test_consent_is_of_a_day_that_can_be(world):
    with pytest.raises(RuleBroken):
        tier_rules.check_consent(date(1066, 1, 1), START.date())


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_both_tiers_do_it_in_pages(world, low, signed_in):
    above, below = signed_in(world.officer), signed_in(low.officer)
    note(world, low, notes="Ours alone")
    own = page(below, "/areas/weston/settings/above/")
    assert ("By the officers." in own, "Ours alone" in own) == (True, False)
    below.post("/areas/weston/settings/tiers/wessington/agree/")
    assert "it takes a yes from both" in page(above, "/areas/wessington/tiers/")
    assert above.post("/areas/wessington/settings/tiers/weston/agree/").url.endswith("/settings/below/weston/")
    shown = page(above, "/areas/wessington/tiers/")
    assert ("(0 of 1)" in shown, "takes a yes" in shown, "<svg" in shown) == (True, False, True)
    day = {"consented_on_day": "5", "consented_on_month": "1", "consented_on_year": "2026"}
    typed = {"title": "Late bills", "text": "Bills wait.", "consent_way": "spoken", **day}
    assert below.post("/areas/weston/settings/above/pass/", typed).url == "/areas/weston/settings/above/"
    item = passed_rows().get()
    url = f"/areas/wessington/passed/{item.uid}/"
    assert "Late bills" in page(above, "/areas/wessington/passed/?state=waiting")
    above.post(f"{url}take-up/")
    assert above.post(url, {"answer": "We wrote."}).url == url
    assert "We wrote." in page(below, "/areas/weston/settings/above/")
    for client, address in ((below, url), (signed_in(world.chair), url), (below, "/areas/wessington/tiers/")):
        assert client.get(address).status_code == 403
    assert below.get(f"/areas/weston/passed/{item.uid}/").status_code == 404
    assert below.post("/areas/weston/settings/tiers/eastmere/agree/").status_code == 404


def test_the_tier_that_has_to_know_is_told_by_mail_without_its_words(world, low, mailoutbox):
    note(world, low)
    item = pass_up(low)
    commands.take_up_item(item=item, by=world.officer, at=START)
    commands.answer_item(item=item, answer="We wrote.", sent_back=True, by=world.officer, at=START)
    came_up, came_back = "Weston passed an item up to you", "Wessington answered an item that you passed up"
    assert [(sent.subject, sent.to) for sent in mailoutbox] == [
        (came_up, [world.people["public_officer"].email]),
        (came_up, [world.officer.email]),
        (came_back, [low.officer.email]),
    ]
    assert not [sent for sent in mailoutbox if "bills" in sent.body.lower() or "wrote" in sent.body]


def test_what_went_up_is_in_the_file_of_both(world, low, other):
    note(world, low)
    pass_up(low)
    for area, rows in ((world.area, 1), (low, 1), (other, 0)):
        with within(area):
            table = passed_items(area)
        assert [(row["from"], row["title"]) for row in table.rows] == [("Weston", "Late bills")] * rows


def test_a_district_learns_whether_anybody_reads_above_what_it_writes(world, low, signed_in):
    url, words = "/areas/weston/settings/above/", "Nobody runs Wessington in Concord yet"
    assert words not in signed_in(low.officer).get(url).content.decode()
    RoleGrant.objects.filter(area=world.area, role="officer").update(ends_on=date(2025, 12, 31))
    assert words in signed_in(low.officer).get(url).content.decode()
