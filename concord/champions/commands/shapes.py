"""Which lists of this app come in from a file, and how."""

from functools import partial

from concord.core.accounts.permissions import Permission
from concord.core.directory.commands.lists import Shape

from ..imports import (
    ADVOCATE_COLUMNS,
    EFFECT_COLUMNS,
    REACH_COLUMNS,
    WORK_COLUMNS,
    advocate_row,
    effect_row,
    sitting_row,
    work_row,
)
from ..queries import advocates as advocates_queries
from ..queries import effects as effects_queries
from ..queries import reach as reach_queries
from ..queries import work as work_queries
from ..terms import Verb
from . import advocates, effects, reach, work

shape = partial(Shape, permission=Permission.MANAGE_CHAMPIONS)

ADVOCATES = shape(
    columns=ADVOCATE_COLUMNS,
    required=("name", "raises", "consent_on", "consent_way"),
    same=("name", "email"),
    read=advocate_row,
    rows=advocates_queries.advocates,
    kept=advocates_queries.kept,
    put=advocates.put_imported,
    verb=Verb.ADVOCATES_IMPORTED,
)
EFFECTS = shape(
    columns=EFFECT_COLUMNS,
    required=("title", "barrier", "measure", "begun_on", "body"),
    same=("title", "measure", "begun_on"),
    read=effect_row,
    rows=effects_queries.effects,
    kept=effects_queries.kept,
    put=effects.put_imported,
    verb=Verb.EFFECTS_IMPORTED,
)
REACH = shape(
    columns=REACH_COLUMNS,
    required=("who", "where"),
    same=("who", "where", "starts_on"),
    read=sitting_row,
    rows=reach_queries.sittings,
    kept=reach_queries.kept,
    put=reach.put_imported,
    verb=Verb.REACH_IMPORTED,
)
WORK = shape(
    columns=WORK_COLUMNS,
    required=("who",),
    same=("who", "theme", "words"),
    read=work_row,
    rows=work_queries.all_work,
    kept=work_queries.kept,
    put=work.put_imported,
    verb=Verb.WORK_IMPORTED,
)
