"""The demo: a fictional borough in a region, with a county and two districts beside it. Nobody in it exists."""

from datetime import date

from django.db import transaction

from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.log import commands as log

from .ahead import hear_from_above, look_ahead
from .asking import ask_how_it_works
from .belonging import bring_people_in, settle_purpose
from .consulting import consult
from .contracts import pass_money_on
from .cycle import decide_last, half_return
from .groups import seat_people
from .handing import hand_out
from .keeping import say_what_is_kept
from .learning import make_of_points
from .lending import lend_and_copy
from .minutes import meet_earlier, write_minutes
from .national import go_by_national
from .networks import speak_for_others
from .papers import put_papers
from .partnerships import ask_partnerships
from .past import bring_past_returns
from .places import SLUG, fill_agreement, fill_directory, make_places, meet, moment
from .pursuing import follow_up
from .reaching import look_back, reach_further
from .renewal import plan_renewal
from .reports import report_twice
from .running import run_it
from .sealing import seal_days
from .seeing import give_packs, tell_what_was_seen, work_alike
from .signing import fill_register
from .supporting import stand_behind
from .talking import talk
from .tiers import join_tiers
from .venues import meet_somewhere
from .watching import keep_watch


def is_loaded() -> bool:
    return Area.objects.filter(slug=SLUG, is_example=True).exists()


@transaction.atomic
def load(*, today: date) -> None:
    """Fill an empty installation, as at a day: everything lies in the year before it."""
    place = make_places(today)
    with within(place.area):
        fill_directory(place)
        ask_partnerships(place)
        fill_agreement(place)
        fill_register(place)
        pass_money_on(place)
        hand_out(place)
        keep_watch(place)
        tell_what_was_seen(place)
        work_alike(place)
        give_packs(place)
        reach_further(place)
        run_it(place)
        look_ahead(place)
        consult(place)
        say_what_is_kept(place)
        lend_and_copy(place)
        plan_renewal(place)
        circle = meet(place)
        seat_people(place, circle)
        speak_for_others(place)
        stand_behind(place)
        bring_past_returns(place)
        earlier = meet_earlier(place, circle)
        decide_last(place, circle)
        write_minutes(place, circle, earlier)
        report_twice(place)
        half_return(place, circle)
        look_back(place)
        put_papers(place, circle)
        meet_somewhere(place, circle)
        make_of_points(place)
        settle_purpose(place, circle)
        bring_people_in(place, circle)
        follow_up(place, circle)
        talk(place, circle)
        ask_how_it_works(place, circle)
        log.suggest_repeats(area=place.area, on=today, at=moment(today))
    hear_from_above(place)
    join_tiers(place)
    go_by_national(place)
    seal_days(today)
