"""The only writes of the directory: areas, organisations, memberships, invitations, imports."""

from .areas import add_area, change_area, check_contact, invite_first_officer, mail_seal_to_chairs, set_words
from .confirming import confirm_role, mail_role_ended, mail_role_given, mail_sector_changed
from .imports import import_organisations, import_people
from .invitations import accept_invitation, invite, withdraw_invitation
from .memberships import add_membership, change_membership, end_membership
from .organisations import (
    add_organisation,
    add_unit,
    change_organisation,
    close_organisation,
    join_partner,
    merge_organisations,
    move_unit,
    rename_organisation,
)
from .places import open_area

__all__ = [
    "accept_invitation",
    "add_area",
    "add_membership",
    "add_organisation",
    "add_unit",
    "change_area",
    "change_membership",
    "change_organisation",
    "check_contact",
    "close_organisation",
    "confirm_role",
    "end_membership",
    "import_organisations",
    "import_people",
    "invite",
    "invite_first_officer",
    "join_partner",
    "mail_role_ended",
    "mail_role_given",
    "mail_seal_to_chairs",
    "mail_sector_changed",
    "merge_organisations",
    "move_unit",
    "open_area",
    "rename_organisation",
    "set_words",
    "withdraw_invitation",
]
