"""The demo's communities, networks and forums."""

from dataclasses import dataclass, field

# A community, whether it is hard to reach, and who serves it.
TAGS: tuple[tuple[str, bool, tuple[str, ...]], ...] = (
    ("Carers", False, ("Wessington Carers",)),
    ("Disabled people", False, ("Wessington Disability Network",)),
    ("Refugees", True, ("New Start Refugee Support", "Wessington Faith Forum")),
    ("Young people", False, ("Riverside Youth Club",)),
    ("Tenants", True, ("Mill Street Tenants", "Good Neighbours of Ash Lane")),
)


@dataclass(frozen=True)
class DemoNetwork:
    """A network. `facts`: its mandate, who speaks for it, how members hear of it, why none other fitted."""

    name: str
    kind: str
    run_by: str = ""
    members: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)


NETWORKS: tuple[DemoNetwork, ...] = (
    DemoNetwork(
        *("Third Sector Wessington", "alliance", "Wessington Voluntary Action"),
        members=("Wessington Carers", "Open Door Advice", "Wessington Disability Network", "Green Wessington"),
        communities=("Carers", "Disabled people"),
        facts={
            "mandate": "A vote of 41 groups at the yearly forum.",
            "spoken_for_by": "Ruth Demo-Adeyemi",
            "reports_back": "A mail to all members within a week of each meeting.",
        },
    ),
    DemoNetwork(
        *("Faith and Refuge Forum", "forum", "Wessington Faith Forum"),
        members=("Wessington Faith Forum", "New Start Refugee Support", "Wessington Food Share"),
        communities=("Refugees",),
        facts={"mandate": "Agreed by its members in writing.", "spoken_for_by": "Peter Demo-Quill"},
    ),
    DemoNetwork(
        *("Creative Wessington", "network", ""),
        members=("Arts on the Canal", "Riverside Youth Club"),
        communities=("Young people",),
        facts={"spoken_for_by": "Mo Demo-Larkin", "reports_back": "Not agreed yet."},
    ),
)
