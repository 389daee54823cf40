"""What is still missing before strangers may come, each with the line that mends it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlparse

from allauth.mfa.models import Authenticator
from django.conf import settings

from kernel.crypto import canary
from kernel.due.models import DuePart
from kernel.organisation.models import Organisation
from kernel.people.roles import Role
from kernel.people.second_factor import FACTORS
from project.set_up.steps import holder_of

LATELY = timedelta(minutes=15)


def missing(*, at: datetime, sender: str = "") -> list[str]:
    return [*_machine(sender), *_keys(), *_timer(at), *_people(at), *_house()]


def _machine(sender: str) -> Iterator[str]:
    if settings.DEBUG:
        yield "DEBUG is on. Take it out of .env: strangers would read our insides."
    if urlparse(settings.SITE_URL).scheme != "https":
        yield f"SITE_URL is {settings.SITE_URL}. Give the address that people type, with https."
    if str(settings.MAILERS["default"]["BACKEND"]).endswith(
        (".filebased.EmailBackend", ".locmem.EmailBackend")
    ):
        yield "EMAIL_URL sends no mail anywhere. Give smtp://user:password@host:587."
    ours = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    if sender and parseaddr(sender)[1] != ours:
        yield f"Mails come from {ours}. Put MAIL_FROM={sender} into .env."
    elif ours.endswith("@localhost"):
        yield "Mails come from noreply@localhost. Put MAIL_FROM into .env."
    if settings.TEST_PAYMENTS:
        yield "TEST_PAYMENTS is on: nobody's money would come. Take it out of .env."
    elif not settings.STRIPE_SECRET_KEY:
        yield "Nothing can be paid for. Put STRIPE_SECRET_KEY into .env, or sell free places only."


def _keys() -> Iterator[str]:
    yield from canary.faults()


def _timer(at: datetime) -> Iterator[str]:
    if not DuePart.objects.filter(last_finished_at__gt=at - LATELY).exists():
        yield "Nothing runs run_due. Set a timer: manage.py run_due, every minute."


def _people(at: datetime) -> Iterator[str]:
    for role in (Role.ADMINISTRATOR, Role.DSL):
        user = holder_of(role, at=at)
        if user is None:
            yield f"Nobody is {role.label}. Run manage.py setup again."
        elif not Authenticator.objects.filter(user=user, type__in=FACTORS).exists():
            yield f"{user.email} has not been here yet: the link in their mail is good for a week."


def _house() -> Iterator[str]:
    house = Organisation.objects.first()
    if house is None:
        yield "There is no organisation. Run manage.py setup again."
        return
    for field, what in (
        ("phone", "no telephone"),
        ("address", "no address"),
        ("charity_number", "no charity number"),
        ("safeguarding_phone", "no number to ring when somebody is worried"),
    ):
        if not getattr(house, field):
            yield f"The house has {what}. Staff screens, Settings, Brand and house."
