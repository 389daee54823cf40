"""A question of an activity's own, and the answers to it. Answers are sealed, and end."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.crypto.fields import SealedField
from kernel.people.models import Person
from kernel.references import new_ref


class Question(models.Model):
    """What is asked beside who comes. A question that has been answered keeps its words."""

    class About(models.TextChoices):
        BOOKING = "booking", _("Once for the whole booking")
        PARTICIPANT = "participant", _("About everybody who comes")

    class Kind(models.TextChoices):
        TEXT = "text", _("Words")
        YES_NO = "yesno", _("Yes or no")
        CHOICE = "choice", _("One of several answers")
        NUMBER = "number", _("A whole number")
        DATE = "date", _("A day")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    activity = models.ForeignKey(
        "bookings.Activity", on_delete=models.PROTECT, related_name="questions"
    )
    about = models.CharField(max_length=12, choices=About.choices, default=About.PARTICIPANT)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.TEXT)
    text_en = models.CharField(_("question"), max_length=200)
    text_cy = models.CharField(_("question in Welsh"), max_length=200, blank=True)
    hint_en = models.CharField(_("why we ask"), max_length=250, blank=True)
    hint_cy = models.CharField(_("why we ask, in Welsh"), max_length=250, blank=True)
    options = models.JSONField(default=list, blank=True)  # of a choice: its answers, in order
    is_required = models.BooleanField(default=False)
    # Seen by the assigned team alone; others learn that it was answered.
    is_sensitive = models.BooleanField(default=False)
    keep_days = models.PositiveSmallIntegerField(default=90)  # after the last date booked
    # Asked only where this other question got this answer (`yes`, `no`, or one of its options).
    only_after = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    only_if = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("question")
        constraints = [
            models.CheckConstraint(
                condition=Q(only_after__isnull=True, only_if="")
                | (Q(only_after__isnull=False) & ~Q(only_if="")),
                name="a_condition_names_its_answer",
            ),
            models.CheckConstraint(
                condition=~Q(only_after=models.F("id")), name="no_question_follows_itself"
            ),
            models.CheckConstraint(condition=Q(keep_days__lte=3650), name="answers_end"),
        ]

    def __str__(self) -> str:
        return f"Question {self.ref}"


class Answer(models.Model):
    """What somebody answered; about one person, or about the booking (no person)."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    booking = models.ForeignKey(
        "bookings.Booking", on_delete=models.PROTECT, related_name="answers"
    )
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="answers"
    )
    text_sealed = SealedField(row="ref")
    said_at = models.DateTimeField()
    keep_until = models.DateField()

    class Meta:
        verbose_name = _("answer")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "booking", "person"], name="one_answer_a_person"
            ),
            models.UniqueConstraint(
                fields=["question", "booking"],
                condition=Q(person__isnull=True),
                name="one_answer_a_booking",
            ),
        ]
        indexes = [models.Index(fields=["keep_until"], name="answers_by_end")]

    def __str__(self) -> str:
        return f"Answer {self.ref}"
