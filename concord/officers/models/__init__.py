"""Post, Budget, Award, Resource, Task, HorizonItem, Risk, and what hangs on them."""

from .awards import Award
from .budgets import Bid, Budget, BudgetLine, Contribution
from .horizon import Digest, HorizonItem
from .posts import Post, PostFunding, PostHost
from .resources import Resource
from .risks import Risk
from .tasks import Task

__all__ = [
    "Award",
    "Bid",
    "Budget",
    "BudgetLine",
    "Contribution",
    "Digest",
    "HorizonItem",
    "Post",
    "PostFunding",
    "PostHost",
    "Resource",
    "Risk",
    "Task",
]
