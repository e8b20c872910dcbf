"""What each command of the command line does: one call down, then words on the screen."""

from .common import check_database, problem_line
from .data import export, import_, log_forms, log_summary, report_board
from .inbound import inbound_mail
from .installation import administrator, areas, audit_verify, daily, demo, docs, init
from .second_step import second_step_reset
from .serving import serve, worker

__all__ = [
    "administrator",
    "areas",
    "audit_verify",
    "check_database",
    "daily",
    "demo",
    "docs",
    "export",
    "import_",
    "inbound_mail",
    "init",
    "log_forms",
    "log_summary",
    "problem_line",
    "report_board",
    "second_step_reset",
    "serve",
    "worker",
]
