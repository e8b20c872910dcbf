"""Addresses of the agreement's pages."""

from django.urls import path

from . import views

app_name = "agreement"

urlpatterns = [
    path("", views.commitments, name="commitments"),
    path("new/", views.add_commitment, name="add_commitment"),
    path("import/", views.import_commitments, name="import_commitments"),
    path("commitments.<str:kind>", views.export_commitments, name="export_commitments"),
    path("<uuid:uid>/", views.commitment, name="commitment"),
    path("<uuid:uid>/reword/", views.reword_commitment, name="reword_commitment"),
    path("<uuid:uid>/end/", views.retire_commitment, name="retire_commitment"),
]
