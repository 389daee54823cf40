"""Certificates for an activity, in one go and with papers to print."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bookings.catalogue.models import Activity
from bookings.certificates import issuing, paper
from bookings.certificates.models import Certificate
from bookings.certificates.rules import Roll
from kernel import clock
from kernel.audit.actor import Actor


class Command(BaseCommand):
    help = "Issues certificates to those who qualify by the register, and writes them as PDFs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("activity_ref", metavar="ACTIVITY_REF")
        parser.add_argument(
            "--out", metavar="DIR", type=_folder, help="write every standing certificate there"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        activity = _activity(options["activity_ref"])
        at = clock.now()
        try:
            roll = issuing.qualifying(activity, at=at)
            made = self._issue(roll, activity)
        except issuing.CannotIssue as cannot:
            raise CommandError(str(cannot)) from None
        written = self._write(roll, activity, options["out"])
        later = sum(1 for verdict in roll.verdicts if verdict.why_not)
        waiting = sum(1 for verdict in roll.verdicts if verdict.is_due and verdict.needs_word)
        self.stdout.write(f"{made} issued, {later} do not qualify yet, {written} PDFs written.")
        if waiting:
            raise CommandError(
                f"{waiting} need a colleague's word: issue theirs in the admin, under Certificates."
            )

    def _issue(self, roll: Roll, activity: Activity) -> int:
        due, made = len(issuing.due(roll)), 0
        self.stdout.write(f"{roll.design.title_en} for {activity.title_en}: {due} to issue.")
        by, at = Actor.system("issue_certificates"), clock.now()
        for number, certificate in enumerate(
            issuing.each(roll, activity=activity, by=by, at=at), start=1
        ):
            made += certificate is not None
            said = paper.code_in_print(certificate.code) if certificate else "issued meanwhile"
            self.stdout.write(f"{number} of {due}: {said}")
        return made

    def _write(self, roll: Roll, activity: Activity, folder: Path | None) -> int:
        """Every standing one, so that a run that was cut short is made whole by the next."""
        if folder is None:
            return 0
        standing = Certificate.objects.select_related("design").filter(
            activity=activity, design=roll.design, revoked_at__isnull=True
        )
        for number, certificate in enumerate(standing.order_by("pk"), start=1):
            path = folder / paper.filename(certificate)
            path.write_bytes(paper.pdf(certificate))
            self.stdout.write(f"{number} of {len(standing)}: {path.name}")
        return len(standing)


def _activity(ref: str) -> Activity:
    found = Activity.objects.filter(ref=ref).first() if ref.isalnum() else None
    if found is None:
        raise CommandError("There is no activity with that reference.", returncode=2)
    return found


def _folder(text: str) -> Path:
    folder = Path(text)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".foyer-was-here"
        probe.touch()
        probe.unlink()
    except OSError:
        raise ArgumentTypeError(f"{text} cannot be written to.") from None
    return folder
