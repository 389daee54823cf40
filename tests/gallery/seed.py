"""Run inside the product, beside the demo: addresses of what is shown, and two people signed in."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.test import Client

from bookings.catalogue.models import Activity
from bookings.certificates.models import Certificate
from kernel import clock
from kernel.people.roles import Role
from tests.factories.attendance import a_person_on
from tests.factories.people import an_account, sign_in
from tests.factories.programme import a_session, a_ticket, an_activity
from tests.gallery.kinds import page_kinds

NAMES = ("Ada Adeyemi", "Tobi Adeyemi", "Wren Fairholm", "Ines Calder", "Mabli Rees", "Jo Ito")


def seed() -> None:
    """Prints one line of JSON."""
    sys.stdout.write(f"{json.dumps(facts())}\n")


def facts() -> dict[str, Any]:
    certificate = Certificate.objects.order_by("pk").first()
    course = Activity.objects.get(key="youth-theatre-juniors")
    return {
        "pages": [asdict(kind) for kind in page_kinds()],
        "book": f"/book/{course.course.ref}/",
        "register": f"/register/{_a_register()}/",
        "certificate": certificate.code if certificate else "",
        "sessions": {str(role): _signed_in(role) for role in (Role.OFFICER, Role.ADMINISTRATOR)},
    }


def _a_register() -> str:
    """This evening, with six people on it."""
    at = clock.london(clock.now()).replace(hour=18, minute=0, second=0, microsecond=0)
    activity = an_activity("Paper Lanterns", at=at)
    session = a_session(activity, capacity=None, days=0, at=at)  # in no room, so in nobody’s way
    a_ticket(activity, at=at)
    for name in NAMES:
        a_person_on([session], name=name)
    return session.ref


def _signed_in(role: Role) -> str:
    client = Client()
    sign_in(client, an_account(role, email=f"gallery-{role}@example.org"))
    return next(iter(client.cookies.values())).value
