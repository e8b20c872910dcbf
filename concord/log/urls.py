"""Addresses of the log's pages."""

from django.urls import path

from .views import confidential, decisions, expected, log, officer, periods, returns, trends

app_name = "log"

LOG = [
    path("", log.log, name="log"),
    path("points.csv", log.export_points, name="export_points"),
    path("registers/", log.wins_and_learning, name="wins"),
    path("registers/uses.csv", log.export_uses, name="export_uses"),
    path("trends/", trends.trends, name="trends"),
    path("trends.<str:kind>", trends.export_trends, name="export_trends"),
    path("repeats/", log.repeats, name="repeats"),
    path("repeats/<uuid:uid>/", log.judge_repeat, name="judge_repeat"),
    path("repeats/<uuid:uid>/tackle/", log.tackle_repeat, name="tackle_repeat"),
    path("points/<str:reference>/", log.point, name="point"),
    path("points/<str:reference>/action/", log.make_action, name="make_action"),
    path("points/<str:reference>/learning/", log.add_learning, name="add_learning"),
    path("points/<str:reference>/practice/", log.add_practice, name="add_practice"),
    path("points/<str:reference>/win/", log.describe_win, name="describe_win"),
    path("points/<str:reference>/uses/", log.mark_uses, name="mark_uses"),
]

PERIODS = [
    path("periods/", periods.period_list, name="periods"),
    path("periods/new/", periods.plan_period, name="plan_period"),
    path("periods/import/", officer.import_returns, name="import_returns"),
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
    path("returns/<str:period>/check/", returns.check_return, name="check_return"),
    path("returns/<str:period>/sent/", returns.return_sent, name="return_sent"),
    path("returns/<str:period>/wording/<uuid:uid>/", returns.approve_wording, name="approve_wording"),
    path("returns/<str:period>/widen/<str:reference>/", returns.widen_class, name="widen_class"),
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
    path("reply/", decisions.reply, name="reply"),
    path("reply/sent/", decisions.reply_sent, name="reply_sent"),
]

CONFIDENTIAL = [
    path("confidential/", confidential.confidential, name="confidential"),
    path("confidential/export/", confidential.export_confidential, name="export_confidential"),
    path("confidential/<str:reference>/", confidential.read_identity, name="read_identity"),
    path("confidential/<str:reference>/wording/", confidential.propose_wording, name="propose_wording"),
]

urlpatterns = LOG + PERIODS + RETURNS + DECISIONS + CONFIDENTIAL
