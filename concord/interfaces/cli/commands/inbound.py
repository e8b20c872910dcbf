"""Mail that comes in: one message from the mail server."""

import os
import sys
from argparse import Namespace

from django.db import OperationalError
from django.utils import timezone

from concord.core.lib.letters import LARGEST
from concord.group.commands import take_in_mail


def inbound_mail(options: Namespace) -> None:
    """Read one message as a mail server pipes it in. What is too large to be taken is read to its end and not kept."""
    data = sys.stdin.buffer.read(LARGEST + 1)
    while sys.stdin.buffer.read(LARGEST):
        pass
    try:
        print(take_in_mail(data=data, at=timezone.now()))
    except OperationalError:
        print("The database is busy. Deliver this later.", file=sys.stderr)
        raise SystemExit(os.EX_TEMPFAIL) from None
