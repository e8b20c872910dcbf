"""The `concord` command: its entry, and what its exit codes mean.

0: done. 1: refused, with the reason on stderr. 2: the command was not understood.
"""

import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Run one command and give its exit code."""
    from .arguments import parser  # noqa: PLC0415 - Django is not loaded for --help

    options = parser().parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "concord.config.settings")
    if options.command == "serve":
        os.environ.setdefault("CONCORD_ADDRESS", f"http://127.0.0.1:{options.port}")
    import django  # noqa: PLC0415 - settings are chosen first

    django.setup()
    return run(options)


def run(options: object) -> int:
    """Run the chosen command; our own refusals become a sentence on stderr and exit code 1."""
    from concord.core.lib.errors import ConcordError  # noqa: PLC0415 - as above

    from . import commands  # noqa: PLC0415 - Django is ready only now

    try:
        commands.check_database(options.command)  # type: ignore[attr-defined]  # argparse's namespace
        options.run(options)  # type: ignore[attr-defined]  # likewise
    except ConcordError as error:
        print(error.message, file=sys.stderr)
        for problem in getattr(error, "problems", []):
            print(commands.problem_line(problem), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0
