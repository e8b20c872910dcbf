"""Tell Django about this app."""

from django.apps import AppConfig


class LogConfig(AppConfig):
    name = "concord.log"
    label = "log"
    verbose_name = "Log"
