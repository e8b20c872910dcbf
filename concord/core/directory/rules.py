"""Whether now: sectors, roles that may be given, dates."""

from datetime import date, datetime

from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.lib.dates import YEARS, in_bounds
from concord.core.lib.errors import RuleBroken

from .models import Invitation, Organisation
from .terms import USUAL_SECTOR, OrganisationStatus, OrganisationType, Sector


def usual_sector(kind: str) -> str:
    """The sector of a type. Large housing associations are public: they manage large amounts of public money (R005)."""
    return USUAL_SECTOR[kind]


def check_sector(*, kind: str, sector: str, reason: str) -> None:
    """A sector that differs from the usual one of its type gives its reason."""
    if kind not in OrganisationType.values:
        raise RuleBroken("Choose the type of organisation.", field="kind")
    if sector != usual_sector(kind) and not reason.strip():
        usual = Sector(usual_sector(kind)).label.lower()
        raise RuleBroken(
            f"Organisations of this type usually count as {usual}. Say why this one does not.", field="sector_reason"
        )


# Roles that decide over others or read what nobody else may: who gives them does not do so alone.
CONFIRMED = (Role.TRUSTEE, Role.CHAIR)


NOT_ONESELF = "Nobody gives themselves a role. Ask another officer or the platform administrator."


def check_not_oneself(person: object, by: object) -> None:
    """Nobody gives themselves a role."""
    if person == by:
        raise RuleBroken(NOT_ONESELF)


def check_not_own_address(address: str, by: object) -> None:
    """Nobody gives themselves a role by way of the address with which they sign in."""
    if isinstance(by, Person) and by.login_email == address.lower():
        raise RuleBroken(NOT_ONESELF)


def check_can_join(*, takes_part: bool, area: Area) -> None:
    """An account joins an area once; whoever takes part there already is given a further role by its officer."""
    if takes_part:
        raise RuleBroken(f"You take part in {area} with this account already. Ask its officer for the role there.")


def check_invitation_lasts(invitation: Invitation, at: datetime) -> None:
    if invitation.withdrawn_at or invitation.expires_at < at:
        raise RuleBroken("This invitation has ended. Ask the officer to send it again.")


def is_for_another(invitation: Invitation, person: Person) -> bool:
    """Whether an invitation is neither this person's nor for the address with which they sign in."""
    invited = invitation.person
    own_address = not invited.login_email and person.login_email == invited.email.lower()
    return person != invited and not own_address


def check_role(*, role: str, sector: str) -> None:
    """Which roles an officer may give, and at whom."""
    if role not in Role.values or role == Role.PLATFORM_ADMIN:
        raise RuleBroken("This role is not given in an area.", field="role")
    if role == Role.TRUSTEE and sector == Sector.PUBLIC:
        raise RuleBroken(
            "The trustee for confidential points works for a body that is not public, usually the infrastructure "
            "organisation. Choose another organisation.",
            field="organisation",
        )


def check_not_held(held: tuple[date, date | None] | None) -> None:
    """The same role for the same body stands once at a time; `held`: its dates where it overlaps."""
    if held is not None:
        since, until = held
        until_words = f" until {until:%-d %B %Y}" if until else ""
        raise RuleBroken(
            f"This role is held already, from {since:%-d %B %Y}{until_words}. End it first, or choose days before or "
            "after.",
            field="starts_on",
        )


def can_end(ends_on: date | None, on: date) -> bool:
    """Whether a role can still end earlier than it does."""
    return ends_on is None or ends_on > on


def check_same_sector(*, name: str, sector: str, given: str) -> None:
    """A file does not change which sector an organisation counts as. `given`: what it says, empty where nothing."""
    if given not in {"", sector}:
        raise RuleBroken(
            f"The sector of “{name}” here is {sector}, not {given}. Write {sector}, or leave this empty.",
            field="organisation_sector",
        )


def is_longer(before: tuple[date, date | None], after: tuple[date, date | None]) -> bool:
    """Whether new dates give a role a day that it did not have."""
    (start, end), (new_start, new_end) = before, after
    return new_start < start or (end is not None and (new_end is None or new_end > end))


def check_not_ended_before(ended_on: date | None, ends_on: date) -> None:
    """Ending never makes a role longer."""
    if ended_on is not None and ends_on > ended_on:
        raise RuleBroken("This role ends earlier already. Give it anew instead.", field="ends_on")


def check_day(day: date, field: str) -> None:
    """Refuse a day that lies in no year of ours."""
    if not in_bounds(day):
        raise RuleBroken(f"Year must be {YEARS}.", field=field)


def check_dates(starts_on: date, ends_on: date | None) -> None:
    for field, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if day is not None:
            check_day(day, field)
    if ends_on is not None and ends_on < starts_on:
        raise RuleBroken("The last day is before the first day.", field="ends_on")


def check_has_come(day: date, today: date) -> None:
    """What is noted happens at once, so it is noted on its day or after it."""
    check_day(day, "on")
    if day > today:
        raise RuleBroken("This day has not come yet. Note it on the day, or after it.", field="on")


def check_ending(body: Organisation, day: date, *, began: date, today: date) -> None:
    """An organisation ends once, on a day that has come and on which it was here."""
    if body.status != OrganisationStatus.ACTIVE:
        raise RuleBroken(f"{body} was merged or closed already.")
    check_has_come(day, today)
    if day < began:
        raise RuleBroken(f"{body} is here from {began:%d/%m/%Y}. Choose that day or a later one.", field="on")


def goes_over(role: str, sector: str) -> bool:
    """Whether a role goes over to a successor of that sector: no public body hosts a trustee."""
    return role != Role.TRUSTEE or sector != Sector.PUBLIC
