"""The layouts, as the gallery and error pages use them."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from concord.core.ui import views
from concord.core.ui.gallery import NAV, Everything

PAGES = {"components": {}, "form": {}, "wrong": {"wrong": ""}, "sheet": {}, "link": {}}


@pytest.fixture(autouse=True)
def _gallery(settings):
    # The gallery is drawn with its own data alone: who is signed in is another part's business.
    settings.ROOT_URLCONF = "tests.core.ui.urls"
    (engine,) = settings.TEMPLATES
    kept = [name for name in engine["OPTIONS"]["context_processors"] if name.startswith("django.")]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "context_processors": kept}}]


def page(name):
    view = views.form if name == "wrong" else getattr(views, name)
    return view(RequestFactory().get("/ui/gallery/", PAGES[name])).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_pages_obey_the_content_security_policy(name):
    drawn = page(name)
    assert re.findall(r"<[^>]+ style=|<style|<[^>]+ on[a-z]+=|<script(?![^>]* src=)", drawn) == []


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_used_once_and_descriptions_exist(name):
    drawn = page(name)
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids))
    described = " ".join(re.findall(r'aria-describedby="([^"]+)"', drawn)).split()
    assert [target for target in described if target not in ids] == []


def test_title_says_error_first_when_a_form_has_errors():
    assert "<title>Error: A form – Wessington – Concord</title>" in page("wrong")
    assert "<title>A form – Wessington – Concord</title>" in page("form")


def test_the_summary_comes_before_the_heading_and_once():
    drawn = page("wrong")
    assert drawn.count("There is a problem") == 1
    assert drawn.index("There is a problem") < drawn.index("<h1")


def test_a_page_by_personal_link_has_no_navigation_and_no_account():
    drawn = page("link")
    assert ("concord-nav" in drawn, "Alex Example" in drawn) == (False, False)


def test_the_page_one_is_on_is_marked_in_the_navigation():
    assert 'href="#" aria-current="page">Front desk</a>' in page("components")


def test_every_problem_page_can_be_seen():
    request = RequestFactory().get("/")
    names = ("400", "403", "csrf", "404", "405", "409", "413", "429", "500")
    statuses = [views.problem(request, name).status_code for name in names]
    assert statuses == [400, 403, 403, 404, 405, 409, 413, 429, 500]


def test_a_posted_form_comes_back_with_its_errors():
    drawn = views.form(RequestFactory().post("/ui/gallery/form/", {"name": "Sam"})).content.decode()
    assert 'value="Sam"' in drawn
    assert "Enter e-mail address" in drawn


def test_an_area_with_an_accent_brings_its_stylesheet():
    area = {"slug": "w", "name": "W", "accent": "#7a1f5c"}
    drawn = render_to_string("ui/base.html", {"area": area, "theme_url": "/areas/w/theme.css"})
    assert '<link rel="stylesheet" href="/areas/w/theme.css">' in drawn


def test_sign_out_is_a_posted_form():
    context = {"person": "Sam", "account_url": "/me/", "sign_out_url": "/leave/", "csrf_token": "abc", "nav": NAV}
    drawn = render_to_string("ui/base.html", context)
    assert '<form method="post" action="/leave/"><input type="hidden" name="csrfmiddlewaretoken" value="abc">' in drawn
    assert '<a class="concord-header__link" href="/me/">Sam</a>' in drawn


def test_everything_in_the_gallery_can_be_filled_in():
    assert set(Everything({}).errors) == set(Everything().fields) - {"other_kind"}
