"""Commitments beside national frameworks."""

from collections.abc import Mapping as Answers
from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from ..models import Commitment, Mapping
from ..rules.frameworks import FRAMEWORKS
from ..terms import Relation, Verb

Actor = Person | Installation


@transaction.atomic
def map_commitment(
    *, commitment: Commitment, framework: str, relations: Answers[str, str], by: Actor, at: datetime
) -> None:
    """Say how a commitment stands to each heading of a framework, in place of what was said before (R017).

    `relations`: by heading; without any the commitment is like nothing in the framework, which is said too.
    Raises `RuleBroken` for a heading that the framework has not.
    """
    require(by, Permission.EDIT_AGREEMENT, commitment.area)
    found = FRAMEWORKS.get(framework)
    if found is None or any(found.heading(key) is None for key in relations):
        raise RuleBroken("The framework has no such heading.")
    said = {key: relation for key, relation in relations.items() if relation not in {"", Relation.NONE}}
    Mapping.objects.filter(commitment=commitment, framework=framework).delete()
    Mapping.objects.bulk_create(
        Mapping(area=commitment.area, commitment=commitment, framework=framework, heading=key, relation=relation)
        for key, relation in (said or {"": Relation.NONE.value}).items()
    )
    record(Verb.COMMITMENT_MAPPED, subject=commitment, by=by, at=at, framework=framework)
