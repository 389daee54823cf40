"""A course for children on their own, and a parent at the screen."""

from datetime import datetime

from django.test import Client

from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import TicketType
from tests.bookings.ordering.booker import Booker, form_with
from tests.factories.families import born_years_before
from tests.factories.programme import a_session, a_ticket, an_activity
from tests.factories.team import a_cleared_lead, a_cleared_second

ALONE = Activity.DutyOfCare.UNACCOMPANIED_CHILDREN
RING = {
    "first_name": "Ben Adeyemi",
    "first_relation": "Dad",
    "first_phone": "07700 900301",
    "second_name": "Grace Adeyemi",
    "second_relation": "Gran",
    "second_phone": "07700 900302",
    "collectors": "Ben Adeyemi\nGrace Adeyemi",
}


def juniors(*, at: datetime, title: str = "Juniors", **facts: object) -> tuple[Session, TicketType]:
    """Ages 8 to 11, next week, with a cleared team; £6."""
    facts = {"duty_of_care": ALONE, "min_age": 8, "max_age": 11, **facts}
    activity = an_activity(title, at=at, **facts)
    session = a_session(activity, at=at)
    a_cleared_lead(session, at=at)
    a_cleared_second(session, at=at)
    return session, a_ticket(activity, at=at)


def people_form(ben: Booker, *names: str, years: int = 9) -> dict[str, str]:
    """The first page filled in: these names, all so old on the day."""
    form = form_with(ben.page("people").content.decode(), "person-")
    form.pop("known", None)  # nobody is ticked
    day = ben.booking.lines.first().places.first().session.starts_at.date()
    born = str(born_years_before(day, years))
    for key, name in zip([k for k in form if k.startswith("person-")], names, strict=False):
        form |= {key: name}
        if (birth := key.replace("person-", "born-")) in form:
            form |= {birth: born}
    return form | {"name": "Ben Adeyemi", "email": "ben@families.example", "phone": "07700 900301"}


def holding(
    session: Session, ticket: TicketType, number: int = 1, *, client: Client | None = None
) -> Booker:
    ben = Booker(client or Client())
    ben.choose(session.ref, **{ticket.ref: number})
    return ben


def path(ben: Booker, rest: str = "") -> str:
    return f"/booking/{ben.secret}/people/{rest}"
