"""People, their roles and their links for tests."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from concord.core.accounts.links import hash_of
from concord.core.accounts.models import Person, PersonalLink, RoleGrant
from concord.core.accounts.roles import Role
from concord.core.accounts.terms import Purpose
from tests.factories.areas import AreaFactory

CODE = "7KQ2-M9XP"
ROLE_FOR = {
    Purpose.RETURN: Role.CHAMPION,
    Purpose.BOARD_ANSWER: Role.BOARD_CONTACT,
    Purpose.TASK: Role.GROUP_MEMBER,
    Purpose.POSITION: Role.GROUP_MEMBER,
    Purpose.BRIEFING: Role.CHAMPION,
    Purpose.NOTE: Role.CHAMPION,
    Purpose.MINUTES: Role.GROUP_MEMBER,
    Purpose.PAPER: Role.GROUP_MEMBER,
    Purpose.PASS_ON: Role.GROUP_MEMBER,
    Purpose.DISCUSSION: Role.GROUP_MEMBER,
    Purpose.SURVEY: Role.GROUP_MEMBER,
}


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Sam Example {n}")
    email = factory.Sequence(lambda n: f"sam{n}@example.org")
    # Somebody without a sign-in address has no account.
    login_email = factory.SelfAttribute("email")


class RoleGrantFactory(DjangoModelFactory):
    class Meta:
        model = RoleGrant

    person = factory.SubFactory(PersonFactory)
    area = factory.SubFactory(AreaFactory)
    role = Role.OFFICER
    host_sector = "voluntary"
    starts_on = date(2026, 1, 1)


class PersonalLinkFactory(DjangoModelFactory):
    """A link that works for as long as any test runs, of somebody with a role for it. Its typed code is CODE."""

    class Meta:
        model = PersonalLink
        skip_postgeneration_save = True

    area = factory.SubFactory(AreaFactory)
    purpose = Purpose.RETURN
    person = factory.SubFactory(PersonFactory, login_email=None)
    subject_key = "PL-2026-P1"
    code_hash = factory.LazyFunction(lambda: hash_of(CODE))
    created_at = datetime(2026, 1, 1, tzinfo=UTC)
    expires_at = datetime(2100, 1, 1, tzinfo=UTC)

    @factory.post_generation
    def role(self, create, given):
        if self.person is not None and self.purpose in ROLE_FOR:
            RoleGrantFactory(person=self.person, area=self.area, role=ROLE_FOR[self.purpose])
