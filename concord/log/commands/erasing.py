"""What becomes of somebody's returns when their details are erased."""

from django.db import transaction

from concord.core.accounts.encryption import seal, unseal
from concord.core.accounts.models import Person

from ..models import ConfidentialPoint, Expectation
from ..queries.confidential import reporter_tag


@transaction.atomic
def forget_person(*, person: Person) -> None:
    """Take somebody's name out of every period, in every area; what was written and counted stays.

    Called outside any area's scope. A point in trust keeps its words and its body, and has no writer any more.
    """
    expected = Expectation.objects.filter(person=person)
    for expectation in expected.select_related("period"):
        mine = ConfidentialPoint.objects.filter(reporter_tag=reporter_tag(person, expectation.period))
        for row in mine:
            nobody = unseal(row.reporter) | {"person": "", "name": "", "contact": "", "addresses": []}
            ConfidentialPoint.objects.filter(pk=row.pk).update(reporter=seal(nobody))
    expected.update(person_name=str(person))
