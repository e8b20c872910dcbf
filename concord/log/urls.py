"""Addresses of the log's pages."""

from django.urls import path

from .views import (
    below,
    confidential,
    decisions,
    entered,
    expected,
    follow_up,
    importing,
    log,
    officer,
    periods,
    polls,
    quick_wins,
    registers,
    repeats,
    replies,
    returns,
    sending,
    trends,
    wordings,
)

app_name = "log"

LOG = [
    path("", log.log, name="log"),
    path("points.<str:kind>", log.export_points, name="export_points"),
    path("below/", below.below, name="below"),
    path("trends/", trends.trends, name="trends"),
    path("trends.<str:kind>", trends.export_trends, name="export_trends"),
    path("repeats/", repeats.repeats, name="repeats"),
    path("repeats.<str:kind>", repeats.export_repeats, name="export_repeats"),
    path("repeats/<uuid:uid>/", repeats.judge_repeat, name="judge_repeat"),
    path("repeats/<uuid:uid>/tackle/", repeats.tackle_repeat, name="tackle_repeat"),
]

REGISTERS = [
    path("registers/", registers.wins, name="wins"),
    path("registers/learning/", registers.learning, name="learning"),
    path("registers/learning/<uuid:uid>/", registers.change_learning, name="change_learning"),
    path("registers/practice/", registers.practice, name="practice"),
    path("registers/practice/<uuid:uid>/remove/", follow_up.remove_practice, name="remove_practice"),
    path("registers/uses/", registers.uses, name="uses"),
    path("registers/wins-to-tell/", registers.wins_to_tell, name="wins_to_tell"),
    path("registers/quick-wins/", quick_wins.shortlist, name="quick_wins"),
    path("registers/quick-wins/new/", quick_wins.add_quick_win, name="new_quick_win"),
    path("registers/quick-wins/import/", quick_wins.import_quick_wins, name="import_quick_wins"),
    path("registers/quick-wins/<uuid:uid>/", quick_wins.change_quick_win, name="change_quick_win"),
    path("registers/quick-wins.<str:kind>", quick_wins.export_quick_wins, name="export_quick_wins"),
    path("polls/", polls.polls, name="polls"),
    path("polls/new/", polls.open_poll, name="open_poll"),
    path("polls/<uuid:uid>/", polls.poll, name="poll"),
    path("polls/<uuid:uid>/close/", polls.close_poll, name="close_poll"),
    path("polls/<uuid:uid>/results.<str:kind>", polls.export_poll, name="export_poll"),
    path("registers/<slug:register>.<str:kind>", registers.export_register, name="export_register"),
]

POINTS = [
    path("points/<str:reference>/", log.point, name="point"),
    path("points/<str:reference>/action/", follow_up.make_action, name="make_action"),
    path("points/<str:reference>/learning/", follow_up.add_learning, name="add_learning"),
    path("points/<str:reference>/practice/", follow_up.add_practice, name="add_practice"),
    path("points/<str:reference>/win/", follow_up.describe_win, name="describe_win"),
    path("points/<str:reference>/told/", follow_up.note_telling, name="note_telling"),
    path("points/<str:reference>/quick-win/", quick_wins.add_quick_win, name="add_quick_win"),
    path("points/<str:reference>/uses/", follow_up.mark_uses, name="mark_uses"),
    path("points/<str:reference>/withdraw/", follow_up.withdraw_point, name="withdraw_point"),
    path("withdrawn/<str:reference>/restore/", follow_up.restore_point, name="restore_point"),
]

ENTERED = "periods/<str:reference>/entered/<uuid:person>/"
PERIODS = [
    path("periods/", periods.period_list, name="periods"),
    path("periods/new/", periods.plan_period, name="plan_period"),
    path("periods/import/", importing.import_returns, name="import_returns"),
    path("periods/returns.<str:kind>", officer.export_returns, name="export_returns"),
    path("periods/<str:reference>/", periods.period, name="period"),
    path("periods/<str:reference>/change/", periods.change_period, name="change_period"),
    path("periods/<str:reference>/open/", periods.open_period, name="open_period"),
    path("periods/<str:reference>/remove/", periods.remove_period, name="remove_period"),
    path("periods/<str:reference>/reopen/", periods.reopen_period, name="reopen_period"),
    path("periods/<str:reference>/remind/", periods.remind, name="remind"),
    path("periods/<str:reference>/lock/", periods.lock_period, name="lock_period"),
    path("periods/<str:reference>/extra/", expected.invite_extra, name="invite_extra"),
    path("periods/<str:reference>/enter/", officer.enter_return, name="enter_return"),
    path("periods/<str:reference>/read-form/", officer.read_form, name="read_form"),
    path(ENTERED, entered.entered_return, name="entered_return"),
    path(f"{ENTERED}change/", entered.change_entered, name="change_entered"),
    path(f"{ENTERED}take-back/", entered.take_back_entered, name="take_back_entered"),
    path("periods/<str:reference>/form.<str:kind>", officer.forms, name="forms"),
    path("periods/<str:reference>/expected/<uuid:person>/remind/", expected.remind_one, name="remind_one"),
    path("periods/<str:reference>/expected/<uuid:person>/resend/", expected.resend_link, name="resend_link"),
    path("periods/<str:reference>/expected/<uuid:person>/withdraw/", expected.withdraw_link, name="withdraw_link"),
    path("periods/<str:reference>/expected/<uuid:person>/excuse/", expected.excuse, name="excuse"),
    path("periods/<str:reference>/expected/<uuid:person>/excused/", expected.take_back_excuse, name="take_back_excuse"),
    path("settings/", periods.settings, name="settings"),
    path("settings/usual-notes/", periods.restore_notes, name="restore_notes"),
]

RETURNS = [
    path("returns/", returns.my_return, name="my_return"),
    path("returns/<str:period>/", returns.start_return, name="start_return"),
    path("returns/<str:period>/box/<int:number>/", returns.box, name="box"),
    path("returns/<str:period>/check/", sending.check_return, name="check_return"),
    path("returns/<str:period>/sent/", sending.return_sent, name="return_sent"),
    path("returns/<str:period>/wording/<uuid:uid>/", wordings.approve_wording, name="approve_wording"),
    path(
        "returns/<str:period>/approval/<str:reference>/take-back/",
        wordings.take_back_approval,
        name="take_back_approval",
    ),
    path("returns/<str:period>/widen/<str:reference>/", wordings.widen_class, name="widen_class"),
]

DECISIONS = [
    path("sheet/<str:reference>/", decisions.sheet, name="decision_sheet"),
    path("sheet/<str:reference>/build/", decisions.build_sheet, name="build_sheet"),
    path("sheet/<str:reference>/finish/", decisions.finish_deciding, name="finish_deciding"),
    path("decide/<str:reference>/", decisions.decide, name="decide"),
    path("decide/<str:reference>/merge/", decisions.merge, name="merge"),
    path("decide/<str:reference>/split/", decisions.split, name="split"),
    path("decide/<str:reference>/object/", decisions.object_to, name="object_to"),
    path("positions/<uuid:uid>/", decisions.positions, name="positions"),
    path("positions/<uuid:uid>/open/", decisions.open_positions, name="open_positions"),
    path("positions/<uuid:uid>/withdraw/", decisions.withdraw_objection, name="withdraw_objection"),
    path("minutes/<str:reference>/", decisions.minutes, name="minutes"),
    path("replies/<uuid:uid>/asked/", replies.ask_otherwise, name="ask_otherwise"),
    path("replies/<uuid:uid>/enter/", replies.enter_reply, name="enter_reply"),
    path("reply/", decisions.reply, name="reply"),
    path("reply/sent/", decisions.reply_sent, name="reply_sent"),
]

CONFIDENTIAL = [
    path("confidential/", confidential.confidential, name="confidential"),
    path("confidential/export/", confidential.export_confidential, name="export_confidential"),
    path("confidential/<str:reference>/", confidential.read_identity, name="read_identity"),
    path("confidential/<str:reference>/wording/", confidential.propose_wording, name="propose_wording"),
]

urlpatterns = LOG + REGISTERS + POINTS + PERIODS + RETURNS + DECISIONS + CONFIDENTIAL
