"""Tell Django about this app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "concord.core.accounts"
    label = "accounts"
    verbose_name = "Accounts"
