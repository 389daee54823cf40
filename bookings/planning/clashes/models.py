"""What a session takes of a room's and of a person's time, and the clashes somebody allowed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person


class AllowedClash(models.Model):
    """Somebody said that two sessions may ask for one room or person at once, and why."""

    session = models.ForeignKey(
        "bookings.Session", on_delete=models.CASCADE, related_name="allowed_clashes"
    )
    other = models.ForeignKey("bookings.Session", on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey("bookings.Room", on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("why that is all right"))
    allowed_by = models.CharField(max_length=60)  # an actor, as the trail names it
    allowed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="an_allowed_clash_says_why"),
            models.CheckConstraint(
                condition=Q(room__isnull=True) ^ Q(person__isnull=True),
                name="a_clash_of_a_room_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"Allowed clash {self.pk}"


class Commitment(models.Model):
    """Written by `clashes.claims` alone; the database refuses two that meet (`clashes.guards`).

    `from_at` to `until_at`: the session, for a room with the time to make it ready before.
    `leaves_at` to `returns_at`: for a person, with the way there and back as well.
    """

    session = models.ForeignKey(
        "bookings.Session", on_delete=models.CASCADE, related_name="commitments"
    )
    room = models.ForeignKey("bookings.Room", on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="commitments"
    )
    venue = models.ForeignKey("bookings.Venue", on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    leaves_at = models.DateTimeField()
    returns_at = models.DateTimeField()
    # With somebody's word the database looks away; the next to come is still asked (`claims`).
    allowed = models.ForeignKey(
        AllowedClash, on_delete=models.SET_NULL, null=True, related_name="commitments"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(room__isnull=True) ^ Q(person__isnull=True),
                name="a_commitment_of_a_room_or_a_person",
            ),
            models.CheckConstraint(
                condition=Q(leaves_at__lte=F("from_at"))
                & Q(from_at__lt=F("until_at"))
                & Q(until_at__lte=F("returns_at")),
                name="a_commitment_is_in_order",
            ),
            models.UniqueConstraint(
                fields=["session", "room"], name="a_session_takes_its_room_once"
            ),
            models.UniqueConstraint(
                fields=["session", "person"], name="a_session_takes_a_person_once"
            ),
        ]
        indexes = [
            models.Index(fields=["room", "from_at"], name="commitment_of_room"),
            models.Index(fields=["person", "leaves_at"], name="commitment_of_person"),
        ]

    def __str__(self) -> str:
        return f"Commitment {self.pk}"
