"""Addresses of the landing page, the front desk, the calendar and the search."""

from django.urls import path

from . import views

app_name = "home"

urlpatterns = [
    path("", views.landing, name="landing"),
    path("areas/<slug:area>/", views.front_desk, name="front_desk"),
    path("areas/<slug:area>/calendar/", views.calendar, name="calendar"),
    path("areas/<slug:area>/search/", views.search, name="search"),
    path("areas/<slug:area>/corrections/", views.corrections, name="corrections"),
    path("areas/<slug:area>/take-out/", views.take_out, name="take_out"),
    path("areas/<slug:area>/signatories-watch/", views.watch, name="watch"),
    path("areas/<slug:area>/tiers/", views.tiers, name="tiers"),
    path("account/calendar/", views.own_calendar, name="own_calendar"),
    path("calendar/<str:token>.ics", views.calendar_feed, name="calendar_feed"),
]
