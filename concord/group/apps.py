"""Tell Django about this app."""

from django.apps import AppConfig


class GroupConfig(AppConfig):
    name = "concord.group"
    label = "group"
    verbose_name = "Group"
