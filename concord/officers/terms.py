"""What is kept of those who run the agreement, and the verbs."""

from django.db import models


class Funding(models.TextChoices):
    """How the money for a post stands on a day."""

    OPEN = "open", "No end is known"
    SAFE = "safe", "Safe for now"
    NEAR = "near", "Ends soon"
    OVER = "over", "Has ended"


class BidState(models.TextChoices):
    """How money that somebody was asked for stands."""

    WRITING = "writing", "Being written"
    ASKED = "asked", "Waits for an answer"
    WON = "won", "Won"
    LOST = "lost", "Not won"
    WITHDRAWN = "withdrawn", "Taken back"


class ResourceKind(models.TextChoices):
    """What a partner gives instead of money."""

    TIME = "time", "Time of people"
    ROOM = "room", "A room"
    PRINT = "print", "Printing"
    PROMOTION = "promotion", "Telling others, like on a website"
    OFFICER = "officer", "An officer's time"


class Duty(models.TextChoices):
    """The nine areas of an officer's role, in our words, after the User Guide's section on officers (R073)."""

    GROUP = "group", "Meetings and minutes of the group"
    BUDGET = "budget", "The budget"
    PUBLICITY = "publicity", "Telling people about it, training and events"
    ENGAGE = "engage", "Chances to take part and answer consultations"
    PLAN = "plan", "The action plan, watching it and reporting"
    TOOLS = "tools", "Tools that make it part of daily work"
    RENEWAL = "renewal", "Renewing the agreement"
    COMPLIANCE = "compliance", "Advice on keeping it, and what to do when it is not kept"
    HORIZON = "horizon", "Keeping up with policy and funding"


class Repeat(models.TextChoices):
    """How often something is to be done."""

    NEVER = "never", "Once"
    WEEKLY = "weekly", "Every week"
    MONTHLY = "monthly", "Every month"
    QUARTERLY = "quarterly", "Every three months"
    YEARLY = "yearly", "Every year"


class HorizonKind(models.TextChoices):
    """What is coming."""

    POLICY = "policy", "Policy"
    LAW = "law", "Law"
    FUNDING = "funding", "Funding"
    GUIDANCE = "guidance", "Guidance"


class Relevance(models.TextChoices):
    """How much something matters here; each area says so for itself."""

    OPEN = "open", "Not looked at yet"
    HIGH = "high", "Matters a lot here"
    SOME = "some", "Matters a little here"
    NONE = "none", "Does not matter here"


class Likelihood(models.TextChoices):
    """How likely it is that something goes wrong."""

    HIGH = "high", "Likely"
    MEDIUM = "medium", "Possible"
    LOW = "low", "Not likely"


class RiskSector(models.TextChoices):
    """Whose taking part is at risk."""

    BOTH = "both", "Both sectors"
    PUBLIC = "public", "Public sector"
    VOLUNTARY = "voluntary", "Voluntary sector"


class RiskState(models.TextChoices):
    OPEN = "open", "Being watched"
    HAPPENED = "happened", "It has happened"
    OVER = "over", "It is over"


class Verb(models.TextChoices):
    POST_NOTED = "officers.post_noted", "wrote down an officer's post"
    POST_CHANGED = "officers.post_changed", "changed what is kept of an officer's post"
    CONTACT_SHOWN = "officers.contact_shown", "said that anybody may see how to reach them"
    CONTACT_HIDDEN = "officers.contact_hidden", "took how to reach an officer off the public page"
    BUDGET_BEGUN = "officers.budget_begun", "wrote down the budget of a year"
    BUDGET_CHANGED = "officers.budget_changed", "changed the budget of a year"
    LINE_PUT = "officers.line_put", "wrote down what money is for"
    LINE_REMOVED = "officers.line_removed", "took a line out of a budget"
    CONTRIBUTION_PUT = "officers.contribution_put", "wrote down what a partner gives"
    CONTRIBUTION_REMOVED = "officers.contribution_removed", "took out what a partner gives"
    BID_PUT = "officers.bid_put", "wrote down a bid for money"
    BUDGET_IMPORTED = "officers.budget_imported", "imported budgets"
    RESOURCE_PUT = "officers.resource_put", "wrote down what a partner gave in time or kind"
    RESOURCE_REMOVED = "officers.resource_removed", "took out what a partner gave in time or kind"
    TASK_PUT = "officers.task_put", "wrote down something for officers to do"
    TASK_DONE = "officers.task_done", "did something on the officers' list"
    TASK_REMOVED = "officers.task_removed", "took something off the officers' list"
    HORIZON_PUT = "officers.horizon_put", "wrote down something that is coming"
    HORIZON_REMOVED = "officers.horizon_removed", "took out something that was coming"
    HORIZON_TABLED = "officers.horizon_tabled", "put something that is coming on an agenda"
    HORIZON_POSTED = "officers.horizon_posted", "told areas below of something that is coming"
    HORIZON_RECEIVED = "officers.horizon_received", "received word of something that is coming"
    HORIZON_IMPORTED = "officers.horizon_imported", "imported what is coming"
    DIGEST_SENT = "officers.digest_sent", "sent a digest of what is coming"
    RISK_PUT = "officers.risk_put", "wrote down a risk"
    RISK_REMOVED = "officers.risk_removed", "took out a risk"
    RISKS_IMPORTED = "officers.risks_imported", "imported risks"
    AWARD_PUT = "officers.award_put", "wrote down an award"
    AWARD_REMOVED = "officers.award_removed", "took out an award"
    RESULT_NOTED = "officers.result_noted", "wrote down what came of an award"
    RESULT_CHASED = "officers.result_chased", "was reminded to ask what came of an award"
    AWARDS_IMPORTED = "officers.awards_imported", "imported awards"
    POSTS_IMPORTED = "officers.posts_imported", "imported officers' posts"
    TASKS_IMPORTED = "officers.tasks_imported", "imported the officers' list"
