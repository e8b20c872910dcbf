"""Levels, duties and bands of champions, kinds of what is noted about them, and the verbs."""

from django.db import models


class Seniority(models.TextChoices):
    """The level at which somebody works in their organisation, from the front line up."""

    FRONT_LINE = "front_line", "Front line or office, paid or not"
    MANAGER = "manager", "Manages a team or service"
    SENIOR = "senior", "Head of service or senior manager"
    DIRECTOR = "director", "Director, chief executive or trustee"


class Duty(models.TextChoices):
    """The six duties of a champion in our words, after the User Guide's section on champions (R081)."""

    PROMOTE = "promote", "Tell colleagues about the agreement, and work that way yourself"
    ADVISE = "advise", "Advise your organisation on how to keep to it"
    REPORT = "report", "Say so when it is not kept"
    REPRESENT = "represent", "Speak for your organisation at meetings about it"
    SHARE = "share", "Tell others what works well"
    SIGNPOST = "signpost", "Show people where to find help and more to read"


class EntryKind(models.TextChoices):
    """What is noted with its day. That something went wrong is told in returns alone, and never here."""

    TRAINING = "training", "Training taken"
    SUPPORT = "support", "Support given to them"
    EVENT = "event", "Event they took part in"
    PROMOTE = "promote", "Told colleagues about the agreement"
    ADVISE = "advise", "Advised their organisation"
    REPRESENT = "represent", "Spoke for their organisation"
    SHARE = "share", "Told others what works well"
    SIGNPOST = "signpost", "Showed somebody where to find help"


# What somebody else did for the champion says nothing about what the champion did.
GIVEN = frozenset({EntryKind.SUPPORT})


class Band(models.TextChoices):
    """How much somebody takes part; no order of merit."""

    ACTIVE = "active", "Takes part often"
    OCCASIONAL = "occasional", "Takes part now and then"
    QUIET = "quiet", "Has been quiet"


class ExpressionState(models.TextChoices):
    WAITING = "waiting", "Waits for an answer"
    ACCEPTED = "accepted", "Keeps watch now"
    DECLINED = "declined", "Was told no"


class MailingKind(models.TextChoices):
    BRIEFING = "briefing", "A briefing: each says that they have read it, and may ask"
    MAIL = "mail", "A plain mail"


class MailingState(models.TextChoices):
    DRAFT = "draft", "Being written"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"


class LeftOut(models.TextChoices):
    """Why somebody who was chosen gets no mail."""

    NO_ADDRESS = "no_address", "has no e-mail address"
    CAME_BACK = "came_back", "mail to them came back"
    ASKED = "asked", "asked for none"


class NoteKind(models.TextChoices):
    """The four boxes of a return, in a few words; whoever writes need not know which."""

    WELL = "well", "Something that went well"
    LEARN = "learn", "Something that we can learn from"
    WIN = "win", "Something good that came of the agreement"
    IDEA = "idea", "An idea that would make things better"
    UNSURE = "unsure", "I am not sure"


class NoteState(models.TextChoices):
    WAITING = "waiting", "Not read yet"
    READ = "read", "Read"
    ASKED = "asked", "Asked to put it into their return"


class Need(models.TextChoices):
    """What about a champion waits for the officer."""

    ROLE_ENDS = "role_ends", "Their time as champion ends within three months"
    TERM_ENDS = "term_ends", "Elected, and the term ends within three months or is over"
    NO_TERM = "no_term", "Elected, and nobody knows when the term ends"
    NO_ROLE = "no_role", "No role agreed with them yet"
    NOT_HEARD = "not_heard", "Not heard of for a while"


class WorkTheme(models.TextChoices):
    """What teams work on, by its subject; words of their own stand beside it."""

    CHILDREN = "children", "Children and young people"
    OLDER = "older", "Older people"
    HEALTH = "health", "Health and care"
    MIND = "mind", "Mental health"
    DISABILITY = "disability", "Disabled people"
    CARERS = "carers", "Carers"
    HOUSING = "housing", "Housing and homelessness"
    MONEY = "money", "Money, debt and advice"
    WORK = "work", "Jobs and skills"
    SAFETY = "safety", "Community safety"
    EQUALITY = "equality", "Equality and inclusion"
    SPORT = "sport", "Sport, parks and leisure"
    ARTS = "arts", "Arts and heritage"
    PLACES = "places", "Planning, transport and environment"
    GRANTS = "grants", "Grants"
    BUYING = "buying", "Commissioning and contracts"
    VOLUNTEERS = "volunteers", "Volunteering"
    ROOMS = "rooms", "Buildings and rooms"


class IntroductionState(models.TextChoices):
    WAITING = "waiting", "Waits for the officer"
    MADE = "made", "Introduced"
    DECLINED = "declined", "Did not come about"


class Pack(models.TextChoices):
    """For whom a pack says what their role is."""

    CHAMPION = "champion", "Champion"
    COUNCILLOR = "councillor", "Elected champion"
    MEMBER = "member", "Member of the group"
    OFFICER = "officer", "Officer"


class SheetKind(models.TextChoices):
    """What stands on a yearly sheet in words."""

    THANKS = "thanks", "Thanks"
    LEARNED = "learned", "What they took back"


class Verb(models.TextChoices):
    DESCRIBED = "champions.described", "changed what is kept about a champion"
    CONSENTED = "champions.consented", "changed who may see that they are a champion"
    ENTERED = "champions.entered", "noted what a champion did or was given"
    TAKEN_OUT = "champions.entry_removed", "took a note about a champion away"
    SETTINGS_CHANGED = "champions.settings_changed", "changed when a champion counts as taking part often"
    INTEREST_EXPRESSED = "champions.interest_expressed", "would like to keep watch"
    INTEREST_ACCEPTED = "champions.interest_accepted", "let somebody keep watch who wanted to"
    INTEREST_DECLINED = "champions.interest_declined", "told somebody who wanted to keep watch no"
    MAILING_WRITTEN = "champions.mailing_written", "wrote to champions"
    MAILING_DISCARDED = "champions.mailing_discarded", "threw a letter to champions away"
    MAILING_SENT = "champions.mailing_sent", "sent a letter to champions"
    BRIEFING_READ = "champions.briefing_read", "read a briefing"
    MAILINGS_STOPPED = "champions.mailings_stopped", "asked for no more letters"
    QUESTION_ASKED = "champions.question_asked", "asked about a briefing"
    QUESTION_ANSWERED = "champions.question_answered", "answered a question about a briefing"
    IMPORTED = "champions.imported", "imported champions"
    WORK_ADDED = "champions.work_added", "added what a champion's team works on"
    WORK_REMOVED = "champions.work_removed", "took away what a champion's team works on"
    INTRODUCTION_ASKED = "champions.introduction_asked", "asked to be introduced to somebody"
    INTRODUCTION_MADE = "champions.introduction_made", "introduced two champions to each other"
    INTRODUCTION_DECLINED = "champions.introduction_declined", "said why two champions are not introduced"
    PACK_GIVEN = "champions.pack_given", "noted that somebody was given their pack"
    SITTING_PUT = "champions.sitting_put", "noted where somebody sits who can raise the agreement there"
    SITTING_REMOVED = "champions.sitting_removed", "took away where somebody sits"
    BOARD_MEETS = "champions.board_meets", "noted when a partnership or board meets next"
    AGENDA_PUT = "champions.agenda_put", "noted the agreement on another meeting's agenda"
    AGENDA_REMOVED = "champions.agenda_removed", "took away a note of another meeting's agenda"
    AGENDAS_IMPORTED = "champions.agendas_imported", "imported agendas of other meetings"
    ADVOCATES_IMPORTED = "champions.advocates_imported", "imported advocates"
    EFFECTS_IMPORTED = "champions.effects_imported", "imported what was measured before and after"
    REACH_IMPORTED = "champions.reach_imported", "imported who sits where"
    WORK_IMPORTED = "champions.work_imported", "imported areas of work"
    SHEET_NOTED = "champions.sheet_noted", "put words on a yearly sheet"
    SHEET_REMOVED = "champions.sheet_removed", "took words off a yearly sheet"
    EFFECT_PUT = "champions.effect_put", "wrote down what champions raised"
    EFFECT_REMOVED = "champions.effect_removed", "took out what champions raised"
    EFFECT_VALUE_PUT = "champions.effect_value_put", "added a value from before or after"
    EFFECT_VALUE_REMOVED = "champions.effect_value_removed", "took out a value from before or after"
    ADVOCATE_PUT = "champions.advocate_put", "kept somebody who speaks up for the agreement"
    ADVOCATE_REMOVED = "champions.advocate_removed", "let go of somebody who spoke up for the agreement"
    REGION_EVENT_PUT = "champions.region_event_put", "opened an event to the region, or changed it"
    REGION_EVENT_REMOVED = "champions.region_event_removed", "took out an event of the region"
    LET_GO = "champions.let_go", "let go what was kept long enough"
    NOTE_WRITTEN = "champions.note_written", "told the officer what they saw"
    NOTE_TAKEN_BACK = "champions.note_taken_back", "took back what they had told the officer"
    NOTE_ANSWERED = "champions.note_answered", "read what somebody saw"
    NOTE_LINK_SENT = "champions.note_link_sent", "sent a champion a link to tell what they see"
