"""How each form is filled in so that it is taken: what no general rule finds, and files that would be read."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from concord.agreement.models import Consultation, Document
from concord.core.areas.scoping import within

from .busy import Busy, make_busy
from .busy_papers import FILE
from .forms import plain_answers
from .hostile import Marks, Outcome, everything_kept
from .spoilt_files import PNG
from .visitors import Before, find_forms, signed_in

AREA = "/areas/wessington/"
FILES = {
    "directory:import_people": "people.xlsx",
    "directory:import_organisations": "organisations.xlsx",
    "directory:import_partnerships": "partnerships.xlsx",
    "directory:import_networks": "networks.xlsx",
    "directory:import_sponsors": "support.xlsx",
    "directory:import_short_list": "settings/short-lists/scrutiny.csv",
    "agreement:import_commitments": "agreement/commitments.xlsx",
    "agreement:version_from_file": "agreement/documents/{code}/1/file.json",
    "agreement:import_signatures": "agreement/signatories/signatures.xlsx",
    "agreement:import_contractors": "agreement/signatories/contractors.xlsx",
    "champions:import_champions": "champions/champions.xlsx",
    "agreement:import_materials": "agreement/materials.xlsx",
    "champions:import_agendas": "champions/agendas.xlsx",
    "champions:import_advocates": "champions/advocates.xlsx",
    "champions:import_reach": "champions/reach.xlsx",
    "champions:import_effects": "champions/effects.xlsx",
    "champions:import_work": "champions/work.xlsx",
    "officers:import_budgets": "officers/budgets.xlsx",
    "officers:import_horizon": "officers/horizon.xlsx",
    "officers:import_posts": "officers/posts.xlsx",
    "officers:import_tasks": "officers/tasks.xlsx",
    "officers:import_risks": "officers/risks.xlsx",
    "officers:import_awards": "officers/awards.xlsx",
    "agreement:import_comments": "agreement/consultations/{consultation}/comments.xlsx",
    "agreement:import_marks": "agreement/consultations/{consultation}/can-be-kept.xlsx",
    "group:import_seats": "group/groups/group/seats.xlsx",
    "group:import_evidence": "group/groups/group/evidence.xlsx",
    "log:import_returns": "log/periods/returns.xlsx",
    "log:import_quick_wins": "log/registers/quick-wins.xlsx",
    "log:read_form": "log/periods/{period}/form.docx",
}
PAPERS = ("group:add_paper", "group:add_paper_version")
# The button of the second step, for forms that first say what would follow.
SECOND = {
    **dict.fromkeys(("directory:import_people", "directory:import_organisations"), "kept"),
    **dict.fromkeys(("agreement:import_commitments", "agreement:import_signatures"), "kept"),
    **dict.fromkeys(("agreement:version_from_file", "champions:import_champions", "log:import_returns"), "kept"),
    "log:import_quick_wins": "kept",
    **dict.fromkeys(("agreement:import_comments", "agreement:import_marks"), "kept"),
    **dict.fromkeys(("agreement:import_contractors", "directory:import_sponsors", "group:import_evidence"), "kept"),
    **dict.fromkeys(("directory:import_partnerships", "directory:import_networks", "officers:import_budgets"), "kept"),
    **dict.fromkeys(("group:import_seats", "officers:import_horizon", "officers:import_posts"), "kept"),
    **dict.fromkeys(("officers:import_tasks", "officers:import_risks", "officers:import_awards"), "kept"),
    **dict.fromkeys(("champions:import_agendas", "champions:import_advocates", "champions:import_reach"), "kept"),
    **dict.fromkeys(("champions:import_work", "champions:import_effects", "agreement:import_materials"), "kept"),
    "directory:import_short_list": "kept",
    "group:plan_year": "plan",
    **dict.fromkeys(("directory:merge_organisation", "directory:close_organisation", "directory:end_area"), "sure"),
    "board:answer_report": "sure",
    "agreement:write_text": "put",
}
NO_EVIDENCE = {f"evidence_due_on_{part}": [""] for part in ("day", "month", "year")}
SAID_YES = {"agreed": ["on"]}
SIGNING = {"is_authorised": ["on"], "mode": ["own"]}
# Answers that no general rule finds.
SPECIAL: dict[str, dict[str, list[str]]] = {
    "agreement:write_text": {"text": ["# 1 Funding\n## 1.1 Pay soon\nWas: new"]},
    "directory:add_organisation": {"identifiers": [""]},
    "directory:change_organisation": {"identifiers": [""]},
    "directory:area_details": {"accent": ["#0b5563"]},
    "erase_person": {"sure": ["on"]},
    "board:answer_report": {"on_agenda": ["on"]},
    "log:open_poll": {"matters": ["Parking\nForms"]},
    # The form itself suggests it in place of “Plain words”.
    "places:add_area": {"slug": ["plain-words"], "kind": ["unitary"]},
    "agreement:add_code": {"prefix": ["Q"]},
    **{key: {"meetings_a_year": ["4"]} for key in ("group:decide_format", "group:change_format")},
    "champions:join": {"agrees": ["on"]},
    "champions:introduce": {"agreed": ["on"]},
    **dict.fromkeys(("champions:add_advocate", "champions:change_advocate"), SAID_YES),
    "champions:add_effect": {"organisation": [""], "champions": ["3"]},
    "champions:change_effect": {"organisation": [""], "champions": ["3"]},
    "champions:add_effect_value": {"value": ["12.5"], "n": ["40"]},
    "champions:add_sitting": {"where": [""]},
    "champions:change_sitting": {"where": [""]},
    "champions:add_agenda": {"where": [""], "who": [""]},
    "champions:change_agenda": {"where": [""], "who": [""]},
    "agreement:enter_signature": SIGNING,
    "agreement:sign": SIGNING,
    "agreement:signing_event": SIGNING,
    "board:plan_board_meeting": {"papers_due_on_day": [""], "papers_due_on_month": [""], "papers_due_on_year": [""]},
    **dict.fromkeys(("directory:add_scrutiny", "directory:change_scrutiny"), NO_EVIDENCE),
}
POST = {"person": [""], "name": ["Ivy"], "share_1": [""], "host_2": [""], "share_2": [""], "hours": ["18"]}
POST |= {"funder_1_share": ["60"], "funder_2": [""], "funder_2_share": [""], "funder_3": [""], "funder_3_share": [""]}
STILL = {key: [""] for name in ("asked_on", "decided_on") for key in (f"{name}_day", f"{name}_month", f"{name}_year")}
BID = {**STILL, "state": ["writing"], "amount": ["5000"], "awarded": [""]}
GIFT = {"hours": ["2.5"], "worth": ["12.50"], "role": ["Manager"]}
AWARD = {"organisation": [""], "amount": ["500"]}
SUMS = {name: ["12.50"] for name in ("planned", "committed", "spent", "in_kind", "pledged", "received")}
NOT_YET: dict[str, list[str]] = {key: [""] for key in ("thanked_on_day", "thanked_on_month", "thanked_on_year")}
SPECIAL |= {
    "officers:note_post": POST,
    "officers:change_post": POST,
    "officers:own_contact": {"shown": ["on"]},
    **dict.fromkeys(("officers:add_bid", "officers:change_bid"), BID),
    **dict.fromkeys(("officers:add_resource", "officers:change_resource"), GIFT),
    **dict.fromkeys(("officers:add_award", "officers:change_award"), AWARD),
    "officers:do_task": {"minutes": ["20"]},
    **dict.fromkeys(("officers:add_line", "officers:change_line"), SUMS),
    **dict.fromkeys(("officers:add_contribution", "officers:change_contribution"), SUMS),
    "group:add_speaker": NOT_YET,
    "group:change_speaker": NOT_YET,
    "directory:change_partnership": {"parent": [""]},
}
# What plain answers cannot get past: a code that nobody was sent, a device that is not there.
SECRETS = {
    "enter_code",
    "account_confirm_login_code",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_login_webauthn",
}


@dataclass
class Place:
    """The busy place with all its forms, files that would be taken, and the marks of everything kept."""

    busy: Busy
    forms: dict[str, list[Before]]
    files: dict[str, SimpleUploadedFile]
    kept: Marks
    # What plain answers to a form led to, once they were sent.
    taken: dict[Before, Outcome] = field(default_factory=dict)


def make_place() -> Place:
    busy = make_busy()
    found: dict[str, list[Before]] = {}
    for before in find_forms(busy):
        found.setdefault(before.form.route, []).append(before)
    return Place(busy, found, sound_files(busy), everything_kept())


def sound_files(busy: Busy) -> dict[str, SimpleUploadedFile]:
    client, made = signed_in(busy.world.officer), {}
    with within(busy.world.area):
        code = Document.objects.filter(versions__state="adopted").get(kind="code", prefix="F").uid
        consultation = Consultation.objects.get().uid
    for route, path in FILES.items():
        path = path.format(period=busy.world.period.reference, code=code, consultation=consultation)
        made[route] = SimpleUploadedFile(path.split("/")[-1], client.get(AREA + path).content)
    for route in PAPERS:
        made[route] = SimpleUploadedFile("paper.pdf", FILE)
    return {**made, "directory:area_details": SimpleUploadedFile("logo.png", PNG)}


def answers(place: Place, before: Before) -> dict[str, Any]:
    route = before.form.route
    special = SPECIAL.get(route, {}) | place.busy.answers.get(route, {})
    plain = plain_answers(before.form, place.busy.today, special)
    if route in FILES or route in PAPERS:
        plain["file"] = place.files[route]
    return plain


def second_step(route: str, typed: dict[str, Any]) -> dict[str, Any]:
    """What a form sends when somebody says yes: of a file that was looked at its digest, else what was typed."""
    button = SECOND.get(route, "")
    if button != "kept":
        return {**typed, button: "1"} if button else {}
    typed["file"].seek(0)
    return {"kept": sha256(typed["file"].read()).hexdigest()}
