"""All rows about a person with the names of who saw them, for their sheet."""

from dataclasses import dataclass

from kernel.people.models import Person
from safeguarding.vetting.models import (
    CRIMINAL_RECORD,
    AgencyLetter,
    Check,
    Disclosure,
    Engagement,
    Insurance,
    Licence,
    Training,
)


@dataclass(frozen=True, slots=True)
class OnFile:
    """Newest first; what was set aside is among them and says so."""

    engagements: tuple[Engagement, ...]
    checks: tuple[Check, ...]
    trainings: tuple[Training, ...]
    insurances: tuple[Insurance, ...]
    licences: tuple[Licence, ...]
    letters: tuple[AgencyLetter, ...]

    @property
    def certificates(self) -> list[Check]:
        return [check for check in self.checks if check.kind in CRIMINAL_RECORD]

    @property
    def seen(self) -> list[Check]:
        return [check for check in self.checks if check.kind not in CRIMINAL_RECORD]


def on_file(person: Person) -> OnFile:
    """Seven statements, however much there is."""
    checks = Check.objects.filter(person=person).select_related("seen_by", "letter")
    decided = Disclosure.objects.filter(person=person).select_related(
        "role", "proposed_by", "answered_by"
    )
    by_check: dict[object, list[Disclosure]] = {}
    for disclosure in decided.order_by("-proposed_at"):
        by_check.setdefault(disclosure.certificate_id, []).append(disclosure)
    found = tuple(checks.order_by("-recorded_at"))
    for check in found:
        check.decisions = by_check.get(check.pk, [])  # type: ignore[attr-defined]  # for the screen
    return OnFile(
        engagements=tuple(
            Engagement.objects.filter(person=person).select_related("role").order_by("-from_date")
        ),
        checks=found,
        trainings=tuple(
            Training.objects.filter(person=person)
            .select_related("topic")
            .order_by("-completed_date", "-pk")
        ),
        insurances=tuple(
            Insurance.objects.filter(person=person)
            .select_related("seen_by")
            .order_by("-until_date")
        ),
        licences=tuple(
            Licence.objects.filter(person=person).select_related("seen_by").order_by("-until_date")
        ),
        letters=tuple(
            AgencyLetter.objects.filter(person=person)
            .select_related("received_by", "identity_by")
            .order_by("-recorded_at")
        ),
    )
