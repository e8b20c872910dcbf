"""Addresses of the directory's pages."""

from django.urls import path

from .views import areas, mergers, organisations, people, places, shared, tags, units

app_name = "directory"

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/new/", people.add_person, name="add_person"),
    path("people/import/", people.import_people, name="import_people"),
    path("people.<str:kind>", people.export_people, name="export_people"),
    path("people/<uuid:uid>/", people.person, name="person"),
    path("people/<uuid:uid>/change/", people.change_person, name="change_person"),
    path("people/<uuid:uid>/role/", people.add_role, name="add_role"),
    path("roles/<int:pk>/end/", people.end_role, name="end_role"),
    path("roles/<int:pk>/confirm/", people.confirm_role, name="confirm_role"),
    path("roles/<int:pk>/invite/", people.invite, name="invite"),
    path("invitations/<uuid:uid>/withdraw/", people.withdraw_invitation, name="withdraw_invitation"),
    path("invitation/", people.accept_invitation, name="accept_invitation"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/new/", organisations.add_organisation, name="add_organisation"),
    path("organisations/import/", organisations.import_organisations, name="import_organisations"),
    path("organisations.<str:kind>", organisations.export_organisations, name="export_organisations"),
    path("organisations/<uuid:uid>/", organisations.organisation, name="organisation"),
    path("organisations/<uuid:uid>/change/", organisations.change_organisation, name="change_organisation"),
    path("organisations/<uuid:uid>/rename/", organisations.rename_organisation, name="rename_organisation"),
    path("organisations/<uuid:uid>/merge/", mergers.merge_organisation, name="merge_organisation"),
    path("organisations/<uuid:uid>/close/", mergers.close_organisation, name="close_organisation"),
    path("organisations/<uuid:uid>/departments/new/", units.add_unit, name="add_unit"),
    path("organisations/<uuid:uid>/departments/<int:pk>/", units.change_unit, name="change_unit"),
    path("organisations/<uuid:uid>/departments/<int:pk>/end/", units.end_unit, name="end_unit"),
    path("organisations/<uuid:uid>/tags/", tags.partner_tags, name="partner_tags"),
    path("organisations/<uuid:uid>/contact/", shared.partner_contact, name="partner_contact"),
    path("organisations/<uuid:uid>/propose/", shared.propose_change, name="propose_change"),
    path("organisations/shared/", shared.join_shared, name="join_shared"),
    path("organisations/proposals/", shared.proposals, name="proposals"),
    path("organisations/proposals/<uuid:uid>/", shared.answer_proposal, name="answer_proposal"),
    path("organisations/tags/", tags.tags, name="tags"),
    path("organisations/tags/<int:pk>/", tags.change_tag, name="change_tag"),
    path("organisations/tags/<int:pk>/remove/", tags.remove_tag, name="remove_tag"),
    path("settings/", areas.settings, name="settings"),
    path("settings/details/", areas.area_details, name="area_details"),
    path("settings/contact/", areas.area_contact, name="area_contact"),
    path("settings/contact/right/", areas.check_contact, name="check_contact"),
    path("settings/words/", areas.area_words, name="area_words"),
    path("settings/below/<slug:lower>/", areas.tier_relation, name="tier_relation"),
    path("settings/close/", places.end_area, name="end_area"),
    path("settings/reopen/", places.reopen_area, name="reopen_area"),
    path("theme.css", areas.theme, name="theme"),
    path("logo", areas.logo, name="logo"),
]

# Pages of the whole installation: below /areas/ an address would name an area.
installation_urlpatterns = [
    path("areas/", places.area_list, name="area_list"),
    path("add-area/", places.add_area, name="add_area"),
]
