"""Meeting, Attendance, Interest, AgendaItem."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import (
    AgendaItemKind,
    AttendanceMode,
    AttendanceState,
    MeetingFormat,
    MeetingKind,
    MeetingState,
)
from .groups import Group
from .venues import Venue

# What may be known of somebody before the day.
AHEAD = frozenset({AttendanceState.INVITED, AttendanceState.APOLOGIES})


class Meeting(AreaOwned):
    """One meeting of a group: `WESS-2026-M03`."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    reference = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=12, choices=MeetingKind, default=MeetingKind.REGULAR)
    # Nothing where it was not said: then the place and the link tell.
    format = models.CharField(max_length=8, choices=MeetingFormat, blank=True, default="", db_default="")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    # What the place is like, where it is one of those noted; `place` is what people are told.
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings")
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.SCHEDULED)
    held_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)
    # Goes up with each change, so that a calendar programme knows which of two entries is the newer.
    sequence = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="group_meeting_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(format=MeetingFormat.ROUND) | Q(place="", link="", venue__isnull=True),
                name="group_round_by_email_is_nowhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference}"

    @property
    def is_round(self) -> bool:
        """Whether it goes by e-mail, so that nobody comes anywhere."""
        return self.format == MeetingFormat.ROUND

    @property
    def is_online(self) -> bool:
        """Whether there is no room to come to."""
        nowhere = bool(self.link) and not self.place
        return self.format == MeetingFormat.ONLINE or (nowhere and self.format != MeetingFormat.HYBRID)

    @property
    def is_both(self) -> bool:
        """Whether people come into a room or join online, as they like."""
        said = self.format == MeetingFormat.HYBRID
        return said or (not self.format and bool(self.place and self.link))

    @property
    def lacks_link(self) -> bool:
        """Whether people are to join online and nobody has said where."""
        return not self.link and self.format in (MeetingFormat.ONLINE, MeetingFormat.HYBRID)

    @property
    def where(self) -> str:
        return self.place or ("By e-mail" if self.is_round else "Online")


class Attendance(AreaOwned):
    """Somebody invited to a meeting, with the hat they wore that day."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attendances")
    organisation = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Snapshots: history keeps names and sectors as they were.
    organisation_name = models.CharField(max_length=200)
    sector = models.CharField(max_length=12, choices=Sector)
    # Members decide; others (guests, officers, champions) attend.
    decides = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=AttendanceState, default=AttendanceState.INVITED)
    mode = models.CharField(max_length=8, choices=AttendanceMode, default=AttendanceMode.ROOM)
    substitute_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["sector", "person__name"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="group_one_seat_per_person")]

    def __str__(self) -> str:
        return f"{self.person} at {self.meeting}"

    @property
    def is_ahead(self) -> bool:
        """Whether attendance was not taken yet."""
        return self.state in AHEAD

    @property
    def way(self) -> str:
        """How they took part; nothing of those who did not, and of a round by e-mail. Reads the meeting."""
        if self.state not in (AttendanceState.PRESENT, AttendanceState.SUBSTITUTE) or self.meeting.is_round:
            return ""
        return str(AttendanceMode.ONLINE if self.meeting.is_online else self.mode)

    @property
    def joined_online(self) -> bool:
        """Whether it was noted that they were not in the room."""
        return self.mode == AttendanceMode.ONLINE and self.state in (
            AttendanceState.PRESENT,
            AttendanceState.SUBSTITUTE,
        )

    @property
    def who(self) -> str:
        """Who was there, in the minutes: a substitute even where nobody noted a name."""
        if self.state == AttendanceState.SUBSTITUTE:
            return f"{self.substitute_name or 'a substitute'} for {self.person}"
        return str(self.person)

    @property
    def in_words(self) -> str:
        """How they stand at the meeting, and who came or comes in their place."""
        if self.state == AttendanceState.INVITED and self.substitute_name:
            return f"{self.substitute_name} comes instead"
        if self.state == AttendanceState.INVITED and self.mode == AttendanceMode.ONLINE:
            return "joins online"
        name = f" ({self.substitute_name})" if self.substitute_name else ""
        return f"{self.get_state_display().lower()}{name}{', online' if self.joined_online else ''}"


class Interest(AreaOwned):
    """An interest that an attendee declared in an organisation, for one meeting."""

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="interests")
    organisation = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attendance", "organisation"], name="group_interest_declared_once")
        ]

    def __str__(self) -> str:
        return f"{self.attendance.person}: {self.organisation}"

    @property
    def key(self) -> str:
        """What names it in a form."""
        return f"{self.attendance.person.uid}.{self.organisation.uid}"


class AgendaItem(AreaOwned):
    """One item of a meeting, with its minutes of time and what came of it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=AgendaItemKind, default=AgendaItemKind.OTHER)
    title = models.CharField(max_length=160)
    lead = models.CharField(max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(default=5)
    outcome = models.TextField(blank=True)
    # Pushed down by a higher app (log, board): a key that tells it its own item again.
    source_key = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title
