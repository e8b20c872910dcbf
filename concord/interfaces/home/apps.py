"""Tell Django about this app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "concord.interfaces.home"
    label = "home"
    verbose_name = "Home"
