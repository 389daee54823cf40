"""How allauth behaves in this house: no open sign-up, mail through our outbox, sealed secrets."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kernel import clock
from kernel.mail import outbox
from kernel.organisation.house import house
from kernel.people import proving
from kernel.people.sealed_factors import Sealed
from kernel.references import new_secret

MAILS = {"login_code", "password_reset_key", "email_confirmation"}
# Whatever changes about an account is told to its owner in one sentence.
CHANGES = {
    "password_changed": _("The password of your account was changed."),
    "password_set": _("Your account was given a password."),
    "password_reset": _("The password of your account was set anew."),
    "email_changed": _("The e-mail address of your account was changed."),
    "email_confirm": _("The e-mail address of your account was confirmed."),
    "email_deleted": _("An e-mail address was removed from your account."),
    "totp_activated": _("An authenticator app was added to your account."),
    "totp_deactivated": _("The authenticator app was removed from your account."),
    "recovery_codes_generated": _("New recovery codes were made for your account."),
}


class UnknownMail(LookupError):
    """allauth wants to send something that nobody here has put into words."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "That e-mail address and password do not go together. Try again, or have a code sent."
        ),
        "incorrect_code": _("That is not the code. Check it, or ask for a new one."),
        "too_many_login_attempts": _("That was too often. Wait five minutes, then try again."),
        "rate_limited": _("That was too often. Wait a little, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by those who answer for them."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not right after a sign-in: who has just typed a password is not asked for it again."""
        is_fresh = self.request is not None and proving.is_fresh(self.request, at=clock.now())
        return not is_fresh and super().is_reauthentication_required(app=app, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """As a row of the outbox: the answer takes as long for an address that we do not know."""
        name = template_prefix.rpartition("/")[2]
        if name not in MAILS and name not in CHANGES:
            raise UnknownMail(f"There are no words for “{name}” in kernel.people.adapters.")
        words = {
            "code": context.get("code"),
            "password_reset_url": context.get("password_reset_url"),
            "change": CHANGES.get(name),
        }
        outbox.post(
            kind=f"account.{name}",
            to=email,
            template=f"account/emails/{name if name in MAILS else 'changed'}",
            context=words,
            about=("account", ""),
            dedupe_key=f"account.{name}.{new_secret()}",
            at=clock.now(),
            language=(get_language() or "en")[:2],
        )


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are sealed as they are saved (`sealed_factors`), so here they are only opened."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "That is not the code of this moment. Wait for the next one in your app and try it."
        ),
    }

    def decrypt(self, encrypted_text: str) -> str:
        return encrypted_text.opened() if isinstance(encrypted_text, Sealed) else encrypted_text

    def get_totp_issuer(self) -> str:
        """What the app on the telephone calls us."""
        return str(house().short_name)

    def _get_site_name(self) -> str:
        return str(house().short_name)
