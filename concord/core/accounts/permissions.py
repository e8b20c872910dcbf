"""Everything that can be granted, on one page."""

from enum import StrEnum


class Permission(StrEnum):
    """What a person may do in an area. Whether it can be done *now* is a rule, not a permission."""

    # areas, people, organisations
    SEE_AREA = "see_area"  # front desk, people's names and roles, organisations
    MANAGE_AREA = "manage_area"  # details, words, calendar, settings
    MANAGE_PEOPLE = "manage_people"  # people, organisations, memberships, invitations, imports
    SEE_AUDIT = "see_audit"
    SEE_MAIL = "see_mail"
    # agreement
    SEE_AGREEMENT = "see_agreement"
    EDIT_AGREEMENT = "edit_agreement"
    HAND_OUT = "hand_out"  # note where leaflets and posters went
    # the log: periods, returns, points
    MAKE_RETURN = "make_return"
    MANAGE_PERIODS = "manage_periods"  # open, remind, enter for someone, close, import, export
    SEE_NON_RETURNERS = "see_non_returners"  # names of those who are missing (S8)
    SEE_POINTS = "see_points"  # the group version of decided and tabled points, with reporters of class 1
    HOLD_IDENTITIES = "hold_identities"  # the trustee: class 2 names, class 3 texts
    # meetings and decisions
    SEE_MEETINGS = "see_meetings"
    MANAGE_MEETINGS = "manage_meetings"
    RECORD_DECISIONS = "record_decisions"
    HEAR_ISSUES = "hear_issues"  # issues between members of the group, and naming the vice chair who hears them too
    TAKE_POSITION = "take_position"  # consent or object at a meeting
    MANAGE_LEARNING = "manage_learning"  # learning, good practice, baskets, repeats
    # champions
    SEE_CHAMPIONS = "see_champions"  # where somebody keeps watch and where nobody does
    MANAGE_CHAMPIONS = "manage_champions"  # the register: levels, training, how somebody takes part
    # officers
    SEE_OFFICERS = "see_officers"  # who runs the agreement: posts, budget, contributions
    MANAGE_OFFICERS = "manage_officers"  # write them down
    # board
    SEE_REPORTS = "see_reports"
    WRITE_REPORT = "write_report"
    APPROVE_REPORT = "approve_report"
    ANSWER_REPORT = "answer_report"
    # above one area
    SEE_SUMMARIES_BELOW = "see_summaries_below"
    TELL_BELOW = "tell_below"  # tell several areas below of something that is coming
    RUN_INSTALLATION = "run_installation"
