"""Tell Django about this app."""

from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "concord.core.areas"
    label = "areas"
    verbose_name = "Areas"
