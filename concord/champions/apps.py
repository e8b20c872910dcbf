"""Tell Django about this app."""

from django.apps import AppConfig


class ChampionsConfig(AppConfig):
    name = "concord.champions"
    label = "champions"
    verbose_name = "Champions"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415 - apps must be loaded first

        from concord.core.accounts.links import register  # noqa: PLC0415 - likewise
        from concord.core.accounts.namesakes import register_namesakes  # noqa: PLC0415 - likewise
        from concord.core.accounts.records import register_records  # noqa: PLC0415 - likewise
        from concord.core.accounts.terms import Purpose  # noqa: PLC0415 - likewise
        from concord.core.directory.following import register_follower  # noqa: PLC0415 - likewise
        from concord.core.directory.letters import register_no_letters  # noqa: PLC0415 - likewise
        from concord.core.directory.short_lists import ShortList, register_short_lists  # noqa: PLC0415 - likewise
        from concord.core.directory.takeout import register_parts, table  # noqa: PLC0415 - likewise

        from . import receivers  # noqa: F401,PLC0415 - connects them
        from .commands import follow_to_account, imported_events  # noqa: PLC0415 - likewise
        from .commands.people import namesakes  # noqa: PLC0415 - likewise
        from .exports import champions  # noqa: PLC0415 - likewise
        from .exports.effects import effect_parts  # noqa: PLC0415 - likewise
        from .exports.notes import notes  # noqa: PLC0415 - likewise
        from .exports.reach import reach_parts  # noqa: PLC0415 - likewise
        from .exports.work import work  # noqa: PLC0415 - likewise
        from .queries.mailings import want_no_letters  # noqa: PLC0415 - likewise
        from .queries.records import records  # noqa: PLC0415 - likewise

        register(Purpose.BRIEFING, lambda link: reverse("champions:briefing_by_link", kwargs={"area": link.area.slug}))
        register(Purpose.NOTE, lambda link: reverse("champions:own_notes", kwargs={"area": link.area.slug}))
        register_no_letters(want_no_letters)
        register_records(records)
        register_namesakes(namesakes)
        register_follower(follow_to_account)
        register_short_lists([ShortList("region-events", "Events for the region", imported_events.REGION_EVENTS)])
        register_parts(reach_parts)
        register_parts(effect_parts)
        register_parts(
            lambda area: iter(
                [table("champions", champions(area)), table("notes", notes(area)), table("areas-of-work", work(area))]
            )
        )
