"""What the demo borough is made of. Every person is plainly fictional, every address ends in example.org."""

from .agreement import AGREEMENT, CODE, COVENANT, DemoDocument
from .consulting import (
    FIRST_ANSWERS,
    FIRST_ROUND,
    QUESTION,
    SECOND_ROUND,
    SHORT,
    TALKS,
    TO_CLEAR_UP,
    Said,
)
from .keeping import KEPT, KEPT_OF_THE_CODE, Kept
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
from .renewal import LEADS, RENEWAL, SIGN_OFFS
from .seats import CIRCLE, SEATS, DemoSeat
from .signing import ASKED, DECLINED, SIGNED, WITHDRAWN, Signed

__all__ = [
    "AGREEMENT",
    "ANSWERS",
    "ASKED",
    "ASKS",
    "CIRCLE",
    "CODE",
    "COVENANT",
    "DECLINED",
    "FIRST_ANSWERS",
    "FIRST_ROUND",
    "KEPT",
    "KEPT_OF_THE_CODE",
    "LAST",
    "LEADS",
    "MISTAKEN",
    "NOW",
    "ORGANISATIONS",
    "PAST",
    "PEOPLE",
    "QUESTION",
    "RENEWAL",
    "SAID_OF",
    "SEATS",
    "SECOND_ROUND",
    "SHORT",
    "SIGNED",
    "SIGN_OFFS",
    "TALKS",
    "TO_CLEAR_UP",
    "UNITS",
    "WITHDRAWN",
    "DemoDocument",
    "DemoSeat",
    "Kept",
    "LastReturn",
    "NewPoint",
    "PastPoint",
    "Said",
    "Signed",
    "Somebody",
    "address",
    "returners",
    "sector_of",
    "somebody",
]
