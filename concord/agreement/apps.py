"""Tell Django about this app."""

from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "concord.agreement"
    label = "agreement"
    verbose_name = "Agreement"
