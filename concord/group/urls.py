"""Addresses of the group's pages."""

from django.urls import path

from .views import actions, attendance, meetings

app_name = "group"

urlpatterns = [
    path("", meetings.group, name="group"),
    path("set-up/", meetings.set_up_group, name="set_up_group"),
    path("change/", meetings.change_group, name="change_group"),
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
