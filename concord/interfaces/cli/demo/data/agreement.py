"""The agreements of the demo areas, as outlines: a Compact with a code of practice, and a neighbour's Covenant."""

from dataclasses import dataclass
from typing import Any

from concord.agreement.rules.outline import Clause, Outline, Part

PAY: dict[str, Any] = {"rule_kind": "payment", "rule_number": 30, "rule_unit": "days", "rule_counting": "difference"}
WEEKS_12: dict[str, Any] = {
    "rule_kind": "consultation",
    "rule_number": 84,
    "rule_unit": "days",
    "rule_counting": "both_ends",
}
MONTHS_3: dict[str, Any] = {
    "rule_kind": "notice",
    "rule_number": 3,
    "rule_unit": "months",
    "rule_counting": "difference",
}
TO_GROUPS: dict[str, Any] = {"bearer": "public", "owed_to": "voluntary"}
TO_PUBLIC: dict[str, Any] = {"bearer": "voluntary", "owed_to": "public"}
EACH_OTHER: dict[str, Any] = {"bearer": "both", "owed_to": "both"}


@dataclass(frozen=True)
class DemoDocument:
    """What the demo says of a document beside its words."""

    title: str
    outline: Outline
    owner: str = ""
    prefix: str = ""
    code_kind: str = ""


AGREEMENT = DemoDocument(
    "Wessington Compact",
    owner="Priya Demo-Shah",
    outline=Outline(
        "Wessington Compact",
        "This is how public bodies and voluntary groups in Wessington agree to work together.\n\n"
        "Both sides have duties. Whoever signs means to keep them, and says so openly where they cannot.",
        [
            Part(
                "1",
                "Involvement and consultation",
                "People and groups are heard while it can still make a difference.",
                [
                    Clause(
                        "1.1",
                        "Talk early",
                        "Public bodies tell partners of a review or a new policy before it starts.",
                        theme="consultation partnership",
                        example="The library review began with a meeting of the groups that use the rooms.",
                        **TO_GROUPS,
                    ),
                    Clause(
                        "1.2",
                        "Twelve weeks to answer",
                        "Consultations are open for at least twelve weeks, or say why not.",
                        theme="consultation",
                        **TO_GROUPS,
                        **WEEKS_12,
                    ),
                    Clause(
                        "1.3",
                        "Answer and bring others in",
                        "Voluntary groups answer consultations and ask those they work with.",
                        theme="consultation",
                        **TO_PUBLIC,
                    ),
                ],
            ),
            Part(
                "2",
                "Funding and procurement",
                "Money is given, spent and accounted for in ways that suit its size.",
                [
                    Clause(
                        "2.1",
                        "Time to apply",
                        "Grants are announced with at least six weeks to apply.",
                        theme="funding partnership",
                        **TO_GROUPS,
                    ),
                    Clause(
                        "2.2",
                        "Three months' notice",
                        "Ending or cutting funding is announced three months ahead.",
                        theme="funding",
                        example="A lunch club that was told in October had until January to find other money.",
                        **TO_GROUPS,
                        **MONTHS_3,
                    ),
                    Clause(
                        "2.3",
                        "Pay on time",
                        "Invoices and claims are paid within thirty days.",
                        theme="funding",
                        **TO_GROUPS,
                        **PAY,
                    ),
                    Clause(
                        "2.4",
                        "Light monitoring",
                        "Reports asked for are in proportion to the money.",
                        theme="funding",
                        standing="aspirational",
                        **TO_GROUPS,
                    ),
                    Clause(
                        "2.5",
                        "Account for money",
                        "Groups report on time and openly on what they were given.",
                        theme="funding",
                        **TO_PUBLIC,
                    ),
                ],
            ),
            Part(
                "3",
                "Volunteering",
                "",
                [
                    Clause(
                        "3.1",
                        "Look after volunteers",
                        "Both sides train, insure and thank volunteers.",
                        theme="volunteering",
                        **EACH_OTHER,
                    )
                ],
            ),
            Part(
                "4",
                "Small groups and their independence",
                "",
                [
                    Clause(
                        "4.1",
                        "Room for small groups",
                        "Rooms and equipment are shared at fair prices.",
                        theme="independence",
                        **EACH_OTHER,
                    )
                ],
            ),
            Part(
                "5",
                "Equality",
                "",
                [
                    Clause(
                        "5.1",
                        "Reach those left out",
                        "Plans say how groups that are seldom heard take part.",
                        theme="consultation equality",
                        standing="aspirational",
                        **EACH_OTHER,
                    )
                ],
            ),
            Part(
                "6",
                "Working better together",
                "",
                [
                    Clause(
                        "6.1",
                        "Speak for members",
                        "Representatives pass on what they hear and say whom they speak for.",
                        theme="partnership",
                        **TO_PUBLIC,
                    )
                ],
            ),
        ],
    ),
)

CODE = DemoDocument(
    "Volunteering code",
    owner="Noor Demo-Hassan",
    prefix="V",
    code_kind="volunteering",
    outline=Outline(
        "Volunteering code",
        "What volunteers can expect from whoever they help.",
        [
            Part(
                "1",
                "Before they start",
                "",
                [
                    Clause(
                        "V 1.1",
                        "A named person",
                        "Every volunteer knows whom to ask.",
                        theme="volunteering",
                        **EACH_OTHER,
                    ),
                    Clause(
                        "V 1.2",
                        "Expenses paid",
                        "What a volunteer spends is paid back within two weeks.",
                        theme="volunteering",
                        rule_kind="payment",
                        rule_number=2,
                        rule_unit="weeks",
                        rule_counting="difference",
                        **EACH_OTHER,
                    ),
                ],
            )
        ],
    ),
)

COVENANT = DemoDocument(
    "Fernshire Covenant",
    outline=Outline(
        "Fernshire Covenant",
        "",
        [
            Part(
                "A",
                "Recognition and value",
                "",
                [
                    Clause(
                        "A.1",
                        "Say what groups bring",
                        "The county names the groups behind a result when it tells of it.",
                        **TO_GROUPS,
                    )
                ],
            ),
            Part(
                "B",
                "Transparency and data",
                "",
                [
                    Clause(
                        "B.1",
                        "Share what is known",
                        "Each side shares figures that help the other to plan.",
                        theme="partnership",
                        **EACH_OTHER,
                    )
                ],
            ),
        ],
    ),
)
