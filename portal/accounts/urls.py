"""The addresses to sign in, below ``/<language>/desk/``; their names are django-allauth's, which asks for them."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from . import sessions
from .dressing import dressed
from .recovery import recovery_codes
from .staff_doors import to_reset

urlpatterns = [
    path("login/", dressed(account.login), name="account_login"),
    path("login/code/", dressed(factors.authenticate), name="mfa_authenticate"),
    path("login/passkey/", dressed(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("logout/", dressed(account.logout), name="account_logout"),
    path("login/closed/", dressed(account.account_inactive), name="account_inactive"),
    path("password/", dressed(account.password_change), name="account_change_password"),
    path("password/set/", to_reset, name="account_set_password"),
    path("password/reset/", dressed(account.password_reset), name="account_reset_password"),
    path("password/reset/sent/", dressed(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\w-]+)/$",
        dressed(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        dressed(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("again/", dressed(account.reauthenticate), name="account_reauthenticate"),
    path("again/code/", dressed(factors.reauthenticate), name="mfa_reauthenticate"),
    path("again/passkey/", dressed(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("account/", dressed(factors.index), name="mfa_index"),
    path("account/app/", dressed(totp.activate_totp), name="mfa_activate_totp"),
    path("account/app/off/", dressed(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/codes/", dressed(recovery_codes), name="mfa_view_recovery_codes"),
    path("account/codes/new/", dressed(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("account/passkeys/", dressed(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("account/passkeys/add/", dressed(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/remove/", dressed(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("account/passkeys/<int:pk>/", dressed(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("account/sessions/", sessions.sessions, name="usersessions_list"),
]
