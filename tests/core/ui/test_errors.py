"""Error pages say what to do next, without database or session."""

import re

import pytest
from django.test import RequestFactory

from concord.core.ui import errors

PAGES = [
    (errors.bad_request, 400, "We could not read what was sent"),
    (errors.denied, 403, "You cannot open this page"),
    (errors.csrf_failure, 403, "This page was open for too long"),
    (errors.not_found, 404, "We could not find this page"),
    (errors.not_a_page, 405, "This address only takes what a button sends"),
    (errors.still_working, 409, "What you sent is being worked on"),
    (errors.too_many, 429, "Too many tries"),
    (errors.server_error, 500, "Something went wrong on our side"),
]


@pytest.mark.parametrize(("view", "status", "heading"), PAGES)
def test_each_page_has_its_status_heading_and_a_way_on(view, status, heading):
    answer = view(RequestFactory().get("/nowhere/"))
    page = answer.content.decode()
    assert (answer.status_code, re.findall(r"<h1[^>]*>(.*?)</h1>", page)) == (status, [heading])
    assert f"<title>{heading} – Concord</title>" in page
    assert '<a href="/">Go to the front page</a>' in page
    assert "data-problem" in page


def test_too_many_says_when_to_come_back():
    assert errors.too_many(RequestFactory().get("/"), wait=90)["Retry-After"] == "90"


def test_no_error_page_sets_a_cookie():
    assert [view.__name__ for view, *_ in PAGES if view(RequestFactory().get("/")).cookies] == []
