"""The group's rows: groups, who sits on them, their meetings and what is agreed at them."""

from .actions import Action, ActionAnswer
from .discussion import Follower, MailReply, Post, Topic
from .effectiveness import Survey, SurveyMark, SurveySide, SurveyTally
from .formats import FormatDecision
from .groups import Group
from .issues import Issue, IssueNote, IssueParty
from .meetings import AgendaItem, Attendance, Interest, Meeting
from .minutes import Correction, MinuteItem, Minutes, Outcome
from .papers import Paper, PaperComment, PaperRecipient, PaperVersion
from .parties import ElectedMember, PartyOffer
from .passing import Passing, Relay
from .purpose import Evidence, PurposeWording
from .raised import RaisedPoint
from .reference import Aim, BoardSeats, ChairRotation, StructureVersion, TermsOfReference
from .seats import CategoryApart, Holding, Seat
from .speakers import Speaker
from .vacancies import Application, Vacancy
from .venues import Venue

__all__ = [
    "Action",
    "ActionAnswer",
    "AgendaItem",
    "Aim",
    "Application",
    "Attendance",
    "BoardSeats",
    "CategoryApart",
    "ChairRotation",
    "Correction",
    "ElectedMember",
    "Evidence",
    "Follower",
    "FormatDecision",
    "Group",
    "Holding",
    "Interest",
    "Issue",
    "IssueNote",
    "IssueParty",
    "MailReply",
    "Meeting",
    "MinuteItem",
    "Minutes",
    "Outcome",
    "Paper",
    "PaperComment",
    "PaperRecipient",
    "PaperVersion",
    "PartyOffer",
    "Passing",
    "Post",
    "PurposeWording",
    "RaisedPoint",
    "Relay",
    "Seat",
    "Speaker",
    "StructureVersion",
    "Survey",
    "SurveyMark",
    "SurveySide",
    "SurveyTally",
    "TermsOfReference",
    "Topic",
    "Vacancy",
    "Venue",
]
