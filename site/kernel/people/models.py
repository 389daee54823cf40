"""Who somebody is. Why we know them is each app's own business."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Permission, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kernel import clock
from kernel.people.family import Guardianship, Household, Membership
from kernel.people.partners import Partner
from kernel.people.roles import STAFF, Role
from kernel.references import new_ref

__all__ = [  # the app's models are looked for here
    "Guardianship",
    "Household",
    "Membership",
    "Partner",
    "Person",
    "RoleGrant",
    "User",
]
OF_AGE = 18

TITLES = {"Dr", "Miss", "Mr", "Mrs", "Ms", "Mx", "Prof", "Revd"}


class Person(models.Model):
    """A human being: a booker, a child, a worker. A child never needs an e-mail address."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    name = models.CharField(_("full name"), max_length=200)
    known_as = models.CharField(_("known as"), max_length=100, blank=True)
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=8, default="en")

    def __str__(self) -> str:
        return f"Person {self.ref}"  # opaque: labels outlive erasure in logs

    @property
    def first_name(self) -> str:
        """What one is called: “Dr Hettie Lorne” is Hettie."""
        words = [word for word in self.name.split() if word.rstrip(".") not in TITLES]
        return self.known_as or (words[0] if words else self.name)

    def age_on(self, day: date) -> int | None:
        """Whole years; None where the date of birth is not known."""
        return age_on(self.birth_date, day) if self.birth_date else None

    def is_child(self, *, at: datetime) -> bool:
        """Under eighteen, as far as we know."""
        age = self.age_on(clock.london_date(at))
        return age is not None and age < OF_AGE


def age_on(born: date, day: date) -> int:
    """Whole years on a day. Who was born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_superuser=True, is_active=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """An account: somebody who signs in by e-mail address."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, related_name="account", null=True, blank=True
    )
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(auto_now_add=True)
    session_epoch = models.PositiveIntegerField(default=0)  # another one ends every session

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def get_short_name(self) -> str:
        return self.first_name or self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What every session of this account must match: its password, and its epoch."""
        if not self.session_epoch:
            return str(super()._get_session_auth_hash(secret=secret))  # type: ignore[misc]  # Django's own
        text = f"{self.session_epoch}|{self.password}"
        return salted_hmac(
            "kernel.people session", text, secret=secret, algorithm="sha256"
        ).hexdigest()

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """A superuser has every permission but those of apps kept apart (design D5)."""
        app, _, codename = perm.partition(".")
        if self.is_superuser and app in settings.KEPT_APART:
            granted = Permission.objects.filter(
                group__user=self, content_type__app_label=app, codename=codename
            )
            return self.is_active and granted.exists()
        return super().has_perm(perm, obj)

    def roles(self, *, at: datetime) -> set[Role]:
        """The roles in force at a moment."""
        return {Role(role) for role in self.grants.in_force(at=at).values_list("role", flat=True)}

    def is_staff_at(self, at: datetime) -> bool:
        return self.is_superuser or bool(self.roles(at=at) & STAFF)


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def in_force(self, *, at: datetime) -> Self:
        return self.filter(Q(until_at__isnull=True) | Q(until_at__gt=at), from_at__lte=at)


class RoleGrant(models.Model):
    """A role for a time; `scope` narrows it (empty means the whole house)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(_("role"), max_length=32, choices=Role.choices)
    scope = models.CharField(_("scope"), max_length=64, blank=True)
    from_at = models.DateTimeField(_("from"))
    until_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gt=models.F("from_at")),
                name="grant_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}"

    def end(self, *, at: datetime) -> bool:
        """End now, or never begin. False: it had ended already."""
        running = RoleGrant.objects.filter(
            Q(until_at__isnull=True) | Q(until_at__gt=at), pk=self.pk
        )
        if running.filter(from_at__gte=at).delete()[0]:
            return True
        return bool(running.update(until_at=at))


class Invitation(models.Model):
    """A link by mail with which somebody gives their account its first password, once.

    Only a digest is kept: who reads the table cannot walk in.
    """

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Invitation {self.pk}"
