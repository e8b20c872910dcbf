"""Tell Django about this app."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "concord.board"
    label = "board"
    verbose_name = "Board"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415 - apps must be loaded first

        from concord.core.accounts.calendar import register_dates  # noqa: PLC0415 - likewise
        from concord.core.accounts.links import register  # noqa: PLC0415 - likewise
        from concord.core.accounts.terms import Purpose  # noqa: PLC0415 - likewise
        from concord.core.directory.following import register_follower  # noqa: PLC0415 - likewise
        from concord.core.directory.takeout import register_parts  # noqa: PLC0415 - likewise

        from . import receivers  # noqa: F401,PLC0415 - connects them
        from .commands import follow_to_account  # noqa: PLC0415 - likewise
        from .exports import issued  # noqa: PLC0415 - likewise
        from .queries.dates import dates  # noqa: PLC0415 - likewise

        register_dates(dates)
        register_parts(issued)
        register_follower(follow_to_account)
        register(
            Purpose.BOARD_ANSWER,
            lambda link: reverse("board:answer_report", kwargs={"area": link.area.slug, "reference": link.subject_key}),
        )
