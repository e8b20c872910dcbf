"""What the demo borough is made of. Every person is plainly fictional, every address ends in example.org."""

from .past import PAST, PastPoint
from .people import (
    ANSWERS,
    ASKS,
    COMMITMENTS,
    ORGANISATIONS,
    PEOPLE,
    UNITS,
    Somebody,
    address,
    returners,
    sector_of,
    somebody,
)
from .present import LAST, MISTAKEN, NOW, SAID_OF, LastReturn, NewPoint

__all__ = [
    "ANSWERS",
    "ASKS",
    "COMMITMENTS",
    "LAST",
    "MISTAKEN",
    "NOW",
    "ORGANISATIONS",
    "PAST",
    "PEOPLE",
    "SAID_OF",
    "UNITS",
    "LastReturn",
    "NewPoint",
    "PastPoint",
    "Somebody",
    "address",
    "returners",
    "sector_of",
    "somebody",
]
