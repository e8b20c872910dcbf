"""What the demo borough is made of. Every person is plainly fictional, every address ends in example.org."""

from .agreement import AGREEMENT, CODE, COVENANT, DemoDocument
from .past import PAST, PastPoint
from .people import (
    ANSWERS,
    ASKS,
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
from .signing import ASKED, DECLINED, SIGNED, WITHDRAWN, Signed

__all__ = [
    "AGREEMENT",
    "ANSWERS",
    "ASKED",
    "ASKS",
    "CODE",
    "COVENANT",
    "DECLINED",
    "LAST",
    "MISTAKEN",
    "NOW",
    "ORGANISATIONS",
    "PAST",
    "PEOPLE",
    "SAID_OF",
    "SIGNED",
    "UNITS",
    "WITHDRAWN",
    "DemoDocument",
    "LastReturn",
    "NewPoint",
    "PastPoint",
    "Signed",
    "Somebody",
    "address",
    "returners",
    "sector_of",
    "somebody",
]
