"""Registers of the past: who came, by the shares that the file gives."""

from random import Random

from bookings.catalogue.models import Activity, Session
from bookings.certificates import issuing
from bookings.ordering.models import Place
from bookings.register import marking
from bookings.register.models import Attendance
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry

USUAL = {"present": 0.88, "late": 0.04, "absent": 0.08}


def load_registers(loading: Loading) -> None:
    """Every place on a session that is over."""
    for said in loading.programme["activities"]:
        if not loading.is_done("register", said["key"]):
            with loading.once("register", said["key"]):
                _mark(loading, said)


def load_certificates(loading: Loading) -> None:
    """Where the file says that they were issued; the rest an officer issues."""
    for said in loading.programme["activities"]:
        if "certificates_issued" in said and not loading.is_done("certificates", said["key"]):
            with loading.once("certificates", said["key"]):
                issuing.issue(
                    activity=Activity.objects.get(key=said["key"]),
                    by=loading.by,
                    at=said["certificates_issued"].moment(loading.at),
                )


def _mark(loading: Loading, said: Entry) -> None:
    rng = Random(said["key"])  # noqa: S311 -- plausible, not secret
    shares = said.get("attendance", USUAL)
    over = Session.objects.filter(activity__key=said["key"], ends_at__lt=loading.at)
    places = Place.objects.filter(session__in=over, live=True).select_related("session")
    for place in places.order_by("session__starts_at", "pk"):
        mark = rng.choices(list(shares), list(shares.values()))[0]
        marking.mark(
            place=place,
            mark=Attendance.Mark(mark),
            by=loading.by,
            at=place.session.ends_at,
        )
