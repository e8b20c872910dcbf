"""Addresses of this app."""

from django.urls import URLPattern

app_name = "log"
urlpatterns: list[URLPattern] = []
