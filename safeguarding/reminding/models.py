"""What somebody has been told falls due: once for each step, whatever runs how often."""

from django.db import models

from kernel.people.models import Person


class Reminder(models.Model):
    """`days` is 60, 30 or 7: told when so many days or fewer were left until `due`."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    requirement = models.SlugField(max_length=40)
    due = models.DateField()
    days = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "requirement", "due", "days"], name="reminded_once_a_step"
            )
        ]

    def __str__(self) -> str:
        return f"Reminder {self.pk}"


class RemindedDay(models.Model):
    """A London day on which all records have been looked through."""

    day = models.DateField(primary_key=True)

    def __str__(self) -> str:
        return f"Looked through on {self.day}"
