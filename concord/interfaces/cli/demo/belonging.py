"""The demo's group beside its meetings: what it is for, how it was built, the board, and who joins and passes on."""

from datetime import timedelta
from typing import Any

from concord.core.accounts.access import SYSTEM
from concord.group import commands as group
from concord.group.models import Group, Seat
from concord.group.rules.reference import STANDARD_MISSION, STANDARD_RULE, STANDARD_TEXT
from concord.group.rules.vacancies import STANDARD_ROLE

from .places import Place, moment

FIRST_TEXT = STANDARD_TEXT.replace("Papers come a week before.", "Papers come two days before.")
VICE = "Sam Demo-Oyelaran"
RELAY = """At its meeting the group
- agreed with the council that small bills are paid within ten days
- asks you to say where that does not happen yet.

Tell me what you think, and I take it back to the next meeting."""
TOLD = (
    (
        "Ffion Demo-Rhys",
        "newsletter",
        60,
        "Ten days is a great help to us. Two members still wait for a bill of spring.",
    ),
    ("Marta Demo-Lewis", "meeting", 14, "Our finance team asked for one form instead of three."),
)


def settle_purpose(place: Place, circle: Group) -> None:
    """Two versions of the terms, aims, three structures, and the chair of the board."""
    facts: dict[str, Any] = {"group": circle, "by": SYSTEM}
    agreed: dict[str, Any] = {"mission": STANDARD_MISSION, "decision_rule": STANDARD_RULE}
    for days, text in ((420, FIRST_TEXT), (90, STANDARD_TEXT)):
        on = place.today - timedelta(days=days)
        review = on + timedelta(days=365)
        group.agree_terms(**facts, **agreed, text=text, agreed_on=on, review_on=review, at=moment(on))
    at = moment(place.today - timedelta(days=60))
    for years, change, reason, result in (
        (7, "A steering group of eight begins.", "The agreement had nobody to look after it.", ""),
        (4, "The group is made smaller, and a forum twice a year is open to all.", "Few came.", "More came."),
        (1, "A nominated person from each directorate joins.", "Decisions got stuck.", "Bills are paid sooner."),
    ):
        since = place.today - timedelta(days=365 * years)
        group.note_structure(**facts, since_on=since, change=change, reason=reason, result=result, at=at)
    aim: dict[str, Any] = {
        "text": "Small bills are paid within ten days",
        "success_sign": "Nobody reports a later one for a year",
    }
    done = circle.actions.order_by("pk")[:2]
    group.set_aim(**facts, horizon="short", progress="Two of three directorates do.", **aim, actions=done, at=at)
    group.set_aim(
        **facts, horizon="long", text="Every strategy names the agreement", success_sign="Five of five do", at=at
    )
    board(place)


def board(place: Place) -> None:
    facts: dict[str, Any] = {"area": place.area, "by": SYSTEM, "at": moment(place.today - timedelta(days=60))}
    year = place.today.year
    group.set_rotation(body="Wessington Together Board", first_year=year - 4, every=3, **facts)
    for back, total, voluntary, chair in ((2, 18, 3, "public"), (1, 18, 4, "voluntary"), (0, 20, 5, "public")):
        group.note_board_seats(year=year - back, total=total, voluntary=voluntary, chair_sector=chair, **facts)


def bring_people_in(place: Place, circle: Group) -> None:
    """A text passed on, a seat to apply for, seats offered to councillors, a vice chair and one issue."""
    pass_on(place, circle)
    advertise(place, circle)
    offer_seats(place)
    chair, at = place.people["Ruth Demo-Adeyemi"], moment(place.today - timedelta(days=20))
    group.name_vice_chair(group=circle, person=place.people[VICE], by=chair, at=at)
    parties = [place.people["Joe Demo-Castle"], place.people["Peter Demo-Quill"]]
    on = place.today - timedelta(days=20)
    issue = group.raise_issue(
        group=circle, parties=parties, about="One felt cut short at the last meeting.", raised_on=on, by=chair, at=at
    )
    group.note_on_issue(issue=issue, text="Both are glad to talk it over.", on=on, by=chair, at=at)


def pass_on(place: Place, circle: Group) -> None:
    at, due = moment(place.today - timedelta(days=12)), place.today + timedelta(days=2)
    relay = group.write_relay(
        group=circle, title="Small bills are paid within ten days", text=RELAY, due_on=due, by=SYSTEM, at=at
    )
    for name, how, reached, said in TOLD:
        passing = relay.passings.get(person=place.people[name])
        group.pass_on(passing=passing, how=how, reached=reached, said_back=said, by=SYSTEM, at=at)


def advertise(place: Place, circle: Group) -> None:
    """The first seat that nobody holds, or a new one."""
    since, at = place.today - timedelta(days=40), moment(place.today - timedelta(days=30))
    vacant = Seat.objects.filter(group=circle, holdings__isnull=True, sector="voluntary").order_by("pk").first()
    seat = vacant or group.add_seat(
        group=circle, sector="voluntary", label="Open seat for small groups", starts_on=since, by=SYSTEM, at=at
    )
    closes = place.today - timedelta(days=3)
    panel = "Ruth Demo-Adeyemi and Amira Demo-Haddad"
    vacancy = group.advertise_seat(
        seat=seat, role_description=STANDARD_ROLE, closes_on=closes, panel=panel, by=SYSTEM, at=at
    )
    for name in ("Ida Demo-Firth", "Omar Demo-Bell"):
        email = f"{name.split()[0].lower()}@example.org"
        text = "I run a small group that nobody speaks for yet, and I like to listen."
        group.receive_application(
            vacancy=vacancy, name=name, email=email, text=text, received_on=closes, by=SYSTEM, at=moment(place.today)
        )


def offer_seats(place: Place) -> None:
    facts: dict[str, Any] = {"area": place.area, "by": SYSTEM, "at": moment(place.today)}
    on = place.today - timedelta(days=50)
    took: dict[str, Any] = {
        "answer": "accepted",
        "answered_on": on + timedelta(days=9),
        "person_name": "Cass Demo-Irwin",
    }
    group.note_offer(party_group="The largest group", offered_on=on, newly_elected=True, **took, **facts)
    group.note_offer(party_group="The second group", offered_on=on, **facts)
    group.note_elected(name="Nell Demo-Parr", elected_on=on - timedelta(days=20), **facts)
