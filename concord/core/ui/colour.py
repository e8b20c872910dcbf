"""Colours: what an area may choose, and the pair that always means public and voluntary."""

import re

WHITE = "#ffffff"
INK = "#1d2430"
BRAND = "#0b5563"
ENOUGH = 4.5  # WCAG 2.2, success criterion 1.4.3

# Chosen for colour-blind readers: they differ in lightness as well as hue. Charts hatch the second.
SECTORS = {"public": "#1f4e8c", "voluntary": "#b8560f", "business": "#5f6b76", "other": "#8a8f98"}


def contrast_ratio(one: str, other: str) -> float:
    """The contrast of two colours like `#0b5563`, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(accent: str) -> bool:
    """Whether the accent can stand behind white text, and as text on white."""
    return bool(re.fullmatch(r"#[0-9a-fA-F]{6}", accent)) and contrast_ratio(accent, WHITE) >= ENOUGH


def darker(colour: str, by: float) -> str:
    """The colour with a share of black mixed in."""
    return "#" + "".join(f"{round(part * (1 - by)):02x}" for part in _parts(colour))


def theme_css(accent: str) -> str:
    """The stylesheet that puts an area's accent in the brand's place; empty when it could not be read."""
    if not readable(accent):
        return ""
    return (
        f":root{{--govuk-brand-colour:{accent};--govuk-link-colour:{accent};"
        f"--govuk-link-hover-colour:{darker(accent, 0.5)};--govuk-surface-border-colour:{accent};"
        f"--concord-brand-dark:{darker(accent, 0.3)}}}\n"
    )


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
