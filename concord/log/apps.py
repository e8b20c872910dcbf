"""Tell Django about this app."""

from django.apps import AppConfig


class LogConfig(AppConfig):
    name = "concord.log"
    label = "log"
    verbose_name = "Log"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415 - apps must be loaded first

        from concord.agreement.queries.issues import register_issues  # noqa: PLC0415 - likewise
        from concord.core.accounts.calendar import register_dates  # noqa: PLC0415 - likewise
        from concord.core.accounts.links import register  # noqa: PLC0415 - likewise
        from concord.core.accounts.records import register_records  # noqa: PLC0415 - likewise
        from concord.core.accounts.terms import Purpose  # noqa: PLC0415 - likewise
        from concord.core.audit.queries import keep_apart  # noqa: PLC0415 - likewise
        from concord.core.directory.following import register_follower  # noqa: PLC0415 - likewise
        from concord.core.directory.takeout import register_parts  # noqa: PLC0415 - likewise

        from . import receivers  # noqa: F401,PLC0415 - connects them
        from .commands import follow_to_account  # noqa: PLC0415 - likewise
        from .exports.lists import parts  # noqa: PLC0415 - likewise
        from .queries.dates import dates  # noqa: PLC0415 - likewise
        from .queries.issues import issues  # noqa: PLC0415 - likewise
        from .queries.records import records  # noqa: PLC0415 - likewise
        from .terms import Verb  # noqa: PLC0415 - likewise

        register_dates(dates)
        register_records(records)
        register_parts(parts)
        register_issues(issues)
        register_follower(follow_to_account)
        # A look follows a point that was sent: its hour would name the reporter, its receipt tell of the point.
        keep_apart(Verb.IDENTITY_READ)

        register(
            Purpose.RETURN,
            lambda link: reverse("log:start_return", kwargs={"area": link.area.slug, "period": link.subject_key}),
        )
        register(Purpose.REPLY, lambda link: reverse("log:reply", kwargs={"area": link.area.slug}))
