"""Rows that are on file learn what the new columns ask; nothing of them is lost."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kernel import crypto
from kernel.crypto import blind

WORKFORCES = {
    "enhanced_child": "child",
    "enhanced_child_barred": "child",
    "enhanced_adult": "adult",
    "enhanced_adult_barred": "adult",
}


def say_what_is_known(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    roles = apps.get_model("safeguarding", "WorkRole").objects.all()
    for level, workforce in WORKFORCES.items():
        roles.filter(level=level).update(workforce=workforce)
    # A barred list was asked for with a reason, and there is one lawful reason.
    roles.filter(level__in=["enhanced_child_barred", "enhanced_adult_barred"]).update(
        regulated=True
    )
    engagements = apps.get_model("safeguarding", "Engagement").objects
    engagements.filter(volunteer=True).update(basis="volunteer")
    _index_numbers(apps.get_model("safeguarding", "Check"))


def volunteers_again(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    engagements = apps.get_model("safeguarding", "Engagement").objects
    engagements.filter(basis="volunteer").update(volunteer=True)


def _index_numbers(checks: type) -> None:
    place = {"model": "safeguarding.check", "field": "number"}
    for check in checks.objects.exclude(number_sealed="").iterator():
        try:
            number = crypto.unseal(check.number_sealed, **place, row=str(check.key))
        except crypto.CannotUnseal:
            continue  # its screen says so; a duplicate of it is not found
        found = blind.index(f"{check.kind} {number}", **place)
        checks.objects.filter(pk=check.pk).update(number_index=found)


class Migration(migrations.Migration):

    dependencies = [
        ("safeguarding", "0002_kinds_of_checks"),
    ]

    operations = [
        migrations.RunPython(say_what_is_known, volunteers_again),
    ]
