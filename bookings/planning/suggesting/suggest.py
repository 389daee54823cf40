"""Suggesting people for some dates of an activity."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from bookings.catalogue.models import Activity, ArtForm, Session
from bookings.planning.availability import answers
from bookings.planning.availability.answers import Answer
from bookings.planning.availability.models import WorkerTerms
from bookings.planning.clashes import words
from bookings.planning.clashes.meeting import meetings, wanted_by
from bookings.planning.models import TeamAssignment
from bookings.planning.suggesting.clearing import would_be
from bookings.planning.suggesting.suggestion import Suggestion
from kernel import clock
from kernel.people.models import Person
from safeguarding.clearance.workers import engaged

JUDGED = 60  # so many of the likeliest are judged; the rest can be looked for by name
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Suggestions:
    """`could`: may be named at once; `could_not`: each says why."""

    could: list[Suggestion]
    could_not: list[Suggestion]


def suggest(
    activity: Activity,
    sessions: Sequence[Session],
    function: str,
    *,
    at: datetime,
    besides: Iterable[int] = (),
) -> Suggestions:
    """The likeliest people for all of these dates. The same number of queries for any number."""
    if not sessions:
        return Suggestions([], [])
    found = _likeliest(activity, sessions, at=at, besides=besides)
    complete(found, sessions, function, at=at)
    ranked = sorted(found, key=lambda each: each.order)
    return Suggestions(
        [each for each in ranked if each.could][:SHOWN],
        [each for each in ranked if not each.could][:SHOWN],
    )


def about(
    person: Person, activity: Activity, sessions: Sequence[Session], function: str, *, at: datetime
) -> Suggestion:
    """The same about one person."""
    one = _with_practice([person], activity, len(sessions))
    complete(one, sessions, function, at=at)
    return one[0]


def complete(
    found: Sequence[Suggestion], sessions: Sequence[Session], function: str, *, at: datetime
) -> None:
    """Fill in whether they are cleared, free, and where they are else."""
    people = {each.person.pk: each for each in found}
    for key, findings in would_be([s.person for s in found], sessions, function, at=at).items():
        for session, finding in findings:
            if not finding.is_red:
                people[key].soon.append(finding.text)
                continue
            people[key].not_cleared.append(finding.text)
            people[key].hindered_on.add(session)
            if finding.detail:
                people[key].details.append(finding.detail)
    _say_where_else(people, sessions)
    _say_when_free(people, sessions)


def _likeliest(
    activity: Activity, sessions: Sequence[Session], *, at: datetime, besides: Iterable[int]
) -> list[Suggestion]:
    """Everybody engaged on the first day, but those who are on all of the dates already."""
    first = clock.london_date(min(session.starts_at for session in sessions))
    people = Person.objects.filter(
        Q(pk__in=engaged(from_date=max(first, clock.london_date(at))))
    ).exclude(pk__in=[*besides])
    found = _with_practice(list(people.order_by("name", "pk")), activity, len(sessions))
    return sorted(found, key=lambda each: (-len(each.makes), each.person.name))[:JUDGED]


def _with_practice(people: Sequence[Person], activity: Activity, dates: int) -> list[Suggestion]:
    """By their own terms, and by what they have been named on before."""
    wanted = {form.pk: form.title_en for form in activity.art_forms.all()}
    terms = {
        row.person_id: row
        for row in WorkerTerms.objects.filter(person__in=people).prefetch_related("art_forms")
    }
    makes: dict[int, set[int]] = defaultdict(set)
    for key, row in terms.items():
        makes[key] |= {form.pk for form in row.art_forms.all()}
    # Two questions of one column each: a join over all that anybody ever did is slow.
    forms = ArtForm.objects.filter(pk__in=wanted)
    done = TeamAssignment.objects.filter(
        person__in=people, session__activity__art_forms__in=forms
    ).values_list("person", "session__activity__art_forms")
    for person, form in done.distinct():
        makes[person].add(form)
    return [
        Suggestion(
            person=person,
            dates=dates,
            practice=terms[person.pk].practice if person.pk in terms else "",
            makes=[title.lower() for key, title in wanted.items() if key in makes[person.pk]],
        )
        for person in people
    ]


def _say_where_else(people: dict[int, Suggestion], sessions: Sequence[Session]) -> None:
    wanted = [
        each
        for session in sessions
        for each in wanted_by(session, people)
        if each.person_id is not None
    ]
    # Among themselves too: two dates of one activity may lie side by side.
    for each in meetings(wanted):
        each.other.person = people[each.wanted.person_id or 0].person
        theirs, said = people[each.wanted.person_id or 0], words.sentence(each)
        theirs.hindered_on.add(each.wanted.session_id)
        if said not in theirs.taken:
            theirs.taken.append(said)


def _say_when_free(people: dict[int, Suggestion], sessions: Sequence[Session]) -> None:
    days = [clock.london_date(session.starts_at) for session in sessions]
    said = answers.said_by(people, first=min(days), last=max(days))
    for key, suggestion in people.items():
        for session in sessions:
            answer = answers.answer(said[key], session.starts_at, session.ends_at)
            suggestion.free_on += answer == Answer.FREE
            if answer == Answer.AWAY:
                suggestion.hindered_on.add(session.pk)
                suggestion.taken.append(words.away(suggestion.person.name, session.starts_at))
