"""What somebody has said about their days, and what they make."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person
from kernel.references import new_ref


class Availability(models.Model):
    """From a day to a day, both counted; on one weekday of them where one is named.

    Without times it is the whole day. Times are London's, as on the wall.
    """

    class Kind(models.TextChoices):
        FREE = "free", _("I am free")
        AWAY = "away", _("I am away")

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Mondays")
        TUESDAY = 1, _("Tuesdays")
        WEDNESDAY = 2, _("Wednesdays")
        THURSDAY = 3, _("Thursdays")
        FRIDAY = 4, _("Fridays")
        SATURDAY = 5, _("Saturdays")
        SUNDAY = 6, _("Sundays")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="availability")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("to"))
    weekday = models.SmallIntegerField(_("only on"), choices=Weekday.choices, null=True, blank=True)
    from_time = models.TimeField(_("from what time"), null=True, blank=True)
    until_time = models.TimeField(_("to what time"), null=True, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["from_date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_date__gte=F("from_date")), name="availability_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(from_time__isnull=True, until_time__isnull=True)
                | Q(until_time__gt=F("from_time")),
                name="availability_times_in_order",
            ),
        ]
        indexes = [models.Index(fields=["person", "until_date"], name="availability_of_person")]

    def __str__(self) -> str:
        return f"Availability {self.pk}"


class WorkerTerms(models.Model):
    """What a worker makes. Their agreement and insurance are on the safeguarding record."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="terms")
    practice = models.CharField(_("what they make"), max_length=160, blank=True)
    art_forms = models.ManyToManyField("bookings.ArtForm", blank=True, verbose_name=_("art forms"))

    class Meta:
        verbose_name = _("worker's terms")

    def __str__(self) -> str:
        return f"Terms {self.pk}"
