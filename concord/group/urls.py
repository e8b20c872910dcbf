"""Addresses of this app."""

from django.urls import URLPattern

app_name = "group"
urlpatterns: list[URLPattern] = []
