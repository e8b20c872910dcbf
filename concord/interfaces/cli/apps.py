"""Tell Django about this app."""

from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "concord.interfaces.cli"
    label = "cli"
    verbose_name = "Command line"
