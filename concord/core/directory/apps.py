"""Tell Django about this app."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "concord.core.directory"
    label = "directory"
    verbose_name = "Directory"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415 - apps must be loaded first

        from concord.core.accounts.links import register  # noqa: PLC0415 - likewise
        from concord.core.accounts.terms import Purpose  # noqa: PLC0415 - likewise

        from . import receivers  # noqa: F401,PLC0415 - connects them, once the models are there
        from .exports import organisations, people  # noqa: PLC0415 - likewise
        from .takeout import register_parts, table  # noqa: PLC0415 - likewise

        register(
            Purpose.INVITATION, lambda link: reverse("directory:accept_invitation", kwargs={"area": link.area.slug})
        )
        register_parts(lambda area: iter([table("people", people(area)), table("organisations", organisations(area))]))
