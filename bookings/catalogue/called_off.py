"""A date that people have booked is called off: the box office is asked to settle the money."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import ngettext

from bookings.catalogue.models import Session
from kernel import clock
from kernel.desk.tasks import raise_task
from kernel.people.roles import Role


def tell_the_box_office(session: Session, *, at: datetime) -> None:
    """Cancelling and refunding are separate acts: a person decides what each booking is owed."""
    booked = session.places.filter(live=True).count()
    if not booked:
        return
    sentence = ngettext(
        "“%(what)s” on %(day)s is cancelled and %(n)d place is booked. "
        "Whoever gave an e-mail address is written to; ring the others, and settle the money.",
        "“%(what)s” on %(day)s is cancelled and %(n)d places are booked. "
        "Whoever gave an e-mail address is written to; ring the others, and settle the money.",
        booked,
    )
    raise_task(
        kind="session_cancelled",
        about=("session", session.ref),
        for_role=Role.BOX_OFFICE,
        text=sentence
        % {
            "what": session.activity.title_en,
            "day": date_format(clock.london(session.starts_at), "j F Y"),
            "n": booked,
        },
        at=at,
    )
