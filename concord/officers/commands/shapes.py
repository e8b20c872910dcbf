"""Which lists come in from a file, and how."""

from functools import partial

from concord.core.accounts.permissions import Permission
from concord.core.directory.commands.lists import Shape

from ..imports import awards as awards_file
from ..imports import horizon as horizon_file
from ..imports import posts as posts_file
from ..imports import risks as risks_file
from ..imports import tasks as tasks_file
from ..queries import awards as awards_queries
from ..queries import horizon as horizon_queries
from ..queries import posts as posts_queries
from ..queries import risks as risks_queries
from ..queries import tasks as tasks_queries
from ..terms import Verb
from . import awards, horizon, posts, risks, tasks

shape = partial(Shape, permission=Permission.MANAGE_OFFICERS)

HORIZON = shape(
    columns=horizon_file.COLUMNS,
    required=("title", "on"),
    same=("title", "on"),
    read=horizon_file.horizon_row,
    rows=horizon_queries.horizon,
    kept=horizon_queries.kept,
    put=horizon.put_imported,
    verb=Verb.HORIZON_IMPORTED,
)

RISKS = shape(
    columns=risks_file.COLUMNS,
    required=("title", "cause", "likelihood", "effect", "review_on"),
    same=("title",),
    read=risks_file.risk_row,
    rows=risks_queries.risks,
    kept=risks_queries.kept,
    put=risks.put_imported,
    verb=Verb.RISKS_IMPORTED,
)
AWARDS = shape(
    columns=awards_file.COLUMNS,
    required=("year", "amount", "purpose", "awarded_on", "asked_for", "due_on"),
    same=("partner", "name", "purpose", "awarded_on"),
    read=awards_file.award_row,
    rows=awards_queries.awards,
    kept=awards_queries.kept,
    put=awards.put_imported,
    verb=Verb.AWARDS_IMPORTED,
)
POSTS = shape(
    columns=posts_file.COLUMNS,
    required=("who", "title", "hosts", "starts_on"),
    same=("who", "title", "starts_on"),
    read=posts_file.post_row,
    rows=posts_queries.whole_posts,
    kept=posts_queries.kept,
    put=posts.put_imported,
    verb=Verb.POSTS_IMPORTED,
)
TASKS = shape(
    columns=tasks_file.COLUMNS,
    required=("text", "duty", "due_on"),
    same=("text", "due_on"),
    read=tasks_file.task_row,
    rows=tasks_queries.all_tasks,
    kept=tasks_queries.kept,
    put=tasks.put_imported,
    verb=Verb.TASKS_IMPORTED,
)
