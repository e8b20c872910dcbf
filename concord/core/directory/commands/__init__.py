"""The only writes of the directory: areas, organisations, memberships, invitations, imports."""

from .areas import (
    add_area,
    change_area,
    check_contact,
    invite_first_officer,
    mail_seal_to_chairs,
    note_tier_relation,
    set_words,
)
from .confirming import confirm_role, mail_role_ended, mail_role_given, mail_sector_changed
from .endings import end_area, reopen_area
from .imported_networks import import_networks
from .imported_partnerships import import_partnerships
from .imports import import_organisations, import_people
from .invitations import accept_invitation, invite, withdraw_invitation
from .memberships import add_membership, change_membership, end_membership
from .mergers import close_organisation, merge_organisations
from .named import follow_named, forget_named
from .networks import add_network, change_network, end_network
from .organisations import (
    add_organisation,
    change_organisation,
    change_partner_contact,
    check_home,
    join_partner,
    join_shared,
    rename_organisation,
)
from .partnership_rounds import (
    answer_by_link,
    ask_late_comers,
    begin_round,
    close_round,
    note_answer,
    remind_due_partnerships,
    remind_partnerships,
)
from .partnerships import add_partnership, change_partnership, end_partnership
from .places import open_area
from .proposals import propose_change, settle_proposal
from .scrutiny import put_scrutiny_item, remove_scrutiny_item
from .signposts import add_body, bring_usual_bodies, change_body, check_body, remove_body
from .sponsors import add_sponsor, change_sponsor, confirm_sponsor, end_sponsor, note_lead
from .tags import add_tag, change_tag, remove_tag, tag_partner
from .tiers import agree_to_share, answer_item, ask_support, mail_passed_item, pass_up, stop_sharing, take_up_item
from .units import add_unit, change_unit, end_unit, move_unit

__all__ = [
    "accept_invitation",
    "add_area",
    "add_body",
    "add_membership",
    "add_network",
    "add_organisation",
    "add_partnership",
    "add_sponsor",
    "add_tag",
    "add_unit",
    "agree_to_share",
    "answer_by_link",
    "answer_item",
    "ask_late_comers",
    "ask_support",
    "begin_round",
    "bring_usual_bodies",
    "change_area",
    "change_body",
    "change_membership",
    "change_network",
    "change_organisation",
    "change_partner_contact",
    "change_partnership",
    "change_sponsor",
    "change_tag",
    "change_unit",
    "check_body",
    "check_contact",
    "check_home",
    "close_organisation",
    "close_round",
    "confirm_role",
    "confirm_sponsor",
    "end_area",
    "end_membership",
    "end_network",
    "end_partnership",
    "end_sponsor",
    "end_unit",
    "follow_named",
    "forget_named",
    "import_networks",
    "import_organisations",
    "import_partnerships",
    "import_people",
    "invite",
    "invite_first_officer",
    "join_partner",
    "join_shared",
    "mail_passed_item",
    "mail_role_ended",
    "mail_role_given",
    "mail_seal_to_chairs",
    "mail_sector_changed",
    "merge_organisations",
    "move_unit",
    "note_answer",
    "note_lead",
    "note_tier_relation",
    "open_area",
    "pass_up",
    "propose_change",
    "put_scrutiny_item",
    "remind_due_partnerships",
    "remind_partnerships",
    "remove_body",
    "remove_scrutiny_item",
    "remove_tag",
    "rename_organisation",
    "reopen_area",
    "set_words",
    "settle_proposal",
    "stop_sharing",
    "tag_partner",
    "take_up_item",
    "withdraw_invitation",
]
