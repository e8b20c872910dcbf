"""Who may open each address of an area, of the installation and of somebody's own account. A new address needs a line.

An address that is only posted to counts like a page. Beyond it a rule or another person's row may still refuse.
"""

NOBODY = {"nobody"}
LINKS = {"link: return", "link: reply", "link: board_answer", "link: task", "link: invitation", "link: sign"} | {
    "link: briefing",
    "link: note",
    "link: minutes",
    "link: partnership",
    "link: paper",
    "link: pass_on",
    "link: discussion",
    "link: survey",
    "link: response",
}
ADMINISTRATOR, OFFICER, CHAIR, TRUSTEE = {"administrator"}, {"officer"}, {"chair"}, {"trustee"}
RETURNERS = {"chair", "member", "champion", "writer"}
POINTS = OFFICER | RETURNERS
READERS = POINTS | {"observer"}
REPORTS = READERS | {"board_contact"}
AREA = REPORTS | TRUSTEE | ADMINISTRATOR
SIGNED_IN = AREA | {"neighbour", "regional lead"}
EVERYBODY = SIGNED_IN | LINKS | NOBODY

TABLE = [
    (
        EVERYBODY,
        """
        accessibility champions:join champions:offered champions:public_effects champions:public_list officers:contacts
        group:apply group:applied
        account_inactive account_login account_logout account_request_login_code directory:logo
        agreement:comment_on_clause agreement:comment_on_draft agreement:comment_taken agreement:read_draft
        agreement:read_agreement agreement:read_file agreement:read_leaflet agreement:read_version
        agreement:slide
        agreement:read_section agreement:you_said agreement:public_register find
        directory:theme directory:where_else directory:who_stands_behind
        enter_code health home:calendar_feed home:landing leave_link
        open_link privacy
        """,
    ),
    (
        SIGNED_IN,
        """
        account account_confirm_login_code change_my_details end_other_sessions end_session home:own_calendar
        mfa_activate_totp mfa_add_webauthn mfa_authenticate mfa_deactivate_totp mfa_download_recovery_codes
        mfa_edit_webauthn mfa_generate_recovery_codes mfa_index mfa_list_webauthn mfa_login_webauthn
        mfa_reauthenticate mfa_reauthenticate_webauthn mfa_remove_webauthn mfa_view_recovery_codes my_activity
        new_address own_records preferences usersessions_list
        """,
    ),
    (
        ADMINISTRATOR,
        "places:area_list directory:end_area directory:reopen_area places:add_area reset_second_step mail_everywhere",
    ),
    (
        AREA,
        """
        directory:confirm_role directory:organisation directory:organisations directory:people directory:person
        directory:partnership directory:partnerships directory:round directory:rounds directory:scrutiny
        directory:network directory:networks directory:support
        home:calendar home:corrections home:front_desk home:search log:period
        """,
    ),
    (
        OFFICER | ADMINISTRATOR,
        """
        directory:add_organisation directory:add_person directory:add_role directory:add_unit
        directory:answer_proposal directory:area_contact directory:area_details directory:area_words
        directory:change_organisation directory:change_person directory:change_tag directory:change_unit
        directory:check_contact directory:close_organisation directory:end_role directory:end_unit
        directory:export_organisations directory:export_people directory:import_organisations directory:import_people
        directory:invite directory:join_shared directory:merge_organisation directory:partner_contact
        directory:partner_tags directory:proposals directory:propose_change directory:remove_tag
        directory:rename_organisation directory:settings directory:tags directory:tier_relation
        directory:withdraw_invitation erase_person
        directory:add_partnership directory:ask_late_comers directory:begin_round directory:change_partnership
        directory:close_round directory:end_partnership directory:export_partnerships directory:import_partnerships
        directory:note_answer directory:remind_round
        directory:add_scrutiny directory:change_scrutiny directory:remove_scrutiny
        directory:add_network directory:change_network directory:end_network directory:export_networks
        directory:import_networks directory:add_body directory:bring_bodies directory:change_body directory:check_body
        directory:remove_body directory:add_lead directory:add_sponsor directory:change_lead directory:change_sponsor
        directory:confirm_sponsor directory:end_sponsor directory:export_sponsors directory:import_sponsors
        directory:renew_sponsor directory:export_short_list directory:import_short_list directory:short_lists
        directory:agree_to_share directory:ask_support directory:pass_up directory:passed_item
        directory:passed_items directory:stop_sharing directory:take_up_item directory:tier_above
        """,
    ),
    (REPORTS, "board:reports board:calendar"),
    (REPORTS | {"link: board_answer"}, "board:report board:report_file"),
    (
        READERS,
        """
        agreement:commitment agreement:commitments agreement:compare agreement:document agreement:documents
        agreement:export_commitments agreement:framework agreement:frameworks agreement:programme agreement:leaflet
        agreement:version agreement:consultations agreement:for_the_meeting
        agreement:achievability agreement:body_marks agreement:export_marks agreement:hard_to_keep
        agreement:renewal agreement:renewals
        agreement:version_file group:action
        group:actions group:answer_task group:group group:meeting group:meeting_entry
        group:all_minutes group:minutes group:minutes_file group:questions group:recap
        group:representation
        group:paper group:paper_file group:speakers group:venues group:who_came
        group:board_chair group:composition group:formats group:statement
        group:export_who_came group:next_mail
        group:statement_file group:evidence group:export_evidence group:groups group:purpose group:terms
        group:answer_survey group:review group:survey group:discussion group:follow_discussion
        group:leave_discussion group:topic
        group:other_group group:vacancies group:vacancy group:relay group:relays group:seat group:seats
        agreement:checklist agreement:material agreement:materials
        agreement:contractor agreement:contractors agreement:coverage agreement:signatories agreement:signature
        """,
    ),
    (
        POINTS,
        """
        log:decision_sheet log:export_points log:export_poll log:export_quick_wins log:export_register
        log:export_repeats log:export_trends log:learning log:log log:minutes log:periods log:point log:poll log:polls
        log:practice log:quick_wins log:repeats log:trends log:uses log:wins
        """,
    ),
    # Members, champions and the officer post; whoever only reads along does not.
    (POINTS, "group:open_topic group:post_in_topic"),
    (POINTS, "agreement:move_material"),
    (POINTS, "champions:agendas champions:boards champions:coverage champions:export_coverage champions:reach"),
    (POINTS, "champions:add_agenda champions:add_sitting champions:board_meets champions:effect champions:effects"),
    (RETURNERS, "champions:own_sheet"),
    # To anybody but the post's own person its contact is not there.
    (OFFICER | CHAIR | {"member"}, "officers:own_contact officers:posts"),
    (
        OFFICER | CHAIR | {"member"},
        """
        officers:awards officers:bids officers:budget officers:budgets officers:export_awards
        officers:export_budgets officers:export_risks officers:resources officers:risks
        """,
    ),
    # Their own, or by the officer anybody's.
    (OFFICER | {"champion"}, "agreement:remove_move champions:remove_entry"),
    # Of these the officer takes away thanks alone.
    ({"champion"}, "champions:remove_sheet_note"),
    # Somebody else's is there for the officer alone.
    (POINTS, "champions:change_agenda champions:change_sitting champions:remove_agenda champions:remove_sitting"),
    # For their own organisation, or by the officer for any.
    (OFFICER | {"champion", "member"}, "agreement:mark_clause"),
    # To anybody else than whom it was sent to, it is not there.
    (RETURNERS, "champions:briefing"),
    ({"link: briefing"}, "champions:briefing_by_link"),
    # Somebody else's note is not there.
    (RETURNERS | {"link: briefing", "link: note"}, "champions:own_notes champions:take_back_note"),
    (CHAIR | {"member"}, "champions:group_notes"),
    (RETURNERS, "champions:ask_introduction champions:counterparts champions:own_work"),
    (OFFICER | RETURNERS, "champions:region"),
    (READERS, "champions:pack"),
    (OFFICER | {"champion"}, "champions:remove_work"),
    (RETURNERS, "champions:briefings champions:consent champions:mine champions:note_own log:my_return"),
    (
        RETURNERS | {"link: return"},
        """
        log:start_return log:box log:check_return log:return_sent log:approve_wording log:take_back_approval
        log:widen_class
        """,
    ),
    (OFFICER | CHAIR | {"member"}, "log:positions group:declare_interest group:say_coming group:withdraw_interest"),
    (OFFICER | CHAIR | {"member"}, "group:comment_on_paper"),
    (
        OFFICER | CHAIR,
        """
        audit export_audit group:change_aim group:set_aim
        group:agree_action group:attendance group:close_action group:reopen_action log:add_learning
        group:add_paper group:add_paper_version group:change_paper group:circulate_paper group:paper_comments
        group:remove_paper
        group:add_minute_item group:add_outcome group:answer_question group:approve_minutes group:begin_minutes
        group:write_relay group:hide_post group:show_post
        group:change_format group:decide_format group:word_purpose group:note_evidence group:change_evidence
        group:import_evidence group:remove_evidence
        group:open_survey group:export_raised group:note_raised group:remove_raised
        group:circulate_minutes group:correct_minutes group:remove_outcome group:write_item
        log:decide log:finish_deciding log:make_action log:merge log:object_to log:open_positions log:split
        log:withdraw_objection seals home:watch
        """,
    ),
    (
        OFFICER,
        """
        agreement:add_agreement agreement:add_clause agreement:add_code agreement:add_commitment agreement:add_section
        agreement:write_text
        agreement:add_theme agreement:hide_theme agreement:name_theme agreement:show_theme agreement:themes
        agreement:accept_comments agreement:add_talk agreement:change_consultation agreement:change_talk
        agreement:comment agreement:comments agreement:consultation agreement:end_consultation agreement:enter_comment
        agreement:import_marks agreement:library agreement:beside_another agreement:copy_clause
        agreement:lend_document agreement:note_national
        agreement:export_comments agreement:import_comments agreement:open_consultation agreement:settle_comments
        agreement:adopt_version agreement:change_clause agreement:change_document agreement:change_section
        agreement:describe_version agreement:give_up_version agreement:import_commitments agreement:launch_version
        agreement:back_to_programme agreement:map_commitment agreement:put_in_practice
        agreement:note_approval agreement:place_clause agreement:place_section agreement:retire_commitment
        agreement:reword_commitment agreement:start_version agreement:version_from_file
        agreement:add_election agreement:change_renewal agreement:change_stage agreement:end_renewal
        agreement:move_renewal agreement:note_sign_off agreement:plan_renewal agreement:remove_election
        agreement:add_contractor agreement:change_contractor agreement:contractor_answer agreement:contractor_letter
        agreement:export_contractors agreement:import_contractors agreement:remind_contractor
        agreement:export_issues agreement:issues
        agreement:add_copy agreement:add_material agreement:change_copy agreement:change_material
        agreement:export_materials agreement:import_materials agreement:note_guideline agreement:remove_copy
        agreement:ask_to_sign agreement:check_signature agreement:enter_signature
        agreement:export_signatures agreement:import_signatures agreement:kitemark agreement:note_approach
        agreement:reaffirm agreement:refuse_signature agreement:signing_event agreement:withdraw_signature
        champions:accept_offer champions:decline_offer champions:enter_offer champions:offers
        champions:answer_question champions:change_mailing champions:discard_mailing champions:mailing
        champions:mailings champions:questions champions:send_mailing champions:write_mailing
        champions:champion champions:champions champions:describe_champion champions:export_champions
        champions:import_champions champions:note_entry champions:settings
        champions:decline_introduction champions:export_work champions:import_advocates champions:import_reach
        champions:import_effects champions:import_work champions:introduce champions:introductions
        champions:add_advocate champions:advocates champions:change_advocate champions:export_advocates
        champions:add_effect champions:add_effect_value champions:change_effect champions:export_effects
        champions:export_agendas champions:export_reach champions:import_agendas
        champions:add_region_event champions:change_region_event champions:remove_region_event
        champions:remove_advocate champions:remove_effect champions:remove_effect_value champions:sheet
        champions:note_pack champions:packs champions:work champions:work_of_champion
        champions:answer_note champions:export_notes champions:notes champions:send_note_link
        officers:change_post officers:export_posts officers:hide_contact officers:note_post
        officers:add_bid officers:add_contribution officers:add_line officers:begin_budget officers:change_bid
        officers:change_budget officers:change_contribution officers:change_line officers:import_budgets
        officers:remove_contribution officers:remove_line officers:add_resource officers:add_task
        officers:change_resource officers:change_task officers:do_task officers:remove_resource officers:remove_task
        officers:tasks officers:add_horizon officers:change_horizon officers:digest officers:import_horizon
        officers:remove_horizon officers:send_digest officers:table_horizon
        officers:add_risk officers:change_risk officers:import_risks officers:remove_risk
        officers:add_award officers:change_award officers:import_awards officers:note_result officers:remove_award
        officers:export_tasks officers:import_posts officers:import_tasks
        board:add_addendum board:ask_again board:change_board_meeting board:choose_line board:dismiss board:escalate
        board:issue_report board:plan_board_meeting board:reopen_report board:start_report board:write_report
        group:add_group group:add_seat group:change_holding group:change_other_group group:change_seat group:end_group
        group:agree_terms group:export_representation
        group:end_seat group:export_seats group:import_seats group:judge_category group:leave_seat
        group:note_board_seats group:note_structure group:schedule_other_meeting
        group:set_rotation group:take_seat
        group:agenda group:cancel_meeting group:change_group group:change_meeting group:hold_meeting
        group:invite_guest group:schedule_meeting group:plan_year group:send_invitations group:set_up_group
        home:take_out log:add_practice log:add_quick_win
        group:add_speaker group:add_venue group:change_speaker group:change_venue group:choose_venue
        group:put_on_agenda group:remove_speaker
        group:advertise_seat group:application group:choose_applicant group:decline_applicant group:end_vacancy
        group:receive_application group:remove_application group:shortlist
        group:change_elected group:change_offer group:note_elected group:note_offer group:parties group:remove_elected
        log:ask_otherwise log:build_sheet log:change_entered log:change_learning log:change_period
        log:change_quick_win log:close_poll log:describe_win log:enter_reply log:enter_return log:entered_return
        log:excuse log:export_returns log:forms log:import_quick_wins log:import_returns log:invite_extra
        log:judge_repeat
        log:lock_period log:mark_uses log:new_quick_win log:note_telling log:open_period log:open_poll log:plan_period
        log:read_form log:remind log:remind_one log:remove_period log:remove_practice log:reopen_period
        log:resend_link log:restore_notes log:restore_point log:settings log:tackle_repeat log:take_back_entered
        log:take_back_excuse
        log:wins_to_tell log:withdraw_link log:withdraw_point mail mail_came_back message resend_mail send_new_link
        withdraw_link
        """,
    ),
    # A member says what they expect; the officer writes down what somebody said.
    (OFFICER | {"member"}, "group:expectations"),
    (OFFICER | {"regional lead"}, "home:tiers log:below"),
    (OFFICER | ADMINISTRATOR | {"regional lead"}, "officers:post_below"),
    (READERS, "officers:export_horizon officers:horizon officers:horizon_item"),
    (CHAIR, "board:approve_report group:name_vice_chair"),
    # To anybody but the chair and the vice chair these are not there, nor to whoever is a party.
    (
        AREA,
        "group:change_issue group:issue group:issues group:move_issue group:note_on_issue group:raise_issue",
    ),
    (TRUSTEE, "log:confidential log:export_confidential log:read_identity log:propose_wording"),
    (OFFICER | {"board_contact", "link: board_answer"}, "board:answer_report"),
    ({"link: reply"}, "log:reply log:reply_sent"),
    # By a link to sign, one opens one's own.
    (READERS, "agreement:certificate"),
    ({"link: sign"}, "agreement:sign agreement:decline_to_sign"),
    ({"link: partnership"}, "directory:answer_partnership"),
    # One's own part; the officer and the chair write down anybody's.
    (OFFICER | CHAIR | {"member"}, "group:pass_on"),
    ({"link: pass_on"}, "group:pass_on_by_link"),
    # Whoever wrote a post, and whoever opened a topic; here it was a member.
    ({"member"}, "group:change_post group:mark_post group:withdraw_post"),
    (OFFICER | CHAIR | {"member"}, "group:close_topic"),
    ({"link: discussion"}, "group:digest_by_link"),
    ({"link: survey"}, "group:survey_by_link"),
    (OFFICER | CHAIR | {"member"}, "group:raised_points"),
    # Whoever raised the point; here it was the member.
    ({"member"}, "group:send_raised"),
    ({"link: response"}, "group:send_raised_by_link"),
    ({"link: minutes"}, "group:minutes_by_link"),
    ({"link: paper"}, "group:paper_by_link group:paper_file_by_link"),
    ({"link: task"}, "group:answer_by_link group:task_thanks"),
    ({"link: invitation"}, "directory:accept_invitation"),
]
WHO_MAY = {name: who for who, names in TABLE for name in names.split()}
