"""Tell Django about this app."""

from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "concord.agreement"
    label = "agreement"
    verbose_name = "Agreement"

    def ready(self) -> None:
        from concord.core.directory.takeout import register_parts, table  # noqa: PLC0415 - apps must be loaded first

        from .exports import commitments  # noqa: PLC0415 - likewise

        register_parts(lambda area: iter([table("commitments", commitments(area))]))
