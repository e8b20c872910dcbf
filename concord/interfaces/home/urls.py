"""Addresses of the landing page and the front desk."""

from django.urls import path

from . import views

app_name = "home"

urlpatterns = [
    path("", views.landing, name="landing"),
    path("areas/<slug:area>/", views.front_desk, name="front_desk"),
]
