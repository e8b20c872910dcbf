"""Two rows of one file that would be the same point: what they say must agree, or one would be dropped unsaid."""

from collections.abc import Iterator
from typing import Any, NoReturn

from concord.core.lib.errors import RuleBroken

from ..terms import PointClass
from .returns import RowFacts


def check_alike(first: RowFacts, second: RowFacts) -> None:
    """Both stand for one point. A decision that only one of them holds is that point's. Raises `RuleBroken`."""
    for (column, here), (_, there) in zip(said(second), said(first), strict=True):
        if here != there:
            refuse(first, second, column, f"but differ in the column {column}")
    if not (first.decided.is_empty or second.decided.is_empty) and first.decided != second.decided:
        refuse(first, second, "verdict", "but hold different decisions")


def check_same(reference: str, box: int, text: str, about: str, facts: RowFacts) -> None:
    """A file changes no point that is here. Raises `RuleBroken` with the first column that differs."""
    here = {"box": box, "text": text, "about_organisation": about.casefold()}
    for column, there in said(facts):
        if column in here and here[column] != there:
            raise RuleBroken(
                f"{reference} is here already and has another {column}. A file does not change it.", field=column
            )


def refuse(first: RowFacts, second: RowFacts, column: str, why: str) -> NoReturn:
    # What is sealed is known by its text, whatever number a file gives it.
    named = second.point.point_class == PointClass.NAMED
    or_else = ", take one away, or give each a number of its own in point_ref" if named else " or take one away"
    words = f"Rows {first.number} and {second.number} are the same point here, {why}. Make them the same{or_else}."
    raise RuleBroken(words, field=column)


def said(facts: RowFacts) -> Iterator[tuple[str, Any]]:
    """The columns of a row's point, but for its number."""
    point = facts.point
    yield "box", point.box
    yield "text", point.text
    yield "about_organisation", point.about.casefold()
    yield "commitment", point.commitment.casefold()
    yield "win_source", point.win_source
    yield "class", point.point_class
    yield "merged_into", point.merged_into
