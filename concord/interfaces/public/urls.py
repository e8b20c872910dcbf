"""Addresses of pages that anyone may read."""

from django.urls import path

from . import views

urlpatterns = [
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("find/", views.find, name="find"),
    path("health/", views.health, name="health"),
]
