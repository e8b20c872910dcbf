"""Tell Django about this app."""

from django.apps import AppConfig

SPEAK_AT = "The meetings must be here: each is named by its reference."


class GroupConfig(AppConfig):
    name = "concord.group"
    label = "group"
    verbose_name = "Group"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415 - apps must be loaded first

        from concord.core.accounts.calendar import register_dates  # noqa: PLC0415 - likewise
        from concord.core.accounts.links import register  # noqa: PLC0415 - likewise
        from concord.core.accounts.records import register_records  # noqa: PLC0415 - likewise
        from concord.core.accounts.terms import Purpose  # noqa: PLC0415 - likewise
        from concord.core.directory.following import register_follower  # noqa: PLC0415 - likewise
        from concord.core.directory.short_lists import ShortList, register_short_lists  # noqa: PLC0415 - likewise
        from concord.core.directory.takeout import register_parts  # noqa: PLC0415 - likewise

        from . import exports, receivers  # noqa: F401,PLC0415 - importing the receivers connects them
        from .commands import follow_to_account, imported_venues  # noqa: PLC0415 - likewise
        from .queries import dates, records  # noqa: PLC0415 - likewise

        register_dates(dates)
        register_records(records)
        for parts in (
            *(exports.parts, exports.seat_parts, exports.paper_parts, exports.discussion_parts),
            *(exports.survey_parts, exports.raised_parts, exports.format_parts, exports.evidence_parts),
        ):
            register_parts(parts)
        register_short_lists(
            [
                ShortList("venues", "Venues", imported_venues.VENUES),
                ShortList("speakers", "Guest speakers", imported_venues.SPEAKERS, SPEAK_AT),
            ]
        )
        register_follower(follow_to_account)

        register(Purpose.TASK, lambda link: reverse("group:answer_by_link", kwargs={"area": link.area.slug}))
        register(Purpose.MINUTES, lambda link: reverse("group:minutes_by_link", kwargs={"area": link.area.slug}))
        register(Purpose.PAPER, lambda link: reverse("group:paper_by_link", kwargs={"area": link.area.slug}))
        register(Purpose.SURVEY, lambda link: reverse("group:survey_by_link", kwargs={"area": link.area.slug}))
        register(Purpose.DISCUSSION, lambda link: reverse("group:digest_by_link", kwargs={"area": link.area.slug}))
        register(Purpose.RESPONSE, lambda link: reverse("group:send_raised_by_link", kwargs={"area": link.area.slug}))
        register(Purpose.PASS_ON, lambda link: reverse("group:pass_on_by_link", kwargs={"area": link.area.slug}))
