"""Sign-in, personal links, my account; of allauth's pages only those that Concord uses."""

from allauth.account import views as account_views
from allauth.mfa.base import urls as mfa_urls
from allauth.mfa.recovery_codes import urls as recovery_urls
from allauth.mfa.totp import urls as totp_urls
from allauth.mfa.webauthn import urls as webauthn_urls
from allauth.socialaccount import views as social_views
from django.conf import settings
from django.urls import include, path

from .views import account, audit, details, links, mail, office, work_account

# Names without a namespace: allauth reverses its own, and the pages of office work stand under an area.
urlpatterns = [
    path("link/<str:token>/", links.open_link, name="open_link"),
    path("code/", links.enter_code, name="enter_code"),
    path("leave/", links.leave_link, name="leave_link"),
    path("account/", account.account, name="account"),
    path("account/change/", details.change_my_details, name="change_my_details"),
    path("account/address/<str:token>/", details.new_address, name="new_address"),
    path("account/preferences/", account.preferences, name="preferences"),
    path("account/about-me/", account.own_records, name="own_records"),
    path("account/activity/", account.my_activity, name="my_activity"),
    path("account/sessions/", account.sessions, name="usersessions_list"),
    path("account/sessions/end/", account.end_one_session, name="end_session"),
    path("account/sessions/end-others/", account.end_all_other_sessions, name="end_other_sessions"),
    path("account/sign-in/", account_views.request_login_code, name="account_login"),
    path("account/sign-in/", account_views.request_login_code, name="account_request_login_code"),
    path("account/sign-in/code/", account_views.confirm_login_code, name="account_confirm_login_code"),
    path("account/sign-out/", account_views.logout, name="account_logout"),
    path("account/inactive/", account_views.account_inactive, name="account_inactive"),
    path("account/second-step/", include(mfa_urls)),
    path("account/second-step/app/", include(totp_urls)),
    path("account/second-step/passkeys/", include(webauthn_urls)),
    path("account/second-step/recovery/", include(recovery_urls)),
    path("areas/<slug:area>/people/<uuid:uid>/erase/", office.erase, name="erase_person"),
    path(
        "areas/<slug:area>/people/<uuid:uid>/second-step/reset/",
        office.reset_lost_second_step,
        name="reset_second_step",
    ),
    path("areas/<slug:area>/audit/", audit.audit, name="audit"),
    path("areas/<slug:area>/audit.csv", audit.export, name="export_audit"),
    path("areas/<slug:area>/audit/seals/", audit.seals, name="seals"),
    path("areas/<slug:area>/mail/", mail.mail, name="mail"),
    path("areas/<slug:area>/mail/<uuid:uid>/", mail.message, name="message"),
    path("areas/<slug:area>/mail/<uuid:uid>/resend/", mail.resend, name="resend_mail"),
    path("areas/<slug:area>/mail/<uuid:uid>/came-back/", mail.came_back, name="mail_came_back"),
    path("areas/<slug:area>/mail/<uuid:uid>/new-link/", mail.new_link, name="send_new_link"),
    path("areas/<slug:area>/mail/<uuid:uid>/withdraw/", mail.withdraw, name="withdraw_link"),
    path("mail/", mail.everywhere, name="mail_everywhere"),
]

oidc_urlpatterns = [
    path("account/<slug:provider_id>/login/", work_account.sign_in, name="openid_connect_login"),
    path("account/<slug:provider_id>/login/callback/", work_account.came_back, name="openid_connect_callback"),
    path("account/work-account/cancelled/", social_views.login_cancelled, name="socialaccount_login_cancelled"),
    path("account/work-account/error/", social_views.login_error, name="socialaccount_login_error"),
]
if settings.OIDC_SERVER:
    urlpatterns += oidc_urlpatterns

demo_urlpatterns = [path("demo/<str:token>/", account.demo_sign_in, name="demo_sign_in")]
if settings.DEVELOPMENT:
    urlpatterns += demo_urlpatterns
