"""Addresses of the pages of champions."""

from django.urls import path

from .views import briefings, coverage, expressions, mailings, notes, own, register

app_name = "champions"

urlpatterns = [
    path("", register.champions, name="champions"),
    path("champions.<str:kind>", register.export_champions, name="export_champions"),
    path("import/", register.import_champions, name="import_champions"),
    path("settings/", register.settings, name="settings"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("coverage.<str:kind>", coverage.export_coverage, name="export_coverage"),
    path("people/<uuid:uid>/", register.champion, name="champion"),
    path("people/<uuid:uid>/change/", register.describe_champion, name="describe_champion"),
    path("people/<uuid:uid>/note/", register.note_entry, name="note_entry"),
    path("entries/<uuid:uid>/remove/", register.remove_entry, name="remove_entry"),
    path("join/", expressions.join, name="join"),
    path("join/thanks/", expressions.offered, name="offered"),
    path("public/", expressions.public_list, name="public_list"),
    path("offers/", expressions.offers, name="offers"),
    path("offers/new/", expressions.enter_offer, name="enter_offer"),
    path("offers/<uuid:uid>/accept/", expressions.accept_offer, name="accept_offer"),
    path("offers/<uuid:uid>/decline/", expressions.decline_offer, name="decline_offer"),
    path("letters/", mailings.mailings, name="mailings"),
    path("letters/new/", mailings.write_mailing, name="write_mailing"),
    path("letters/<uuid:uid>/", mailings.mailing, name="mailing"),
    path("letters/<uuid:uid>/change/", mailings.change_mailing, name="change_mailing"),
    path("letters/<uuid:uid>/send/", mailings.send_mailing, name="send_mailing"),
    path("letters/<uuid:uid>/discard/", mailings.discard_mailing, name="discard_mailing"),
    path("questions/", mailings.questions, name="questions"),
    path("questions/<uuid:uid>/", mailings.answer_question, name="answer_question"),
    path("briefing/", briefings.briefing_by_link, name="briefing_by_link"),
    path("briefings/", briefings.briefings, name="briefings"),
    path("briefings/<uuid:uid>/", briefings.briefing, name="briefing"),
    path("mine/", own.mine, name="mine"),
    path("mine/consent/", own.consent, name="consent"),
    path("notes/", notes.notes, name="notes"),
    path("notes.<str:kind>", notes.export_notes, name="export_notes"),
    path("notes/group/", notes.group_notes, name="group_notes"),
    path("notes/<uuid:uid>/", notes.answer_note, name="answer_note"),
    path("people/<uuid:uid>/notes-link/", notes.send_note_link, name="send_note_link"),
    path("mine/notes/", notes.own_notes, name="own_notes"),
    path("mine/notes/<uuid:uid>/take-back/", notes.take_back_note, name="take_back_note"),
    path("mine/note/", own.note_own, name="note_own"),
]
