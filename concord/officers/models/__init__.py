"""Post, Budget, Resource, Task, HorizonItem, and what hangs on them."""

from .budgets import Bid, Budget, BudgetLine, Contribution
from .horizon import Digest, HorizonItem
from .posts import Post, PostFunding, PostHost
from .resources import Resource
from .tasks import Task

__all__ = [
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
    "Task",
]
