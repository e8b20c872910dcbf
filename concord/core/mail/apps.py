"""Tell Django about this app."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "concord.core.mail"
    label = "mail"
    verbose_name = "Mail"
