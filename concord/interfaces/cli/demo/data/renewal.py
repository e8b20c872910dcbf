"""How the demo's Compact is renewed, and how far its partners are."""

from typing import Any

RENEWAL: dict[str, Any] = {
    "reasons": "Few who agreed it are still in post, money is tighter, and new groups do not know it.",
    "launch_at": "Annual meeting of Wessington Voluntary Action, at the Corn Hall",
    "host": "Wessington Voluntary Action",
    "fallback": "Wessington Voluntary Action shows it at its annual meeting as a draft.",
    "facilitator": "Maud Demo-Penrose",
    "facilitator_is_independent": True,
}
LEADS = {
    "scoping": "The Compact officer",
    "drafting": "A writers' group of six",
    "consultation": "Wessington Voluntary Action",
}
SIGN_OFFS: dict[str, dict[str, Any]] = {
    "Wessington Council": {"state": "looked", "level": "The cabinet"},
    "Wessington Voluntary Action": {"state": "agreed", "level": "The trustees"},
    "Mid Mercia Health Trust": {
        "state": "conditions",
        "level": "The board",
        "conditions": "Say which contracts the three months' notice is meant for.",
    },
}
