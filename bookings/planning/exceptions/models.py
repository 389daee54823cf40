"""An exception for one finding of one session: asked by one, approved by another, with an end."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from bookings.planning.models import TeamAssignment
from kernel.people.models import Person
from kernel.references import new_ref


class OverrideQuerySet(models.QuerySet["Override"]):
    def waiting(self, *, at: datetime) -> Self:
        """Nobody has answered yet, and it could still count."""
        return self.filter(answer="", ends_at__gt=at)

    def in_force(self, *, at: datetime) -> Self:
        """Approved, not over, not called back; void while whoever approved it is in that team."""
        own_gate = TeamAssignment.objects.filter(
            session=OuterRef("session"), person=OuterRef("answered_by")
        )
        approved = self.filter(answer=Override.Answer.APPROVED, ends_at__gt=at, ended_at=None)
        return approved.exclude(Exists(own_gate))


class Override(models.Model):
    """`rule` is the gate's word for what it found; `person` whom it is about, where it is anybody.

    The database holds the four eyes: who answers is neither who proposed nor whom it is about.
    """

    class Answer(models.TextChoices):
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    session = models.ForeignKey(
        "bookings.Session", on_delete=models.PROTECT, related_name="overrides"
    )
    rule = models.SlugField(max_length=40)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    finding = models.CharField(max_length=300)  # what the gate said when it was proposed
    reason = models.TextField(_("why it is safe, and what you do about it"))
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    ends_at = models.DateTimeField(_("until"))
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OverrideQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("proposed_by")),
                name="an_exception_is_decided_by_two",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True)
                | ~Q(proposed_by=F("person"))
                & (Q(answered_by__isnull=True) | ~Q(answered_by=F("person"))),
                name="nobody_makes_an_exception_for_themselves",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False),
                name="an_answer_to_an_exception_has_its_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True, ended_at__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False, answer="approved"),
                name="only_what_was_approved_is_called_back",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="an_exception_says_why"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("proposed_at")), name="an_exception_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["session", "rule", "person"],
                condition=Q(answer="", person__isnull=False),
                name="one_open_question_about_a_person",
            ),
            models.UniqueConstraint(
                fields=["session", "rule"],
                condition=Q(answer="", person__isnull=True),
                name="one_open_question_about_a_session",
            ),
        ]

    def __str__(self) -> str:
        return f"Exception {self.ref}"
