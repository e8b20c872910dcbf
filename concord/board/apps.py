"""Tell Django about this app."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "concord.board"
    label = "board"
    verbose_name = "Board"
