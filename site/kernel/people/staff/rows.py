"""Accounts as a list shows them: three queries for a page, however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from kernel.people.models import Invitation, RoleGrant, User
from kernel.people.second_factor import FACTORS


@dataclass(frozen=True, slots=True)
class Row:
    user: User
    roles: list[RoleGrant]
    has_factor: bool
    is_invited: bool

    @property
    def state(self) -> str:
        """Which of our lights stands beside it."""
        if not self.user.is_active:
            return "stopped"
        return "soon" if self.is_invited else "clear"

    @property
    def words(self) -> str:
        if not self.user.is_active:
            return _("Suspended: cannot sign in")
        if self.is_invited:
            return _("Invited, has not been here yet")
        return _("May sign in")


def rows(users: Iterable[User], *, at: datetime) -> list[Row]:
    users = list(users)
    keys = [user.pk for user in users]
    grants: dict[int, list[RoleGrant]] = {key: [] for key in keys}
    for grant in RoleGrant.objects.in_force(at=at).filter(user__in=keys).order_by("role"):
        grants[grant.user_id].append(grant)
    factors = set(
        Authenticator.objects.filter(user__in=keys, type__in=FACTORS).values_list(
            "user_id", flat=True
        )
    )
    invited = set(
        Invitation.objects.filter(user__in=keys, used_at=None, ends_at__gt=at).values_list(
            "user_id", flat=True
        )
    )
    return [Row(user, grants[user.pk], user.pk in factors, user.pk in invited) for user in users]
