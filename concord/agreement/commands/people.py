"""Who is erased is taken out of texts that name them as their writer."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from concord.core.accounts.models import Person
from concord.core.accounts.namesakes import Namesake, names_them
from concord.core.areas.models import Area

from ..models import Version


def namesakes(person: Person, area: Area) -> Iterator[Namesake]:
    """Versions whose text was brought in under a name like theirs."""
    for version in Version.objects.exclude(text_by="").select_related("document"):
        if names_them(person, version.text_by):
            words = f"Wrote the text of {version.document}, version {version.number}: {version.text_by}"
            key = f"version:{version.document.uid}:{version.number}"
            yield Namesake(key, words, partial(forget_writer, version=version))


def forget_writer(*, version: Version, **about: Any) -> None:
    version.text_by = ""
    version.save(update_fields=["text_by"])
