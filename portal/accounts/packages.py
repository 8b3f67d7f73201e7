"""Decides what django-allauth and django-axes are told where operators have no choice; the settings take it over."""

from typing import Any, Final

FORMS: Final = "portal.accounts.forms"

PACKAGES_OF_SIGN_IN: Final[dict[str, Any]] = {
    # Accounts come by invitation or from the admin, and their mail addresses are verified by that.
    "ACCOUNT_ADAPTER": "portal.accounts.adapters.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"username"},
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "email", "password1*", "password2*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": "django.contrib.auth.tokens.PasswordResetTokenGenerator",
    "ACCOUNT_FORMS": {
        "login": f"{FORMS}.SignInForm",
        "reauthenticate": f"{FORMS}.PasswordAgainForm",
        "change_password": f"{FORMS}.ChangePasswordForm",
        "reset_password": f"{FORMS}.ResetPasswordForm",
        "reset_password_from_key": f"{FORMS}.NewPasswordForm",
    },
    # The lock below counts in the database, for all processes together.
    "ACCOUNT_RATE_LIMITS": False,
    "MFA_RATE_LIMITS": False,
    "MFA_ADAPTER": "portal.accounts.adapters.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes", "webauthn"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    # The clocks of cheap phones are off by half a minute.
    "MFA_TOTP_TOLERANCE": 1,
    "MFA_FORMS": {
        "authenticate": f"{FORMS}.CodeForm",
        "reauthenticate": f"{FORMS}.CodeAgainForm",
        "activate_totp": f"{FORMS}.SetUpAppForm",
        "authenticate_webauthn": f"{FORMS}.PasskeyForm",
        "login_webauthn": f"{FORMS}.PasskeyAloneForm",
        "reauthenticate_webauthn": f"{FORMS}.PasskeyAgainForm",
        "add_webauthn": f"{FORMS}.AddPasskeyForm",
    },
    # Account and address together wait after so many failures.
    "AXES_FAILURE_LIMIT": 5,
    "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
    "AXES_LOCKOUT_CALLABLE": "portal.security.login.locked_out",
    "AXES_RESET_ON_SUCCESS": True,
    "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,
    "AXES_USERNAME_FORM_FIELD": "login",
    "AXES_SENSITIVE_PARAMETERS": ["oldpassword", "password1", "password2", "code", "credential"],
    "AXES_USERNAME_CALLABLE": "portal.security.login.account_name",
    "AXES_CLIENT_IP_CALLABLE": "portal.security.addresses.client_address",
    "AXES_DISABLE_ACCESS_LOG": True,
    "AXES_ENABLE_ADMIN": False,
    "AXES_VERBOSE": False,
}
