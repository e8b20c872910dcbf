"""How a commitment stands to the headings of a national framework."""

from django.db import models

from concord.core.areas.scoping import AreaOwned

from ..terms import Relation
from .commitments import Commitment


class Mapping(AreaOwned):
    """One commitment beside one heading of a framework; `none` on an empty heading: it is like nothing in it."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="mappings")
    # A key of `rules.frameworks.FRAMEWORKS`, and of a heading in it.
    framework = models.CharField(max_length=20)
    heading = models.CharField(max_length=10, blank=True)
    relation = models.CharField(max_length=8, choices=Relation)

    class Meta:
        ordering = ["framework", "heading", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "framework", "heading"], name="agreement_one_relation_to_a_heading"
            )
        ]

    def __str__(self) -> str:
        return f"{self.commitment} {self.get_relation_display()} {self.framework} {self.heading}"
