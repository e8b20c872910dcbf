"""Tell Django about this app."""

from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "concord.agreement"
    label = "agreement"
    verbose_name = "Agreement"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415 - apps must be loaded first

        from concord.core.accounts.links import register  # noqa: PLC0415 - likewise
        from concord.core.accounts.namesakes import register_namesakes  # noqa: PLC0415 - likewise
        from concord.core.accounts.terms import Purpose  # noqa: PLC0415 - likewise
        from concord.core.directory.short_lists import ShortList, register_short_lists  # noqa: PLC0415 - likewise
        from concord.core.directory.takeout import register_parts, table  # noqa: PLC0415 - likewise

        from . import exports  # noqa: PLC0415 - likewise
        from .commands import imported_shaping  # noqa: PLC0415 - likewise
        from .commands.people import namesakes  # noqa: PLC0415 - likewise

        lists = {
            "commitments": exports.commitments,
            "signatures": exports.signatures,
            "renewals": exports.renewal_stages,
            "sign-offs": exports.sign_offs,
            "contractors": exports.contractors,
            "materials": exports.handed_out,
        }
        register_parts(lambda area: (table(name, make(area)) for name, make in lists.items()))
        register_short_lists(
            [
                ShortList("elections", "Times before elections", imported_shaping.ELECTIONS),
                ShortList("guidelines", "What shows that the guidelines were followed", imported_shaping.GUIDELINES),
                ShortList("sent-copies", "Copies that went to bodies above the area", imported_shaping.SENT_COPIES),
            ]
        )
        register_parts(exports.versions)
        register_namesakes(namesakes)
        register_parts(exports.consultation_tables)
        register(Purpose.SIGN, lambda link: reverse("agreement:sign", kwargs={"area": link.area.slug}))
