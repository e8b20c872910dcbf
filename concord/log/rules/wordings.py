"""Why a confidential point, or the wording of it, stays as it is: in words for its reporter and for the trustee."""

FOR_TRUSTEES = "Its reporter shows this point to the trustee alone, so there is no wording of it for the group."
PERIOD_DECIDED = "The group has decided on this period. Raise the point in the next one."
POINT_DECIDED = "The group has decided on this point, so its wording stays."
WORKED_ON = "The group has begun to work on this point, so its wording stays."
UNSEEN_AND_DECIDED = (
    "The group has decided on this period without this point, so it cannot be opened to the group any more. Raise it "
    "in the next period if the group should see it."
)
WORDS_SENT = "The organisation named has been asked to reply to the words as they are, so they stay."
NAMED_IN_ITS_BOX = "The group does not have this point yet. Open its box and choose there who may see it."
NOT_WORDED = "The group reads nothing of this point. Approve a wording first, or keep your own words."
DECIDED_UNNAMED = (
    "The group has decided on this period, and its figures by who reported stand. Whom you tell that the point is "
    "yours is for you to say."
)
ONE_STEP = "The group sees this point already, or will once the period is locked. Nothing more was done."
ANSWERED = "This wording was answered already, or the trustee proposes another one. Nothing more was done."
NOT_HELD = "This point is held no more: its reporter put their name to it, or took it away."
WITHDRAWN = "This point was withdrawn, so no name is put to it. If that is wrong, tell the trustee."
