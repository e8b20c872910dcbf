"""Registration numbers of organisations, as org-id.guide writes them: `GB-CHC-1234567`."""

import re
from dataclasses import dataclass

from .errors import RuleBroken


@dataclass(frozen=True)
class Scheme:
    """A register: its title, what a number looks like, and an example."""

    title: str
    pattern: str
    example: str


SCHEMES: dict[str, Scheme] = {
    "GB-CHC": Scheme("Charity Commission for England and Wales", r"\d{6,7}(-\d{1,3})?", "1234567"),
    "GB-SC": Scheme("Scottish Charity Register", r"SC0\d{5}", "SC012345"),
    "GB-NIC": Scheme("Charity Commission for Northern Ireland", r"1\d{5}", "100012"),
    "GB-COH": Scheme(
        "Companies House",
        r"(\d{8}|(AC|CE|CS|FC|GE|IP|LP|NC|NF|NI|NL|NO|NP|NV|OC|RC|RS|SC|SL|SO|SP|ZC)\d{6})",
        "01234567",
    ),
    "GB-LAE": Scheme("Local authorities of England", r"[A-Z]{3,4}", "WSL"),
    "GB-LAW": Scheme("Local authorities of Wales", r"[A-Z]{3}", "CRF"),
    "GB-LAS": Scheme("Local authorities of Scotland", r"[A-Z]{3}", "ABE"),
    "GB-LANI": Scheme("Local authorities of Northern Ireland", r"[A-Z]{3}", "ABC"),
    "GB-NHS": Scheme("NHS organisation codes", r"[A-Z0-9]{3,6}", "RYK"),
    "GB-MPR": Scheme("Mutuals Public Register", r"[A-Z0-9]{4,8}", "4321R"),
    "GB-PLA": Scheme("Police authorities", r"[A-Z]{3}", "WMP"),
    "GB-UKPRN": Scheme("UK Register of Learning Providers", r"1\d{7}", "10001234"),
}


def check_identifier(typed: str) -> tuple[str, str]:
    """Scheme and number of something like `GB-CHC-1234567`. Raises `RuleBroken` saying how to mend it."""
    text = typed.strip().upper().replace(" ", "")
    scheme = next((key for key in sorted(SCHEMES, key=len, reverse=True) if text.startswith(f"{key}-")), None)
    if scheme is None:
        known = ", ".join(SCHEMES)
        raise RuleBroken(
            f"“{typed}” does not begin with a register that we know, such as GB-CHC-1234567. Known: {known}.",
            field="identifiers",
        )
    value = text[len(scheme) + 1 :]
    if scheme == "GB-COH" and value.isdigit() and len(value) < 8:
        value = value.zfill(8)
    if not re.fullmatch(SCHEMES[scheme].pattern, value):
        raise RuleBroken(
            f"“{value}” is not a number of {SCHEMES[scheme].title}. It looks like {SCHEMES[scheme].example}.",
            field="identifiers",
        )
    return scheme, value
