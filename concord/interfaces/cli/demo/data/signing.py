"""Who signed the demo's Compact, on which day after its adoption, and how; and who was asked and has not."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Signed:
    """`after`: so many days after the adoption. `more`: what else stands on the paper, as `Signature` has it."""

    organisation: str
    after: int
    signer: str
    post: str
    way: str = "online"
    more: dict[str, Any] | None = None


LAUNCH: dict[str, Any] = {"way": "event", "more": {"event": "Launch at the Corn Hall", "name_is_public": True}}
SHOWN: dict[str, Any] = {"name_is_public": True}
MEMBERS: dict[str, Any] = {
    "mode": "members",
    "covered_names": ["Good Neighbours of Ash Lane", "Mill Street Tenants", "Ash Lane Lunch Club", "Canal Walkers"],
    "covered_count": 38,
    "covered_note": "All full members, by vote of the annual meeting.",
    "event": "Launch at the Corn Hall",
    "name_is_public": True,
}

SIGNED: tuple[Signed, ...] = (
    Signed("Wessington Council", 0, "Harriet Demo-Vale", "Director of communities", **LAUNCH),
    Signed("Mid Mercia Health Trust", 0, "Amira Demo-Haddad", "Head of partnerships", **LAUNCH),
    Signed("Wessington Voluntary Action", 0, "Nuala Demo-Keane", "Chair of trustees", "event", MEMBERS),
    Signed("Wessington Carers", 12, "Ruth Demo-Adeyemi", "Chief officer", more=SHOWN),
    Signed("Mid Mercia Police", 45, "Joe Demo-Castle", "Superintendent"),
    Signed("Wessington Homes", 90, "Dilys Demo-Frost", "Head of housing"),
    Signed("Riverside Youth Club", 130, "Sam Demo-Oyelaran", "Secretary", "paper"),
    Signed("Wessington Chamber", 300, "Victor Demo-Hale", "President"),
    Signed("Wessington Faith Forum", 410, "Peter Demo-Quill", "Convenor"),
    Signed("Wessington College", 1010, "Carl Demo-Winter", "Deputy principal"),
    Signed("Wessington Council", 1130, "Harriet Demo-Vale", "Director of communities", more=SHOWN),
    Signed("Wessington Carers", 1180, "Ruth Demo-Adeyemi", "Chief officer", more=SHOWN),
    Signed("Green Wessington", 1310, "Ines Demo-Faro", "Coordinator", more=SHOWN | {"wants_champion": True}),
    Signed("Wessington Disability Network", 1540, "Ffion Demo-Rhys", "Director"),
    Signed("Arts on the Canal", 1790, "Leah Demo-Stone", "Producer", more=SHOWN | {"wants_champion": True}),
)
WITHDRAWN = ("Wessington Chamber", 1400, "Our members were not asked before we signed. We may come back.")
# They were asked by mail a month ago; the first signed, the officer has not checked it yet.
ASKED = ("Wessington Food Share", "Mid Mercia Fire and Rescue", "New Start Refugee Support", "Wessington Town Forum")
DECLINED = ("Ashby and Lowe Printers", "We have three staff and nobody who could look after it.")
