"""Which questions a booking is asked, and keeping what was answered."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from bookings.catalogue.models import Activity
from bookings.catalogue.words import word
from bookings.ordering.asking import fields
from bookings.ordering.asking.models import Answer, Question
from bookings.ordering.models import Booking
from kernel import crypto
from kernel.audit import trail
from kernel.audit.actor import Actor


def questions_of(activities: Iterable[Activity]) -> list[Question]:
    """All that these activities ask at present, in order; one query."""
    keys = {activity.pk for activity in activities}
    asked = Question.objects.filter(activity__in=keys, withdrawn=False)
    return list(asked.select_related("only_after").order_by("activity", "position", "pk"))


def answered(booking: Booking) -> set[tuple[int, int | None]]:
    """(question, person) of every answer there is; no word of them."""
    return set(Answer.objects.filter(booking=booking).values_list("question_id", "person_id"))


def answers(booking: Booking, person: int | None) -> dict[int, str]:
    """What was answered, by question key."""
    rows = Answer.objects.filter(booking=booking, person=person)
    return {row.question_id: crypto.read(row, "text_sealed") for row in rows}


def spoken_answers(booking: Booking) -> list[dict[str, str]]:
    """For staff: what was answered, and by whom it is about. Of what only the team in the room may
    read, that it was answered."""
    rows = Answer.objects.filter(booking=booking).select_related("question", "person")
    return [
        {
            "question": word(row.question, "text"),
            "about": row.person.name if row.person else "",
            "words": _("Answered, for the team in the room")
            if row.question.is_sensitive
            else fields.spoken(row.question, crypto.read(row, "text_sealed")),
        }
        for row in rows.order_by("person_id", "question__position", "pk")
    ]


def answer(
    *,
    booking: Booking,
    person: int | None,
    given: Mapping[Question, str],
    of: Iterable[Question],
    last_day: date,
    by: Actor,
    at: datetime,
) -> None:
    """These answers to `of`, instead of those before; what was not answered is answered no more."""
    with trail.act(by=by, at=at) as noted:
        Answer.objects.filter(booking=booking, person=person, question__in=list(of)).delete()
        rows = []
        for question, text in given.items():
            row = Answer(
                question=question,
                booking=booking,
                person_id=person,
                said_at=at,
                keep_until=last_day + timedelta(days=question.keep_days),
            )
            crypto.put(row, "text_sealed", text)
            rows.append(row)
        Answer.objects.bulk_create(rows)
        noted.note("booking.answered", about=("booking", booking.ref), answers=len(rows))


def copy(*, source: Booking, target: Booking, people: Mapping[int, int]) -> None:
    """From a hold that is over to the one in its stead, as far as the same is asked there."""
    asked = {line.ticket_type.activity_id for line in target.lines.select_related("ticket_type")}
    rows = Answer.objects.filter(booking=source, question__activity__in=asked)
    fresh = []
    for row in rows:
        person = people.get(row.person_id) if row.person_id else None
        if row.person_id and person is None:
            continue
        anew = Answer(
            question_id=row.question_id,
            booking=target,
            person_id=person,
            said_at=row.said_at,
            keep_until=row.keep_until,
        )
        crypto.put(anew, "text_sealed", crypto.read(row, "text_sealed"))
        fresh.append(anew)
    if fresh:
        Answer.objects.bulk_create(fresh)
