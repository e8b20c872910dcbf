"""Each component, by its name in templates."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory, SimpleTestCase

from concord.core.ui.forms import Form

same = SimpleTestCase().assertHTMLEqual
STATUS = (
    '<span class="concord-status concord-status--{}">'
    '<span class="concord-status__shape" aria-hidden="true">{}</span>&nbsp;{}</span>'
)


def draw(source, **context):
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (
            '{% button "Send the return" %}',
            """<button class="govuk-button" data-module="govuk-button" data-prevent-double-click="true">Send the
            return</button>""",
        ),
        (
            '{% button "Remove" kind="warning" name="remove" value=7 %}',
            """<button class="govuk-button govuk-button--warning" data-module="govuk-button"
            data-prevent-double-click="true" name="remove" value="7">Remove</button>""",
        ),
        (
            '{% link_button "Start" "/go/" start=True %}',
            """<a href="/go/" class="govuk-button govuk-button--start" role="button" draggable="false"
            data-module="govuk-button">Start</a>""",
        ),
        ('{% back_link "/log/" %}', '<a href="/log/" class="govuk-back-link">Back</a>'),
        ('{% tag "Issued" "green" %}', '<strong class="govuk-tag govuk-tag--green">Issued</strong>'),
        ('{% badge "You" %}', '<span class="moj-badge">You</span>'),
        (
            '{% sector "voluntary" %}',
            """<span class="concord-sector concord-sector--voluntary">Voluntary</span>""",
        ),
        (
            '{% sector "public" "statutory" %}',
            """<span class="concord-sector concord-sector--public">statutory</span>""",
        ),
        ('{% status "on_track" %}', STATUS.format("on-track", "●", "on track")),
        ('{% status "at_risk" %}', STATUS.format("at-risk", "▲", "at risk")),
        ('{% status "late" "2 days late" %}', STATUS.format("late", "■", "2 days late")),
        ('{% status "done" %}', STATUS.format("done", "✓", "done")),
        ('{% status "not_started" %}', STATUS.format("not-started", "○", "not started")),
        (
            '{% progress 23 40 "23 of 40 decided" %}',
            """<div class="concord-progress">
            <p class="concord-progress__text">23 of 40 decided</p>
            <progress class="concord-progress__bar" value="23" max="40" aria-label="23 of 40 decided">23 of 40
            decided</progress>
            </div>""",
        ),
        ("{% inset %}<p>Two</p>{% endinset %}", '<div class="govuk-inset-text"><p>Two</p></div>'),
        (
            '{% details "What?" %}This.{% enddetails %}',
            """<details class="govuk-details">
            <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">What?</span>
            </summary>
            <div class="govuk-details__text">This.</div>
            </details>""",
        ),
        (
            '{% alert "error" %}It bounced.{% endalert %}',
            """<div class="moj-alert moj-alert--error" role="alert">
            <div class="moj-alert__content">
            <strong class="concord-alert__label">Problem:</strong> It bounced.</div>
            </div>""",
        ),
        (
            '{% panel "Sent" %}<b>W-1</b>{% endpanel %}',
            """<div class="govuk-panel govuk-panel--confirmation">
            <h1 class="govuk-panel__title">Sent</h1>
            <div class="govuk-panel__body">
            <b>W-1</b>
            </div>
            </div>""",
        ),
        (
            '{% empty_state "None yet" %}<p>Soon.</p>{% endempty_state %}',
            """<div class="concord-empty">
            <p class="concord-empty__title">None yet</p>
            <div class="concord-empty__text">
            <p>Soon.</p>
            </div>
            </div>""",
        ),
        (
            "{% who_sees %}the trustee.{% endwho_sees %}",
            """<p class="concord-who-sees">
            <strong>Who will see this:</strong> the trustee.</p>""",
        ),
    ],
)
def test_component(source, html):
    same(draw(source), html)


def test_a_warning_says_so_without_its_sign():
    drawn = draw("{% warning %}No way back{% endwarning %}")
    assert '<span class="govuk-visually-hidden">Warning</span> No way back' in drawn


def test_a_success_notification_is_announced():
    assert 'role="alert"' in draw('{% notification "Done" kind="success" %}Sent{% endnotification %}')
    assert 'role="alert"' not in draw('{% notification "Important" %}Moved{% endnotification %}')


def test_breadcrumbs_end_with_this_page():
    drawn = draw('{% breadcrumbs "Log" "/log/" "Points" %}')
    assert '<a class="govuk-breadcrumbs__link" href="/log/">Log</a>' in drawn
    assert 'aria-current="page">Points</li>' in drawn


def test_a_post_button_is_a_form_with_a_token():
    drawn = draw('{% post_button "Remind" "/remind/" ref="P-1" %}', csrf_token="abc")
    assert '<form class="concord-post" method="post" action="/remind/">' in drawn
    assert '<input type="hidden" name="csrfmiddlewaretoken" value="abc">' in drawn
    assert '<input type="hidden" name="ref" value="P-1">' in drawn
    assert "<details" not in drawn


def test_a_button_that_asks_first_says_what_will_happen_without_script():
    drawn = draw('{% post_button "Close" "/close/" confirm="Nobody can return after this." %}', csrf_token="abc")
    assert drawn.index("<summary") < drawn.index("Nobody can return after this.") < drawn.index("govuk-button--warning")


def test_a_summary_list_has_rows_with_and_without_a_change_link():
    drawn = draw(
        '{% summary_list "Answers" %}{% summary_row "Name" name url="/change/" %}'
        '{% summary_block "Points" %}<ul><li>One</li></ul>{% endsummary_block %}{% endsummary_list %}',
        name="A <b>\nB",
    )
    same(
        drawn,
        """<h2 class="govuk-heading-m">Answers</h2><dl class="govuk-summary-list">
        <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Name</dt>
        <dd class="govuk-summary-list__value">A &lt;b&gt;<br>B</dd><dd class="govuk-summary-list__actions">
        <a class="govuk-link" href="/change/">Change<span class="govuk-visually-hidden"> Name</span></a></dd></div>
        <div class="govuk-summary-list__row govuk-summary-list__row--no-actions">
        <dt class="govuk-summary-list__key">Points</dt>
        <dd class="govuk-summary-list__value"><ul><li>One</li></ul></dd></div></dl>""",
    )


def test_a_table_has_caption_headers_and_numbers_on_the_right():
    row = '<tr><th scope="row">A</th></tr>'
    drawn = draw('{% table caption="Returns" columns="Organisation|#Points" %} ' + row + " {% endtable %}")
    same(
        drawn,
        """<div class="concord-table-box" role="region" aria-label="Returns" tabindex="0">
        <table class="govuk-table concord-table">
        <caption class="govuk-table__caption govuk-table__caption--m">Returns</caption>
        <thead><tr><th scope="col">Organisation</th><th scope="col" class="num">Points</th></tr></thead>
        <tbody><tr><th scope="row">A</th></tr></tbody></table></div>""",
    )


def test_a_table_without_rows_says_what_will_be_there():
    drawn = draw('{% table caption="Returns" columns="A" empty="None came." %} {% endtable %}')
    assert ("<table" in drawn, "<p>None came.</p>" in drawn) == (False, True)


def test_pages_keep_the_rest_of_the_address():
    request = RequestFactory().get("/log/", {"q": "hall & park", "page": "2"})
    drawn = draw("{% pagination page %}", request=request, page=Paginator(range(50), 10).get_page(2))
    assert 'href="?q=hall+%26+park&amp;page=3" rel="next"' in drawn
    assert 'aria-label="Page 2" aria-current="page"' in drawn


def test_one_page_has_no_page_links():
    assert draw("{% pagination page %}", page=Paginator(range(5), 10).get_page(1)).strip() == ""


def test_a_timeline_tells_moments_and_days():
    drawn = draw(
        '{% timeline %}{% timeline_item "Raised" at=moment by="Sam" %}<p>Why</p>{% endtimeline_item %}'
        '{% timeline_item "Met" at=day %}{% endtimeline_item %}{% endtimeline %}',
        moment=datetime(2026, 3, 3, 14, 5, tzinfo=UTC),
        day=date(2026, 3, 4),
    )
    assert ">Tuesday 3 March 2026 at 2.05pm</time>" in drawn
    assert ">Wednesday 4 March 2026</time>" in drawn
    assert '<div class="moj-timeline__description"><p>Why</p></div>' in drawn
    assert drawn.count("moj-timeline__byline") == 1


def test_a_task_list_says_how_each_task_stands():
    drawn = draw('{% task_list %}{% task "Box 1" "/1/" state="done" %}{% task "Box 2" hint="Two" %}{% endtask_list %}')
    assert STATUS.format("done", "✓", "done") in drawn
    assert drawn.count("<a ") == 1


def test_a_filter_panel_shows_what_is_chosen():
    source = '{% filter_panel selected=chosen clear="/log/" %}<input name="q">{% endfilter_panel %}'
    drawn = draw(source, chosen=[("Box 2", "?box=")])
    assert '<a class="moj-filter__tag" href="?box=">' in drawn
    assert '<span class="govuk-visually-hidden">Take away</span> Box 2</a>' in drawn
    assert '<form class="moj-filter__options" method="get"><input name="q">' in drawn


def test_a_chart_is_never_alone():
    source = '{% chart sentence="Too early." caption="Kept" svg=svg csv="/c.csv" %}TABLE{% endchart %}'
    drawn = draw(source, svg="<svg>")
    parts = ["Too early.", "&lt;svg&gt;", "TABLE", "/c.csv"]
    assert sorted(parts, key=drawn.index) == parts


class Choose(Form):
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=forms.RadioSelect)
    paper = forms.FileField(label="Paper", required=False)


def test_a_form_brings_token_encoding_and_buttons():
    drawn = draw('{% post_form form keep="box" %}{% button "Go" %}{% endpost_form %}', form=Choose(), csrf_token="abc")
    assert '<form method="post" novalidate enctype="multipart/form-data" data-keep="box">' in drawn
    assert drawn.index("csrfmiddlewaretoken") < drawn.index('name="kind"') < drawn.index(">Go</button>")


def test_a_private_form_is_never_kept():
    drawn = draw('{% post_form form keep="box" private=True %}{% endpost_form %}', form=Choose())
    assert ("data-private" in drawn, "data-keep" in drawn) == (True, False)


def test_the_error_summary_is_drawn_once_above_the_heading():
    drawn = draw("{% error_summary form %}<h1>X</h1>{{ form }}", form=Choose({}))
    assert drawn.count("There is a problem") == 1
    assert drawn.index("There is a problem") < drawn.index("<h1>")


def test_without_errors_there_is_no_summary():
    assert draw("{% error_summary form %}{% error_summary missing %}", form=Choose()) == ""


def test_a_comma_can_follow_a_mark():
    assert draw('{% tag "Draft" %}, {% badge "You" %}.').endswith('</strong>, <span class="moj-badge">You</span>.')
