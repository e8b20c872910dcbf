"""Tell Django about this app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "concord.core.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from . import receivers  # noqa: F401,PLC0415 - connects them, once the models are there
