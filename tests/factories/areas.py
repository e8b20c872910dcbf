"""Places for tests."""

import factory
from factory.django import DjangoModelFactory

from concord.core.areas.models import Area


class AreaFactory(DjangoModelFactory):
    class Meta:
        model = Area

    slug = factory.Sequence(lambda n: f"place-{n}")
    name = factory.Sequence(lambda n: f"Place {n}")
    code = factory.Sequence(lambda n: f"PL{n}")
    parent = None
    path = factory.LazyAttribute(lambda area: f"{area.parent.path if area.parent else ''}{area.slug}/")
    contact_name = "Priya Shah"
    contact_email = "priya@example.org"
