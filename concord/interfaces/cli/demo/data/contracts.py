"""Contracts of the demo under which public money is passed on. Nobody in it exists."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Contract:
    """`noted`, `reminded`, `answered`: so many days ago."""

    name: str
    contract: str
    funder: str
    noted: int
    reminded: int | None = None
    answered: int | None = None
    more: dict[str, Any] = field(default_factory=dict)


CONTRACTS: tuple[Contract, ...] = (
    Contract(
        "Brightpath Demo Learning",
        "Adult learning, three years",
        "Wessington Council",
        noted=200,
        reminded=190,
        answered=171,
        more={
            "sub_contractors": "Riverside Youth Club\nNew Start Refugee Support",
            "has_clause": "yes",
            "contact_name": "Ines Demo-Vale",
        },
    ),
    Contract(
        "Carebridge Demo Services",
        "Care at home",
        "Mid Mercia Health Trust",
        noted=120,
        reminded=47,
        more={"sub_contractors": "Wessington Carers\nGood Neighbours of Ash Lane", "has_clause": "no"},
    ),
    Contract(
        "Workwise Demo Group",
        "Back to work, with European money",
        "Wessington Job Centre",
        noted=60,
        more={"sub_contractors": "Open Door Advice", "contact_name": "Rafe Demo-Holt"},
    ),
    Contract("Greenspace Demo Contracts", "Parks and paths", "Wessington Council", noted=6, more={"has_clause": "no"}),
)
