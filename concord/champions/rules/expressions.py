"""Whether now: somebody who would like to keep watch is answered once."""

from concord.core.lib.errors import RuleBroken


def check_reachable(email: str, phone: str) -> None:
    if not email and not phone:
        raise RuleBroken("Give an e-mail address or a phone number, so that somebody can answer.", field="email")


def check_invitable(email: str) -> None:
    if not email:
        raise RuleBroken("Without an e-mail address nobody can be invited. Add the person under People instead.")


def check_reason(reason: str) -> None:
    if not reason:
        raise RuleBroken("Say why, in kind words: they read it.", field="reason")
