"""Tell Django about this app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "concord.interfaces.public"
    label = "public"
    verbose_name = "Public pages"
