"""Sign-in, personal links, my account; of allauth's pages only those that Concord uses."""

from allauth.account import views as account_views
from allauth.mfa.base import urls as mfa_urls
from allauth.mfa.recovery_codes import urls as recovery_urls
from allauth.mfa.totp import urls as totp_urls
from allauth.mfa.webauthn import urls as webauthn_urls
from allauth.socialaccount import urls as social_urls
from allauth.socialaccount.providers.openid_connect import urls as oidc_urls
from allauth.usersessions import views as session_views
from django.conf import settings
from django.urls import include, path

from .views import account, links, office

urlpatterns = [
    path("link/<str:token>/", links.open_link, name="open_link"),
    path("code/", links.enter_code, name="enter_code"),
    path("leave/", links.leave_link, name="leave_link"),
    path("account/", account.account, name="account"),
    path("account/change/", account.change_my_details, name="change_my_details"),
    path("account/sign-in/", account_views.request_login_code, name="account_login"),
    path("account/sign-in/", account_views.request_login_code, name="account_request_login_code"),
    path("account/sign-in/code/", account_views.confirm_login_code, name="account_confirm_login_code"),
    path("account/sign-out/", account_views.logout, name="account_logout"),
    path("account/again/", account_views.reauthenticate, name="account_reauthenticate"),
    path("account/inactive/", account_views.account_inactive, name="account_inactive"),
    path("account/sessions/", session_views.list_usersessions, name="usersessions_list"),
    path("account/second-step/", include(mfa_urls)),
    path("account/second-step/app/", include(totp_urls)),
    path("account/second-step/passkeys/", include(webauthn_urls)),
    path("account/second-step/recovery/", include(recovery_urls)),
    path("areas/<slug:area>/audit/", office.audit, name="audit"),
    path("areas/<slug:area>/mail/", office.mail, name="mail"),
    path("areas/<slug:area>/mail/<uuid:uid>/resend/", office.resend_mail, name="resend_mail"),
]

if settings.OIDC_SERVER:
    urlpatterns += [path("account/oidc/", include(oidc_urls)), path("account/social/", include(social_urls))]

if settings.DEVELOPMENT:
    urlpatterns += [path("demo/<str:token>/", account.demo_sign_in, name="demo_sign_in")]
