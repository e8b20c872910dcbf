"""Tell Django about this app."""

from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "concord.agreement"
    label = "agreement"
    verbose_name = "Agreement"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415 - apps must be loaded first

        from concord.core.accounts.links import register  # noqa: PLC0415 - likewise
        from concord.core.accounts.terms import Purpose  # noqa: PLC0415 - likewise
        from concord.core.directory.takeout import register_parts, table  # noqa: PLC0415 - apps must be loaded first

        from .exports import (  # noqa: PLC0415 - likewise
            commitments,
            consultation_tables,
            contractors,
            elections,
            guideline_notes,
            handed_out,
            renewal_stages,
            sent_copies,
            sign_offs,
            signatures,
            versions,
        )

        register_parts(
            lambda area: iter([table("commitments", commitments(area)), table("signatures", signatures(area))])
        )
        register_parts(
            lambda area: iter(
                [
                    table("renewals", renewal_stages(area)),
                    table("sign-offs", sign_offs(area)),
                    table("elections", elections(area)),
                ]
            )
        )
        register_parts(
            lambda area: iter(
                [
                    table("contractors", contractors(area)),
                    table("materials", handed_out(area)),
                    table("guidelines", guideline_notes(area)),
                    table("sent-copies", sent_copies(area)),
                ]
            )
        )
        register_parts(versions)
        register_parts(consultation_tables)
        register(Purpose.SIGN, lambda link: reverse("agreement:sign", kwargs={"area": link.area.slug}))
