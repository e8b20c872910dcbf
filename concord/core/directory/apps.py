"""Tell Django about this app."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "concord.core.directory"
    label = "directory"
    verbose_name = "Directory"
