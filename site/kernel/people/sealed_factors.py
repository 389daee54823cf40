"""The secrets of second factors: sealed as they are saved, each to the account it belongs to.

allauth's hooks see a bare text and not whose it is, so the sealing happens where both are known:
as an authenticator is saved. A secret copied into another account's row opens nothing there.
"""

import base64
import logging
import os
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Model
from django.db.models.signals import post_init, pre_save
from django.dispatch import receiver

from kernel.crypto import CannotUnseal, columns, seal, unseal

log = logging.getLogger(__name__)
FIELDS = ("secret", "seed")  # of TOTP, of the recovery codes


class Sealed(str):
    """A sealed secret that remembers its account and its name."""

    account: int
    field: str

    @classmethod
    def of(cls, text: str, account: int, field: str) -> "Sealed":
        sealed = cls(text)
        sealed.account, sealed.field = account, field
        return sealed

    def opened(self) -> str:
        """The secret; where it does not open, another that no code will ever match."""
        try:
            return unseal(self, **_place(self.account, self.field))
        except CannotUnseal:
            log.error("The second factor of account %s does not open.", self.account)
            return base64.b32encode(os.urandom(20)).decode()


@receiver(pre_save, sender=Authenticator)
def seal_secrets(instance: Authenticator, **_: Any) -> None:
    account = instance.user_id
    for field in set(FIELDS) & set(instance.data):
        if not isinstance(instance.data[field], Sealed):
            text = seal(instance.data[field], **_place(account, field))
            instance.data[field] = Sealed.of(text, account, field)


@receiver(post_init, sender=Authenticator)
def remember_whose(instance: Authenticator, **_: Any) -> None:
    if instance.pk is None or "data" not in instance.__dict__:
        return  # new: its secret is not sealed yet; or not loaded at all
    for field in set(FIELDS) & set(instance.data):
        instance.data[field] = Sealed.of(instance.data[field], instance.user_id, field)


def _place(account: int, field: str) -> dict[str, Any]:
    return {"model": "mfa.Authenticator", "field": field, "row": account}


def _of_row(row: Model, field: str) -> dict[str, Any]:
    return _place(row.user_id, field)  # type: ignore[attr-defined]  # an Authenticator


columns.sealed_json(Authenticator, "data", fields=FIELDS, place=_of_row)
