"""What was told on the pages of the people step, written where it belongs."""

from collections.abc import Sequence
from datetime import datetime

from bookings.ordering.asking import answering
from bookings.ordering.overview import Overview
from bookings.ordering.people.about import AboutForm
from bookings.ordering.people.contacts import ContactsForm
from bookings.ordering.people.stops import Guest, last_day
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people import households
from safeguarding import care


def tell_contacts(
    seen: Overview, guests: Sequence[Guest], form: ContactsForm, *, by: Actor, at: datetime
) -> None:
    """The same people to ring, and to collect, for each of the children."""
    care.write_contacts(
        people=[guest.person.pk for guest in guests],
        contacts=form.contacts,
        collectors=form.cleaned_data["collectors"],
        word=form.cleaned_data["word"],
        last_day=last_day(seen),
        by=by,
        at=at,
    )


def tell_about(seen: Overview, guest: Guest, form: AboutForm, *, by: Actor, at: datetime) -> None:
    """Care notes, who the booker is to the child, and answers: all or nothing."""
    with trail.act(by=by, at=at):
        if guest.alone:
            care.write_notes(
                person_key=guest.person.pk,
                notes=form.notes,
                last_day=last_day(seen),
                by=by,
                at=at,
            )
            relation, carer = form.cleaned_data["relation"], seen.booking.booker
            if relation and carer is not None:
                households.look_after(
                    carer=carer, children={guest.person.pk: relation}, by=by, at=at
                )
        if guest.questions:
            answering.answer(
                booking=seen.booking,
                person=guest.person.pk,
                given=form.given,
                of=form.replaced,
                last_day=last_day(seen),
                by=by,
                at=at,
            )
