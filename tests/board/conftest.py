"""A decided period with points to choose from, and reports made of it with the commands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from concord.board import commands
from concord.board.models import BoardAnswer, BoardMeeting, BoardReport
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.directory.models import Organisation
from concord.log.models import Decision, LogReturn, Period, Point, ReplyRequest
from concord.log.terms import PeriodState
from tests.factories.log import ExpectationFactory, LogReturnFactory, PeriodFactory, PointFactory
from tests.worlds import World, at

MEETS = date(2026, 5, 5)
TODAY = at(date(2026, 4, 10))


@dataclass
class Desk:
    """The small place with a decided period; points and decisions are put straight into the tables."""

    world: World
    period: Period
    number: int = 0

    def period_more(self, **facts: Any) -> Period:
        usual = {"group": self.world.group, "state": PeriodState.DECIDED, "decided_at": TODAY}
        return PeriodFactory(**usual | facts)

    def returned(self, person: Person, body: Organisation, period: Period | None = None) -> LogReturn:
        period = period or self.period
        found = LogReturn.objects.filter(period=period, person=person).first()
        expected = None if found else ExpectationFactory(period=period, person=person, organisation=body)
        return found or LogReturnFactory(expectation=expected)

    def point(self, box: int, text: str, verdict: str = "followed", **facts: Any) -> Point:
        """A point of the charity's volunteer with its decision. `win`, `learning`: the decision's."""
        said = {name: facts.pop(name) for name in ("win", "learning") if name in facts}
        by = facts.pop("by", "volunteer")
        body = {"volunteer": self.world.charity, "champion": self.world.council}[by]
        made = PointFactory(
            log_return=self.returned(self.world.people[by], body, facts.pop("period", None)),
            box=box,
            text=text,
            **{"win_source": "planned" if box == 3 else "", **facts},
        )
        if verdict:
            self.decide(made, verdict, **said)
        return made

    def withheld(self, box: int, text: str, verdict: str = "followed") -> Point:
        made = Point(
            area=self.world.area,
            period=self.period,
            box=box,
            text=text,
            reference=f"WESS-W{box}{Point.objects.count()}",
            point_class=2,
            tabled=True,
        )
        made.save()
        self.decide(made, verdict)
        return made

    def decide(self, point: Point, verdict: str, **said: Any) -> Decision:
        self.number += 1
        made = Decision(
            area=self.world.area,
            reference=f"WESS-2026-D{self.number:03d}",
            point=point,
            verdict=verdict,
            decided_on=date(2026, 4, 1),
            decided_at=TODAY,
            commitment=point.commitment,
            commitment_text=point.commitment_text,
            win_limb="A" if said.get("win") else "",
            **said,
        )
        made.save()
        return made

    def ask_reply(self, point: Point, body: Organisation, until: date, reply: str = "") -> ReplyRequest:
        made = ReplyRequest(
            area=self.world.area,
            point=point,
            organisation=body,
            organisation_name=body.name,
            wording_sent=point.text,
            asked_at=TODAY,
            window_ends_on=until,
            state="replied" if reply else "asked",
            reply=reply,
            replied_at=TODAY if reply else None,
        )
        made.save()
        return made

    def meeting(self, on: date = MEETS, papers: date | None = None) -> BoardMeeting:
        return commands.plan_board_meeting(
            area=self.world.area, starts_at=at(on, 14), papers_due_on=papers, by=SYSTEM, at=TODAY
        )

    def report(self, on: date = MEETS, period: Period | None = None, **written: Any) -> BoardReport:
        made = commands.start_report(
            board_meeting=self.meeting(on), periods=[period or self.period], by=SYSTEM, at=TODAY
        )
        return self.write(made, **written) if written else made

    def write(self, report: BoardReport, **written: Any) -> BoardReport:
        return commands.write_report(report=report, changes=written, by=self.world.officer, at=TODAY)

    def choose(self, report: BoardReport, box: int, point: Point | None, wording: str, by: Person | None = None) -> Any:
        return commands.choose_line(
            report=report, box=box, point=point, wording=wording, reason="", by=by or self.world.officer, at=TODAY
        )

    def issued(
        self, on: date = MEETS, period: Period | None = None, when: datetime = TODAY, **written: Any
    ) -> BoardReport:
        made = self.report(on, period, **written)
        commands.approve_report(report=made, by=self.world.chair, at=when)
        return commands.issue_report(report=made, by=self.world.officer, at=when)

    def answered(self, report: BoardReport, when: datetime = TODAY, **said: Any) -> Any:
        answer = BoardAnswer(**{"ask_answer": "accepted", **said})
        return commands.answer_report(
            report=report, answer=answer, by=self.world.board_contact, name="Harriet", at=when
        )


@pytest.fixture
def desk(world: World) -> Desk:
    made = PeriodFactory(
        group=world.group, state=PeriodState.DECIDED, reference="WESS-2026-P001", label="Spring", decided_at=TODAY
    )
    return Desk(world, made)
