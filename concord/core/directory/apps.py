"""Tell Django about this app."""

from django.apps import AppConfig

CONSENT = "Under consent_on stands the day of a person's own yes; without their yes leave it empty."


class DirectoryConfig(AppConfig):
    name = "concord.core.directory"
    label = "directory"
    verbose_name = "Directory"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415 - apps must be loaded first

        from concord.core.accounts.calendar import register_dates  # noqa: PLC0415 - likewise
        from concord.core.accounts.links import register  # noqa: PLC0415 - likewise
        from concord.core.accounts.namesakes import register_namesakes  # noqa: PLC0415 - likewise
        from concord.core.accounts.records import register_records  # noqa: PLC0415 - likewise
        from concord.core.accounts.terms import Purpose  # noqa: PLC0415 - likewise

        from . import receivers  # noqa: F401,PLC0415 - connects them, once the models are there
        from .commands import follow_named, imported_registers  # noqa: PLC0415 - likewise
        from .commands.named import namesakes  # noqa: PLC0415 - likewise
        from .exports import organisations, people  # noqa: PLC0415 - likewise
        from .following import register_follower  # noqa: PLC0415 - likewise
        from .kept import records  # noqa: PLC0415 - likewise
        from .network_tables import networks  # noqa: PLC0415 - likewise
        from .partnership_tables import partnership_answers, partnerships  # noqa: PLC0415 - likewise
        from .short_lists import ShortList, register_short_lists  # noqa: PLC0415 - likewise
        from .sponsor_queries import dates  # noqa: PLC0415 - likewise
        from .sponsor_tables import sponsors  # noqa: PLC0415 - likewise
        from .takeout import register_parts, table  # noqa: PLC0415 - likewise
        from .tier_tables import passed_items  # noqa: PLC0415 - likewise

        register(
            Purpose.INVITATION, lambda link: reverse("directory:accept_invitation", kwargs={"area": link.area.slug})
        )
        register(
            Purpose.PARTNERSHIP, lambda link: reverse("directory:answer_partnership", kwargs={"area": link.area.slug})
        )
        register_dates(dates)
        register_records(records)
        register_namesakes(namesakes)
        register_follower(follow_named)
        lists = {
            "people": people,
            "organisations": organisations,
            "partnerships": partnerships,
            "partnership-answers": partnership_answers,
            "networks": networks,
            "sponsors": sponsors,
            "passed-items": passed_items,
        }
        register_parts(lambda area: (table(name, make(area)) for name, make in lists.items()))
        register_short_lists(
            [
                ShortList("outside-bodies", "Where else people can go", imported_registers.OUTSIDE_BODIES),
                ShortList("lead-posts", "Posts for the voluntary sector", imported_registers.LEAD_POSTS, CONSENT),
                ShortList("scrutiny", "What scrutiny committees look at", imported_registers.SCRUTINY_ITEMS),
            ]
        )
