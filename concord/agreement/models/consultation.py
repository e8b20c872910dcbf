"""Consultation on a draft, its text as it was consulted on, what was said of it, and the talks held for it."""

import uuid

from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import CommentAbout, CommentState, CommentWay, Mark, Outcome, RefusedFor, Standing, TalkKind
from .commitments import Commitment
from .documents import Version


class Consultation(AreaOwned):
    """A draft is out for comments between two days, for everybody who has its link."""

    # Stands in the public link, so it must not be guessed.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="consultations")
    opens_on = models.DateField()
    # The last day on which comments are taken.
    closes_on = models.DateField()
    # The first closing day that the area's own rule allows, and that rule in words, as on the day it was opened.
    wanted_until = models.DateField()
    wanted_words = models.CharField(max_length=300)
    introduction = models.TextField(blank=True)
    short_reason = models.TextField(blank=True)
    # What is done so that people can take part all the same.
    short_remedy = models.TextField(blank=True)
    # How many focus groups and interviews are meant to be held; nothing where none was promised.
    focus_target = models.PositiveSmallIntegerField(null=True, blank=True)
    interview_target = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(ended_on__isnull=True), name="agreement_one_open_consultation"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="agreement_consultation_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("wanted_until")) | (~Q(short_reason="") & ~Q(short_remedy="")),
                name="agreement_short_consultation_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Consultation on {self.version}"

    @property
    def is_short(self) -> bool:
        return self.closes_on < self.wanted_until

    @property
    def days(self) -> int:
        """How long it is, the first and the last day both counted."""
        return (self.closes_on - self.opens_on).days + 1


class ConsultedClause(AreaOwned):
    """A commitment of the draft as people read it, with the words it would replace."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="clauses")
    # Nothing once it was taken out of the draft and was never anything else.
    commitment = models.ForeignKey(Commitment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # Sections are counted from 1; what would end stands in one of its own after them.
    part = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    owed = models.CharField(max_length=120, blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.ACHIEVABLE)
    was_there = models.BooleanField(default=False)
    was_title = models.CharField(max_length=120, blank=True)
    was_text = models.TextField(blank=True)
    would_end = models.BooleanField(default=False)

    class Meta:
        ordering = ["part", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number", "would_end"], name="agreement_consulted_number_is_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def key(self) -> str:
        """How a file names it: one that would end may have the number of a new one."""
        return f"{self.number} (ends)" if self.would_end else self.number

    @property
    def change(self) -> str:
        """new, ends, changed or same."""
        if self.would_end:
            return "ends"
        if not self.was_there:
            return "new"
        return "same" if (self.title, self.text) == (self.was_title, self.was_text) else "changed"


class Talk(AreaOwned):
    """A focus group, or a round of interviews: when, with how many people of each sector, and what was said."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="talks")
    kind = models.CharField(max_length=12, choices=TalkKind)
    title = models.CharField(max_length=160)
    # A day to come: it is booked.
    on = models.DateField()
    public = models.PositiveSmallIntegerField(default=0)
    voluntary = models.PositiveSmallIntegerField(default=0)
    business = models.PositiveSmallIntegerField(default=0)
    other = models.PositiveSmallIntegerField(default=0)
    # Whoever took part agreed that what they said is used.
    has_consent = models.BooleanField(default=False)
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "title"], name="agreement_talk_title_is_unique"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def people(self) -> int:
        return self.public + self.voluntary + self.business + self.other


class Comment(AreaOwned):
    """What somebody said of a draft, with no account; it is shown once an officer has looked at it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    # Of the form as it was drawn: sent twice, it is taken once.
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="comments")
    about = models.CharField(max_length=8, choices=CommentAbout)
    clause = models.ForeignKey(
        ConsultedClause, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    text = models.TextField(blank=True)
    # The words that they would put there.
    proposed = models.TextField(blank=True)
    mark = models.CharField(max_length=12, choices=Mark, blank=True)
    sector = models.CharField(max_length=12, choices=Sector)
    name = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    name_is_public = models.BooleanField(default=False)
    way = models.CharField(max_length=8, choices=CommentWay, default=CommentWay.ONLINE)
    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, null=True, blank=True, related_name="comments")
    received_on = models.DateField()
    state = models.CharField(max_length=8, choices=CommentState, default=CommentState.WAITING)
    refused_for = models.CharField(max_length=10, choices=RefusedFor, blank=True)
    # What is shown in place of all that was written, where something in it must not be.
    shown_text = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    # Who clears up what is not clear, and until when (R063).
    follow_up_by = models.CharField(max_length=120, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(about="clause", clause__isnull=False) | (~Q(about="clause") & Q(clause__isnull=True)),
                name="agreement_comment_on_a_clause_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(proposed="") | ~Q(mark=""), name="agreement_comment_says_something"
            ),
            models.CheckConstraint(
                condition=Q(state="refused") ^ Q(refused_for=""), name="agreement_refused_comment_says_why"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | (Q(state="accepted") & Q(answered_on__isnull=False)),
                name="agreement_answered_comment_is_shown",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="clarify") | (~Q(follow_up_by="") & Q(follow_up_on__isnull=False)),
                name="agreement_clarification_is_followed_up",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        """Whether drafters still owe an answer."""
        return self.outcome in ("", Outcome.CLARIFY)

    @property
    def said(self) -> str:
        """What everybody may read of it."""
        return self.shown_text or self.text

    @property
    def worded(self) -> str:
        """The words proposed, as everybody may read them: nothing where other words are shown in place of all."""
        return "" if self.shown_text else self.proposed

    @property
    def signed(self) -> str:
        """Who said it, as far as they let it be shown."""
        return ", ".join(part for part in (self.name, self.organisation) if part) if self.name_is_public else ""
