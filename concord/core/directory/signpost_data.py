"""Bodies that the papers on local Compacts name, as far as they are known: what a new area's list begins with.

Each is in our own words. None counts as checked: an officer looks at it and says so.
"""

from dataclasses import dataclass

from concord.core.areas.terms import Nation

from .terms import BodyStatus, SignpostTopic

GUIDE = "Local Compacts: A User Guide (Compact Voice)"
SELF_ASSESSMENT = "West Midlands Compact self-assessment, 2010"
OURS = "no paper that we know; it follows a body that is"
PROBLEM, SUPPORT = SignpostTopic.PROBLEM, SignpostTopic.SUPPORT
POLICY, PARTNERS = SignpostTopic.POLICY, SignpostTopic.PARTNERS
ALL = tuple(Nation.values)
ENGLAND = (Nation.ENGLAND,)


@dataclass(frozen=True)
class UsualBody:
    """`instead`: the name of the body that took its place; `nations`: whose areas list it."""

    name: str
    topic: str
    role: str
    can_do: str = ""
    go_when: str = ""
    url: str = ""
    closed: bool = False
    instead: str = ""
    source: str = GUIDE
    nations: tuple[str, ...] = ENGLAND

    @property
    def status(self) -> str:
        if self.instead:
            return BodyStatus.REPLACED
        return BodyStatus.CLOSED if self.closed else BodyStatus.ACTIVE


NCVO = "National Council for Voluntary Organisations (NCVO)"
DCMS = "Department for Culture, Media and Sport: civil society"
MHCLG = "Ministry of Housing, Communities and Local Government"
COLLEGE = "College of Policing"
FIRST_ASK = "You have complained to the body itself, had its last answer, and it still did you an injustice."
LOOKS = "Looks at complaints about {} and says what should be put right. Free."

USUAL_BODIES: tuple[UsualBody, ...] = (
    UsualBody(
        "Local Government and Social Care Ombudsman",
        PROBLEM,
        "Independent ombudsman for councils in England",
        LOOKS.format("councils in England"),
        FIRST_ASK,
        "https://www.lgo.org.uk",
    ),
    UsualBody(
        "Public Services Ombudsman for Wales",
        PROBLEM,
        "Independent ombudsman for public services in Wales",
        LOOKS.format("councils and other public services in Wales"),
        FIRST_ASK,
        "https://www.ombudsman.wales",
        source=OURS,
        nations=(Nation.WALES,),
    ),
    UsualBody(
        "Scottish Public Services Ombudsman",
        PROBLEM,
        "Independent ombudsman for public services in Scotland",
        LOOKS.format("councils and other public services in Scotland"),
        FIRST_ASK,
        "https://www.spso.org.uk",
        source=OURS,
        nations=(Nation.SCOTLAND,),
    ),
    UsualBody(
        "Northern Ireland Public Services Ombudsman",
        PROBLEM,
        "Independent ombudsman for public services in Northern Ireland",
        LOOKS.format("councils and other public services in Northern Ireland"),
        FIRST_ASK,
        "https://www.nipso.org.uk",
        source=OURS,
        nations=(Nation.NORTHERN_IRELAND,),
    ),
    UsualBody(
        "Public Law Project",
        PROBLEM,
        "Charity for fair public decisions",
        "Explains how decisions of public bodies can be challenged, and takes up some cases.",
        "You think that a public body decided unlawfully. Courts set short times: ask at once.",
        "https://publiclawproject.org.uk",
        nations=(Nation.ENGLAND, Nation.WALES),
    ),
    UsualBody(
        "Compact Advocacy Programme (NCVO)",
        PROBLEM,
        "Took up breaches of Compacts for voluntary organisations",
        "It gave advice and wrote to public bodies. We know of no other programme like it.",
        closed=True,
    ),
    UsualBody(
        NCVO,
        SUPPORT,
        "National membership body of voluntary organisations in England",
        "Guides and help on running a charity, and a voice to government.",
        "You need help that nobody in the area gives.",
        "https://www.ncvo.org.uk",
    ),
    UsualBody(
        "NAVCA",
        SUPPORT,
        "National body of local support organisations, such as councils for voluntary service",
        "Knows which local organisation supports groups where you are.",
        "You look for local support, or are a local support organisation.",
        "https://www.navca.org.uk",
    ),
    UsualBody(
        "Voice4Change England",
        SUPPORT,
        "National voice of Black and minority ethnic voluntary organisations",
        "Speaks up for them and helps them with policy.",
        "A policy or a cut touches groups of Black and minority ethnic people.",
        "https://voice4change-england.org",
    ),
    UsualBody(
        "Compact Voice",
        SUPPORT,
        "Spoke for the voluntary sector on Compacts in England",
        "It had 2,500 members about 2010, as its guide tells.",
        instead=NCVO,
    ),
    UsualBody(
        "Regional Action West Midlands (RAWM)",
        SUPPORT,
        "Supported voluntary organisations across the West Midlands",
        "We believe that it closed: look before you rely on it.",
        closed=True,
        source=SELF_ASSESSMENT,
    ),
    UsualBody(
        DCMS,
        POLICY,
        "Government department for charities and voluntary organisations",
        "Makes policy for the sector in England.",
        "You want to know or to say something about national policy.",
        "https://www.gov.uk/government/organisations/department-for-culture-media-and-sport",
        source=OURS,
    ),
    UsualBody(
        MHCLG,
        POLICY,
        "Government department for councils in England",
        "Makes policy for councils, and the rules that they follow.",
        "It is about what all councils must do, not about one of them.",
        "https://www.gov.uk/government/organisations/ministry-of-housing-communities-local-government",
        source=OURS,
    ),
    UsualBody("Office for Civil Society (OCS)", POLICY, "Part of government for the voluntary sector", instead=DCMS),
    UsualBody(
        "Office of the Third Sector (OTS)",
        POLICY,
        "Part of government for the voluntary sector, until 2010",
        instead="Office for Civil Society (OCS)",
    ),
    UsualBody("Communities and Local Government (CLG)", POLICY, "Government department for councils", instead=MHCLG),
    UsualBody(
        "Commission for the Compact",
        POLICY,
        "Public body that looked after the national Compact",
        "It closed in 2011.",
        closed=True,
    ),
    UsualBody(
        "Government Office for the West Midlands (GOWM)",
        POLICY,
        "Government's office in the region",
        "All of these offices closed in 2011.",
        closed=True,
        source=SELF_ASSESSMENT,
    ),
    UsualBody(
        "Improvement and Efficiency West Midlands (IEWM)",
        PARTNERS,
        "Helped councils and their partners in the West Midlands to improve",
        "We believe that it closed: look before you rely on it.",
        closed=True,
        source=SELF_ASSESSMENT,
    ),
    UsualBody(
        "Advantage West Midlands (AWM)",
        PARTNERS,
        "Regional development agency",
        "All of these agencies closed in 2012.",
        closed=True,
        source=SELF_ASSESSMENT,
    ),
    UsualBody(
        COLLEGE,
        PARTNERS,
        "Professional body of the police in England and Wales",
        "Sets standards and keeps guidance for the police.",
        "You want to know how the police are meant to work with groups.",
        "https://www.college.police.uk",
        source=OURS,
        nations=(Nation.ENGLAND, Nation.WALES),
    ),
    UsualBody(
        "National Policing Improvement Agency (NPIA)",
        PARTNERS,
        "Helped police forces to improve, until 2013",
        instead=COLLEGE,
        nations=(Nation.ENGLAND, Nation.WALES),
    ),
    UsualBody(
        "British Chambers of Commerce",
        PARTNERS,
        "Network of local chambers of commerce",
        "Leads to your local chamber, which speaks for businesses.",
        "You want to work with businesses in the area.",
        "https://www.britishchambers.org.uk",
        nations=ALL,
    ),
)


def usual_bodies(nation: str) -> list[UsualBody]:
    """Those of a nation's areas; whoever takes another's place stands before it."""
    found = [one for one in USUAL_BODIES if nation in one.nations]
    by_name = {one.name: one for one in found}

    def depth(one: UsualBody) -> int:
        return 1 + depth(by_name[one.instead]) if one.instead else 0

    return sorted(found, key=depth)
