"""What a group talks about between its meetings: topics, posts, and who has a mail about new ones (R068)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import MailOutcome, PostMark, TopicReaders
from .groups import Group
from .meetings import Meeting


class Topic(AreaOwned):
    """A thread of posts. Who reads it is settled when it is opened: nobody's words are shown more widely later."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="topics")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=120)
    readers = models.CharField(max_length=10, choices=TopicReaders, default=TopicReaders.GROUP)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    last_post_at = models.DateTimeField()
    # The last day on which a post is taken.
    closes_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-last_post_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("opened_on")),
                name="group_topic_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Post(AreaOwned):
    """What somebody said on a topic. Withdrawn, its words are gone; hidden, its author and moderators read them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # As on the day on which it was written: history keeps names and sectors.
    speaks_for = models.CharField(max_length=300, blank=True)
    sector = models.CharField(max_length=12, choices=Sector, blank=True)
    text = models.TextField(blank=True)
    posted_at = models.DateTimeField()
    by_mail = models.BooleanField(default=False)
    changed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.CharField(max_length=300, blank=True)
    # For the next meeting, by its author's own choice.
    mark = models.CharField(max_length=10, choices=PostMark, blank=True)

    class Meta:
        ordering = ["posted_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=True, hidden_reason="")
                | (Q(hidden_at__isnull=False) & ~Q(hidden_reason="")),
                name="group_hidden_post_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(text="", mark=""), name="group_withdrawn_post_keeps_no_words"
            ),
        ]

    def __str__(self) -> str:
        return "A post"


class Follower(AreaOwned):
    """Somebody who has a mail about new posts of a group, and until when they were told of them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="followers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="group_is_followed_once_by_each")]

    def __str__(self) -> str:
        return f"{self.person}: {self.group}"


class MailReply(AreaOwned):
    """That a reply by mail came in and what became of it, so that the same one is never taken twice. No word of it."""

    key = models.CharField(max_length=64, unique=True)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    came_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=MailOutcome)

    def __str__(self) -> str:
        return self.get_outcome_display()
