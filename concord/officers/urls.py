"""Addresses of the pages about those who run the agreement."""

from django.urls import path

from .views import bids, budgets, horizon, lines, posts, resources, tasks

app_name = "officers"

urlpatterns = [
    path("", posts.posts, name="posts"),
    path("posts.<str:kind>", posts.export_posts, name="export_posts"),
    path("posts/new/", posts.note_post, name="note_post"),
    path("posts/<uuid:uid>/", posts.change_post, name="change_post"),
    path("posts/<uuid:uid>/contact/", posts.own_contact, name="own_contact"),
    path("posts/<uuid:uid>/hide/", posts.hide_contact, name="hide_contact"),
    path("contacts/", posts.contacts, name="contacts"),
    path("budget/", budgets.budgets, name="budgets"),
    path("budgets.<str:kind>", budgets.export_budgets, name="export_budgets"),
    path("budget/import/", budgets.import_budgets, name="import_budgets"),
    path("budget/new/", budgets.begin_budget, name="begin_budget"),
    path("budget/<int:year>/", budgets.budget, name="budget"),
    path("budget/<int:year>/change/", budgets.change_budget, name="change_budget"),
    path("budget/<int:year>/lines/new/", lines.add_line, name="add_line"),
    path("budget/<int:year>/contributions/new/", lines.add_contribution, name="add_contribution"),
    path("lines/<uuid:uid>/", lines.change_line, name="change_line"),
    path("lines/<uuid:uid>/remove/", lines.remove_line, name="remove_line"),
    path("contributions/<uuid:uid>/", lines.change_contribution, name="change_contribution"),
    path("contributions/<uuid:uid>/remove/", lines.remove_contribution, name="remove_contribution"),
    path("bids/", bids.bids, name="bids"),
    path("bids/new/", bids.add_bid, name="add_bid"),
    path("bids/<uuid:uid>/", bids.change_bid, name="change_bid"),
    path("resources/", resources.resources, name="resources"),
    path("resources/new/", resources.add_resource, name="add_resource"),
    path("resources/<uuid:uid>/", resources.change_resource, name="change_resource"),
    path("resources/<uuid:uid>/remove/", resources.remove_resource, name="remove_resource"),
    path("horizon/", horizon.horizon, name="horizon"),
    path("horizon.<str:kind>", horizon.export_horizon, name="export_horizon"),
    path("horizon/import/", horizon.import_horizon, name="import_horizon"),
    path("horizon/new/", horizon.add_horizon, name="add_horizon"),
    path("horizon/digest/", horizon.digest, name="digest"),
    path("horizon/digest/send/", horizon.send_digest, name="send_digest"),
    path("horizon/post/", horizon.post_below, name="post_below"),
    path("horizon/<uuid:uid>/", horizon.horizon_item, name="horizon_item"),
    path("horizon/<uuid:uid>/change/", horizon.change_horizon, name="change_horizon"),
    path("horizon/<uuid:uid>/remove/", horizon.remove_horizon, name="remove_horizon"),
    path("horizon/<uuid:uid>/agenda/", horizon.table_horizon, name="table_horizon"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.add_task, name="add_task"),
    path("tasks/<uuid:uid>/", tasks.change_task, name="change_task"),
    path("tasks/<uuid:uid>/done/", tasks.do_task, name="do_task"),
    path("tasks/<uuid:uid>/remove/", tasks.remove_task, name="remove_task"),
]
