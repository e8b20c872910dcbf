"""Addresses of the pages of champions."""

from django.urls import path

from .views import coverage, expressions, own, register

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
    path("mine/", own.mine, name="mine"),
    path("mine/consent/", own.consent, name="consent"),
    path("mine/note/", own.note_own, name="note_own"),
]
