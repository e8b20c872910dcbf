"""Who keeps watch in the busy place: described, changed since, trained, and with notes of their own."""

from typing import TYPE_CHECKING

from concord.champions import commands as champions

if TYPE_CHECKING:
    from .busy import Busy


def fill_champions(busy: "Busy") -> None:
    world = busy.world
    about = {"person": world.champion, "area": world.area}
    first = {"seniority": "manager", "duties": ["promote"], "director": "Dee Head", "role_note": "One day a month."}
    champions.describe_champion(changes=first, mentor=world.volunteer, **about, **busy.facts)
    champions.describe_champion(changes={"seniority": "senior", "shown_across": True}, **about, **busy.facts)
    elected = {"elected": True, "elected_post": "Mayor", "shown_publicly": True}
    champions.describe_champion(person=world.volunteer, area=world.area, changes=elected, **busy.facts)
    for kind, text in (("training", "Induction"), ("support", "A long talk"), ("signpost", "Showed the leaflet")):
        champions.note_entry(kind=kind, on=busy.day(-9), text=text, for_whom="Leisure", **about, **busy.facts)
    champions.change_settings(area=world.area, months=12, often_from=2, **busy.facts)
    for name in ("Olive", "Otto"):
        facts = {"name": name, "email": f"{name.lower()}@example.org", "organisation_name": "Open Door Advice"}
        offer = champions.express_interest(area=world.area, by=None, at=busy.now, **facts)
    champions.decline_expression(expression=offer, reason="There are two of you already.", **busy.facts)
    busy.starts.append("/areas/wessington/champions/offers/")
    busy.starts += ["/areas/wessington/champions/", f"/areas/wessington/champions/people/{world.champion.uid}/"]
    busy.starts.append("/areas/wessington/champions/mine/")
