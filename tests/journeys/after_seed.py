"""Run inside the product: a session that ended an hour ago, its leader, and an officer."""

from datetime import timedelta

from bookings.certificates.models import Design
from bookings.planning.models import TeamAssignment
from kernel import clock
from kernel.people.models import Person
from tests.factories.attendance import a_person_on
from tests.factories.people import an_account
from tests.factories.programme import a_session, an_activity


def seed() -> None:
    Design.objects.create(
        key="attendance",
        title_en="Certificate of Attendance",
        wording_en="{participant} attended {attended} of {sessions} sessions of {activity}.",
        signed_by="Gwen Tregarth, Learning Officer",
        min_percent=80,
    )
    began = clock.now() - timedelta(hours=3)
    activity = an_activity("Paper Lanterns", certificate_kind="attendance", at=began)
    session = a_session(activity, days=0, at=began)
    a_person_on([session], name="Ada Adeyemi", email="grace@example.org")
    a_person_on([session], name="Tobi Adeyemi", email="grace@example.org")
    dee = an_account("practitioner", email="dee@example.org", second_factor=False)
    dee.person = Person.objects.create(name="Dee Okonjo")
    dee.save()
    TeamAssignment.objects.create(session=session, person=dee.person, function="lead")
    an_account("officer", email="gwen@example.org")
