"""allauth's forms in the words of the house: labels instead of placeholders, the right keyboard."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Password you have now"),
    "password1": _("New password"),
    "password2": _("The same again"),
    "code": _("Code"),
}
HOW_LONG = _("Twelve characters or more. Three words that nobody would put together are good.")


class OurWords(forms.Form):
    """Goes before one of allauth's forms."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
        if "password1" in self.fields:
            self.fields["password1"].help_text = HOW_LONG


class Figures(OurWords):
    """A code of six figures, or of eight from the recovery codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "inputmode": "numeric",
            "autocomplete": "one-time-code",
        }


class SignIn(OurWords, account.LoginForm): ...


class AskForCode(OurWords, account.RequestLoginCodeForm): ...


class MailedCode(OurWords, account.ConfirmLoginCodeForm): ...


class AddressCode(OurWords, account.ConfirmEmailVerificationCodeForm): ...


class NewAddress(OurWords, account.AddEmailForm): ...


class ChangePassword(OurWords, account.ChangePasswordForm): ...


class SetPassword(OurWords, account.SetPasswordForm): ...


class ResetPassword(OurWords, account.ResetPasswordForm): ...


class ResetPasswordByKey(OurWords, account.ResetPasswordKeyForm): ...


class PasswordAgain(OurWords, account.ReauthenticateForm): ...


class SecondFactor(Figures, mfa.AuthenticateForm): ...


class SecondFactorAgain(Figures, mfa.ReauthenticateForm): ...


class EnrolApp(Figures, totp.ActivateTOTPForm):
    @property
    def letters(self) -> str:
        """The secret in fours, as one types it from a screen."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))
