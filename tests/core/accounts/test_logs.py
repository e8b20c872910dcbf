import logging

import pytest

from concord.core.accounts.links import token_of
from concord.core.accounts.logs import HideTokens, masked
from tests.factories.accounts import CODE, PersonalLinkFactory
from tests.factories.areas import AreaFactory


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/link/abc:def-1_2/", "/link/…/"),
        ("Gone: /link/abc:def", "Gone: /link/…"),
        ("/demo/abc:1:def/", "/demo/…/"),
        ("GET /calendar/abc:def.ics 200", "GET /calendar/… 200"),
        ("/account/address/abc:1:def/", "/account/address/…/"),
        ("/areas/wess/calendar/", "/areas/wess/calendar/"),
        ("GET /areas/wess/log/?q=secret&x=1 200", "GET /areas/wess/log/ 200"),
        ("/areas/wess/log/periods/", "/areas/wess/log/periods/"),
        ("Really? Yes.", "Really? Yes."),
    ],
)
def test_tokens_and_queries_are_taken_out(text, shown):
    assert masked(text) == shown


def test_lines_of_others_are_masked_with_their_arguments():
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s: %s", ("Gone", "/link/abc/?x=1"), None)
    assert HideTokens().filter(record)
    assert record.getMessage() == "Gone: /link/…/"


def test_every_handler_hides_tokens(settings):
    for handler in settings.LOGGING["handlers"].values():
        assert handler["filters"] == ["no_tokens"]


@pytest.mark.django_db
def test_a_request_leaves_one_line_without_token_query_or_code(client, capfd, settings):
    import logging.config

    logging.config.dictConfig(settings.LOGGING)
    link = PersonalLinkFactory(area=AreaFactory(slug="wess"))
    client.get(f"/link/{token_of(link)}/?from=mail")
    client.post(f"/link/{token_of(link)}/")
    client.post("/code/", {"code": CODE})
    client.get("/areas/wess/try/broken/?name=Kim")
    client.get(f"/link/{token_of(link)}x/")
    client.get("/nowhere/?token=abc")
    lines = capfd.readouterr().err.splitlines()
    ours = [line.rpartition(" ")[0] for line in lines if line.startswith("INFO concord.requests")]
    assert ours == [
        "INFO concord.requests GET /link/…/ 200",
        "INFO concord.requests POST /link/…/ 302",
        "INFO concord.requests POST /code/ 302",
        "INFO concord.requests GET /areas/wess/try/broken/ 409",
        "INFO concord.requests GET /link/…/ 410",
        "INFO concord.requests GET /nowhere/ 404",
    ]
    for secret in (token_of(link), str(link.uid), CODE, "Kim", "abc", "mail"):
        assert secret not in "\n".join(lines)
