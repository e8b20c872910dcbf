"""Contrast, and what an area's accent does."""

import pytest

from concord.core.ui.colour import BRAND, SECTORS, WHITE, contrast_ratio, darker, readable, theme_css


def test_black_on_white_is_twenty_one_to_one():
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)


def test_contrast_does_not_mind_the_order():
    assert contrast_ratio("#0b5563", WHITE) == contrast_ratio(WHITE, "#0b5563")


def test_a_known_grey_stands_exactly_at_the_border():
    # The published example: #767676 is the lightest grey that passes on white, #777777 fails.
    assert (readable("#767676"), readable("#777777")) == (True, False)


@pytest.mark.parametrize("accent", ["", "teal", "#fff", "#0b5563;}", "red", "#0b556"])
def test_what_is_no_colour_is_not_readable(accent):
    assert readable(accent) is False
    assert theme_css(accent) == ""


def test_a_pale_accent_changes_nothing():
    assert theme_css("#ffee00") == ""


def test_a_dark_accent_takes_the_brands_place():
    assert theme_css("#7a1f5c") == (
        ":root{--govuk-brand-colour:#7a1f5c;--govuk-link-colour:#7a1f5c;--govuk-link-hover-colour:#3d102e;"
        "--govuk-surface-border-colour:#7a1f5c;--concord-brand-dark:#551640}\n"
    )


def test_brand_and_the_sector_pair_are_readable():
    assert [readable(colour) for colour in (BRAND, SECTORS["public"], SECTORS["voluntary"])] == [True, True, True]


def test_the_sector_pair_differs_in_lightness_too():
    assert contrast_ratio(SECTORS["public"], SECTORS["voluntary"]) > 1.5


def test_all_of_a_colour_darkened_is_black():
    assert darker("#123456", 1) == "#000000"
