"""Tell Django about this app."""

from django.apps import AppConfig


class OfficersConfig(AppConfig):
    name = "concord.officers"
    label = "officers"
    verbose_name = "Officers"

    def ready(self) -> None:
        from concord.core.accounts.namesakes import register_namesakes  # noqa: PLC0415 - apps must be loaded first
        from concord.core.accounts.records import register_records  # noqa: PLC0415 - likewise
        from concord.core.directory.following import register_follower  # noqa: PLC0415 - likewise
        from concord.core.directory.takeout import register_parts, table  # noqa: PLC0415 - likewise

        from . import receivers  # noqa: F401,PLC0415 - connects them
        from .commands import follow_to_account  # noqa: PLC0415 - likewise
        from .commands.people import namesakes  # noqa: PLC0415 - likewise
        from .exports.awards import awards_table  # noqa: PLC0415 - likewise
        from .exports.budgets import budgets  # noqa: PLC0415 - likewise
        from .exports.horizon import horizon_table  # noqa: PLC0415 - likewise
        from .exports.posts import posts  # noqa: PLC0415 - likewise
        from .exports.risks import risks_table  # noqa: PLC0415 - likewise
        from .exports.tasks import tasks_table  # noqa: PLC0415 - likewise
        from .queries.records import records  # noqa: PLC0415 - likewise

        register_records(records)
        register_namesakes(namesakes)
        register_follower(follow_to_account)
        register_parts(
            lambda area: iter(
                [
                    table("officers", posts(area)),
                    table("budgets", budgets(area)),
                    table("awards", awards_table(area)),
                    table("horizon", horizon_table(area)),
                    table("risks", risks_table(area)),
                    table("officers-list", tasks_table(area)),
                ]
            )
        )
