"""How far the demo's organisations can keep its drafts. Nobody in it exists."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """What an organisation says of a commitment; without `who` the officer typed it in. `days`: until it is kept."""

    number: str
    organisation: str
    mark: str
    comment: str = ""
    days: int = 0
    who: str = ""


KEPT: tuple[Kept, ...] = (
    Kept("1.1", "Wessington Council", "now"),
    Kept("1.1", "Mid Mercia Police", "by_date", days=120),
    Kept("1.1", "Wessington Carers", "now"),
    Kept("1.2", "Wessington Council", "now"),
    Kept("1.2", "Mid Mercia Health Trust", "aspirational", "National deadlines often leave six weeks."),
    Kept("2.2", "Wessington Council", "now"),
    Kept("2.2", "Mid Mercia Health Trust", "cannot", "Our own budget is told to us in March."),
    Kept("2.2", "Riverside Youth Club", "now"),
    Kept("2.2", "Mill Street Tenants", "now"),
    Kept("2.3", "Wessington Council", "by_date", "Once the new ledger is in use.", days=200),
    Kept("2.3", "Wessington College", "now"),
    Kept("2.4", "Wessington Council", "aspirational", "One form needs the health trust."),
    Kept("2.4", "Wessington Carers", "aspirational"),
    Kept("5.1", "Wessington Disability Network", "now"),
    Kept("5.1", "Good Neighbours of Ash Lane", "cannot", "We are three people and have no time to ask everybody."),
)
KEPT_OF_THE_CODE: tuple[Kept, ...] = (
    Kept("V 1.1", "Wessington Council", "now", who="Lena Demo-Novak"),
    Kept("V 1.1", "Riverside Youth Club", "by_date", "From the summer on.", days=150, who="Sam Demo-Oyelaran"),
    Kept("V 1.2", "Riverside Youth Club", "aspirational", "Our treasurer signs once a month.", who="Sam Demo-Oyelaran"),
)
