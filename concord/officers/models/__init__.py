"""Post, Budget, Resource, Task, and what hangs on them."""

from .budgets import Bid, Budget, BudgetLine, Contribution
from .posts import Post, PostFunding, PostHost
from .resources import Resource
from .tasks import Task

__all__ = ["Bid", "Budget", "BudgetLine", "Contribution", "Post", "PostFunding", "PostHost", "Resource", "Task"]
