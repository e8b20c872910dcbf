"""Addresses of the group's pages."""

from django.urls import path

from .views import actions, attendance, composition, groups, meetings, seats

app_name = "group"

urlpatterns = [
    path("", meetings.group, name="group"),
    path("set-up/", meetings.set_up_group, name="set_up_group"),
    path("change/", meetings.change_group, name="change_group"),
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.add_group, name="add_group"),
    path("groups/<slug:slug>/", groups.other_group, name="other_group"),
    path("groups/<slug:slug>/change/", groups.change_other_group, name="change_other_group"),
    path("groups/<slug:slug>/end/", groups.end_group, name="end_group"),
    path("groups/<slug:slug>/meetings/new/", groups.schedule_other_meeting, name="schedule_other_meeting"),
    path("groups/<slug:slug>/seats/", seats.seats, name="seats"),
    path("groups/<slug:slug>/seats/new/", seats.add_seat, name="add_seat"),
    path("groups/<slug:slug>/seats/import/", seats.import_seats, name="import_seats"),
    path("groups/<slug:slug>/seats.<str:kind>", seats.export_seats, name="export_seats"),
    path("groups/<slug:slug>/composition/", composition.composition, name="composition"),
    path("groups/<slug:slug>/composition/<slug:category>/", composition.judge_category, name="judge_category"),
    path("seats/<uuid:uid>/", seats.seat, name="seat"),
    path("seats/<uuid:uid>/change/", seats.change_seat, name="change_seat"),
    path("seats/<uuid:uid>/end/", seats.end_seat, name="end_seat"),
    path("seats/<uuid:uid>/take/", seats.take_seat, name="take_seat"),
    path("holders/<uuid:uid>/change/", seats.change_holding, name="change_holding"),
    path("holders/<uuid:uid>/leave/", seats.leave_seat, name="leave_seat"),
    path("holders/<uuid:uid>/expectations/", seats.expectations, name="expectations"),
    path("meetings/new/", meetings.schedule_meeting, name="schedule_meeting"),
    path("meetings/<str:reference>/", meetings.meeting, name="meeting"),
    path("meetings/<str:reference>/change/", meetings.change_meeting, name="change_meeting"),
    path("meetings/<str:reference>/cancel/", meetings.cancel_meeting, name="cancel_meeting"),
    path("meetings/<str:reference>/hold/", meetings.hold_meeting, name="hold_meeting"),
    path("meetings/<str:reference>/attendance/", attendance.attendance, name="attendance"),
    path("meetings/<str:reference>/interests/", attendance.declare_interest, name="declare_interest"),
    path("meetings/<str:reference>/interests/withdraw/", attendance.withdraw_interest, name="withdraw_interest"),
    path("meetings/<str:reference>/guests/", attendance.invite_guest, name="invite_guest"),
    path("meetings/<str:reference>/agenda/", meetings.agenda, name="agenda"),
    path("actions/", actions.actions, name="actions"),
    path("actions/new/", actions.agree_action, name="agree_action"),
    path("actions/<str:reference>/", actions.action, name="action"),
    path("actions/<str:reference>/close/", actions.close_action, name="close_action"),
    path("actions/<str:reference>/reopen/", actions.reopen_action, name="reopen_action"),
    path("actions/<str:reference>/answer/", actions.answer_task, name="answer_task"),
    path("task/", actions.answer_by_link, name="answer_by_link"),
    path("task/thanks/", actions.task_thanks, name="task_thanks"),
]
