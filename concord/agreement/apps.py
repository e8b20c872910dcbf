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
        from concord.core.directory.takeout import register_parts, table  # noqa: PLC0415 - likewise

        from . import exports  # noqa: PLC0415 - likewise
        from .commands.people import namesakes  # noqa: PLC0415 - likewise

        lists = {
            "commitments": exports.commitments,
            "signatures": exports.signatures,
            "renewals": exports.renewal_stages,
            "sign-offs": exports.sign_offs,
            "elections": exports.elections,
            "contractors": exports.contractors,
            "materials": exports.handed_out,
            "guidelines": exports.guideline_notes,
            "sent-copies": exports.sent_copies,
        }
        register_parts(lambda area: (table(name, make(area)) for name, make in lists.items()))
        register_parts(exports.versions)
        register_namesakes(namesakes)
        register_parts(exports.consultation_tables)
        register(Purpose.SIGN, lambda link: reverse("agreement:sign", kwargs={"area": link.area.slug}))
