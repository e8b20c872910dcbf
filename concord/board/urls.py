"""Addresses of the board's reports."""

from django.urls import path

from . import views

app_name = "board"

urlpatterns = [
    path("", views.reports, name="reports"),
    path("meetings/", views.calendar, name="calendar"),
    path("meetings/new/", views.board_meeting, name="plan_board_meeting"),
    path("meetings/<str:moment>/", views.board_meeting, name="change_board_meeting"),
    path("strategic/escalate/", views.escalate, name="escalate"),
    path("strategic/dismiss/", views.dismiss, name="dismiss"),
    path("new/", views.start_report, name="start_report"),
    path("<str:reference>/", views.report, name="report"),
    path("<str:reference>/page.<str:kind>", views.report_file, name="report_file"),
    path("<str:reference>/box/<int:box>/", views.choose_line, name="choose_line"),
    path("<str:reference>/write/", views.write_report, name="write_report"),
    path("<str:reference>/approve/", views.approve_report, name="approve_report"),
    path("<str:reference>/reopen/", views.reopen_report, name="reopen_report"),
    path("<str:reference>/issue/", views.issue_report, name="issue_report"),
    path("<str:reference>/ask/", views.ask_again, name="ask_again"),
    path("<str:reference>/add/", views.add_addendum, name="add_addendum"),
    path("<str:reference>/answer/", views.answer_report, name="answer_report"),
]
