"""The only writes about those who run the agreement, and with what."""

from .awards import chase_results, note_result, put_award
from .budgets import begin_budget, change_budget, put_bid, put_contribution, put_line
from .horizon import deliver_digest, post_below, put_horizon, send_digest, table_horizon
from .imports import import_budgets
from .people import follow_to_account, forget_person
from .posts import change_post, hide_contact, note_post, show_contact
from .removing import remove_row
from .resources import put_resource
from .risks import put_risk
from .tasks import do_task, put_once, put_task, tick_off

__all__ = [
    "begin_budget",
    "change_budget",
    "change_post",
    "chase_results",
    "deliver_digest",
    "do_task",
    "follow_to_account",
    "forget_person",
    "hide_contact",
    "import_budgets",
    "note_post",
    "note_result",
    "post_below",
    "put_award",
    "put_bid",
    "put_contribution",
    "put_horizon",
    "put_line",
    "put_once",
    "put_resource",
    "put_risk",
    "put_task",
    "remove_row",
    "send_digest",
    "show_contact",
    "table_horizon",
    "tick_off",
]
