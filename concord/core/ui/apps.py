"""Tell Django about the design system."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "concord.core.ui"
    label = "ui"
    verbose_name = "Design system"
