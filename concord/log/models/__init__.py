"""The log's tables: settings, periods, returns, points, decisions, what follows from them."""

from .confidential import ConfidentialPoint, GroupVersion
from .decisions import Decision, Position, PositionRound, ReplyRequest
from .follow_up import (
    GoodPractice,
    LearningItem,
    PointAction,
    PointUse,
    Repeat,
    RepeatPoint,
    WinStory,
    WinTelling,
    telling_words,
)
from .ideas import Poll, PollMark, PollMatter, PollSide, PollTally, QuickWin
from .periods import Expectation, LogSettings, Period, PeriodSummary, Reminder
from .returns import BoxAnswer, LogReturn, Point

__all__ = [
    "BoxAnswer",
    "ConfidentialPoint",
    "Decision",
    "Expectation",
    "GoodPractice",
    "GroupVersion",
    "LearningItem",
    "LogReturn",
    "LogSettings",
    "Period",
    "PeriodSummary",
    "Point",
    "PointAction",
    "PointUse",
    "Poll",
    "PollMark",
    "PollMatter",
    "PollSide",
    "PollTally",
    "Position",
    "PositionRound",
    "QuickWin",
    "Reminder",
    "Repeat",
    "RepeatPoint",
    "ReplyRequest",
    "WinStory",
    "WinTelling",
    "telling_words",
]
