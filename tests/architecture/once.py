"""A place that is made once for a whole module of tests."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction


def one_transaction() -> Any:
    """The fixture `db` of a module in which everything happens in one transaction, and is taken back at its end."""

    @pytest.fixture(scope="module", name="db")
    def kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return kept
