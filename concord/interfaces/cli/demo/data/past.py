"""What the demo's people wrote in their returns."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PastPoint:
    """A point of an older record with what the group decided."""

    who: str
    box: int
    text: str
    verdict: str = "followed"
    about: str = ""
    commitment: str = ""
    source: str = ""
    win: str = ""
    limb: str = ""
    reason: str = ""


COUNCIL, HEALTH, HOMES = "Wessington Council", "Mid Mercia Health Trust", "Wessington Homes"
PAST: tuple[tuple[str, int, list[PastPoint]], ...] = (
    (
        "W-winter",
        56,
        [
            PastPoint(
                "Lena Demo-Novak",
                1,
                "Sports clubs helped to write the pitch booking rules.",
                about=COUNCIL,
                commitment="1.1",
            ),
            PastPoint(
                "Ruth Demo-Adeyemi",
                2,
                "We heard of the day centre review after it had begun.",
                "not_followed",
                COUNCIL,
                "1.1",
                reason="No letter was sent.",
            ),
            PastPoint(
                "Pat Demo-Doyle",
                2,
                "Our advice contract invoice was paid eleven weeks late.",
                "not_followed",
                COUNCIL,
                "2.3",
            ),
            PastPoint(
                "Kit Demo-Rowan",
                2,
                "The monitoring form for a small grant has nineteen pages.",
                "not_followed",
                COUNCIL,
                "2.4",
            ),
            PastPoint(
                "Sam Demo-Oyelaran",
                3,
                "The youth grant was paid in advance for the first time.",
                about=COUNCIL,
                commitment="2.3",
                source="planned",
                win="yes",
                limb="A",
            ),
            PastPoint(
                "Joe Demo-Castle",
                1,
                "Faith groups and police planned the festival patrols together.",
                about="Mid Mercia Police",
                commitment="1.1",
            ),
            PastPoint(
                "Hugh Demo-Tarrant",
                2,
                "Two groups did not send their yearly account.",
                "not_followed",
                "Riverside Youth Club",
                "2.5",
            ),
            PastPoint("Leah Demo-Stone", 4, "Agree one date a month on which grants are announced."),
        ],
    ),
    (
        "W-spring",
        44,
        [
            PastPoint(
                "Nell Demo-Archer",
                2,
                "The bus contract invoice was again paid two months late.",
                "not_followed",
                COUNCIL,
                "2.3",
            ),
            PastPoint(
                "Amira Demo-Haddad",
                1,
                "Carers chose the questions for the discharge survey.",
                about=HEALTH,
                commitment="1.2",
            ),
            PastPoint(
                "Ffion Demo-Rhys",
                3,
                "The trust added a quiet room after our members asked.",
                about=HEALTH,
                commitment="5.1",
                source="opportunistic",
                win="yes",
                limb="A",
            ),
            PastPoint(
                "Jamal Demo-Said",
                2,
                "Four weeks only to answer the interpreting consultation.",
                "not_followed",
                HEALTH,
                "1.2",
                reason="No reason was given.",
            ),
            PastPoint(
                "Grace Demo-Mbeki",
                1,
                "The grants panel read every application with two community readers.",
                about=COUNCIL,
                commitment="1.1",
            ),
            PastPoint(
                "Peter Demo-Quill",
                1,
                "Churches and mosques passed the flood advice on within a day.",
                about="Wessington Faith Forum",
                commitment="6.1",
            ),
            PastPoint(
                "Dilys Demo-Frost",
                3,
                "Tenants now sit on the repairs board.",
                about=HOMES,
                source="planned",
                win="yes",
                limb="B",
            ),
        ],
    ),
    (
        "W-early-summer",
        32,
        [
            PastPoint("Pat Demo-Doyle", 2, "Payment of our claim took nine weeks.", "not_followed", COUNCIL, "2.3"),
            PastPoint(
                "Ruth Demo-Adeyemi",
                1,
                "The carers' strategy was drafted round one table.",
                about=COUNCIL,
                commitment="1.1",
            ),
            PastPoint(
                "Lena Demo-Novak",
                3,
                "Free hall hours for new groups.",
                about=COUNCIL,
                commitment="4.1",
                source="planned",
                win="yes",
                limb="A",
            ),
            PastPoint(
                "Edwin Demo-Marsh",
                1,
                "Advice agencies and the job centre share a duty desk.",
                about="Wessington Job Centre",
                commitment="5.1",
            ),
            PastPoint(
                "Freya Demo-Lund",
                1,
                "Volunteers were trained and insured before the marathon.",
                about="Mercia Ambulance Service",
                commitment="3.1",
            ),
            PastPoint(
                "Kit Demo-Rowan",
                3,
                "The short notice on the kitchen lease was taken back.",
                about=COUNCIL,
                commitment="2.2",
                source="went_wrong",
                win="yes",
                limb="A",
            ),
            PastPoint(
                "Marta Demo-Lewis",
                1,
                "Groups answered the day care survey in good time.",
                about="Wessington Carers",
                commitment="1.3",
            ),
        ],
    ),
    (
        "W-midsummer",
        22,
        [
            PastPoint(
                "Lena Demo-Novak",
                1,
                "Swimming clubs were asked before the timetable changed.",
                about=COUNCIL,
                commitment="1.1",
            ),
            PastPoint(
                "Sam Demo-Oyelaran", 1, "Two months to apply for the play fund.", about=COUNCIL, commitment="2.1"
            ),
            PastPoint(
                "Leah Demo-Stone", 2, "The arts grant ended with five weeks' notice.", "not_followed", COUNCIL, "2.2"
            ),
            PastPoint("Lena Demo-Novak", 2, "Nobody knew who answers for the shared hall diary.", "not_followed"),
            PastPoint("Sam Demo-Oyelaran", 4, "Name one person in each body who answers for joint work."),
            PastPoint(
                "Carl Demo-Winter",
                1,
                "The college opened its rooms to three new groups.",
                about="Wessington College",
                commitment="4.1",
            ),
            PastPoint(
                "Owen Demo-Pritchard",
                3,
                "Repairs are now reported in one place.",
                about=HOMES,
                commitment="1.1",
                source="opportunistic",
                win="yes",
                limb="A",
            ),
            PastPoint(
                "Bea Demo-Hart",
                1,
                "Home safety visits were planned with neighbours' groups.",
                about="Mid Mercia Fire and Rescue",
                commitment="5.1",
            ),
            PastPoint(
                "Jamal Demo-Said",
                1,
                "The trust sent its new policy before the meeting.",
                about=HEALTH,
                commitment="1.1",
            ),
        ],
    ),
)
