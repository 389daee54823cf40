"""Two things at the same time in one basket: said, never forbidden. A family may go two ways."""

from itertools import combinations

from django.utils.translation import gettext as _

from bookings.catalogue import phrases
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.words import word
from bookings.ordering.overview import Overview, title_of


def overlaps(seen: Overview) -> list[str]:
    """A sentence for each pair; with names where we know that it is one person's trouble."""
    going = [each for each in seen.sessions if each.status == Session.Status.SCHEDULED]
    found = [
        _sentence(seen, one, other)
        for one, other in combinations(going, 2)
        if one.starts_at < other.ends_at
        and other.starts_at < one.ends_at
        and not _by_one_pass(seen, one, other)
    ]
    return [sentence for sentence in found if sentence]


def _by_one_pass(seen: Overview, one: Session, other: Session) -> bool:
    """Two items of a festival that one pass opens: its holder chooses on the day."""
    lines = {place.line for place in seen.places if place.session_id in (one.pk, other.pk)}
    passes = [line for line in lines if line.session_id is None]
    kinds = {line.ticket_type.activity.kind for line in passes}
    return len(passes) == len(lines) and kinds == {Activity.Kind.FESTIVAL}


def _sentence(seen: Overview, one: Session, other: Session) -> str:
    people, others = _who(seen, one), _who(seen, other)
    said = {
        "one": _title(seen, one),
        "other": _title(seen, other),
        "day": phrases.day(max(one, other, key=lambda each: each.starts_at).starts_at),
    }
    both = [name for name in people if name and name.casefold() in {n.casefold() for n in others}]
    if both:
        names = phrases.listed(list(dict.fromkeys(both)))
        return _("%(names)s: “%(one)s” and “%(other)s” are at the same time on %(day)s.") % {
            **said,
            "names": names,
        }
    if all(people) and all(others):
        return ""  # other people go there
    return (
        _(
            "“%(one)s” and “%(other)s” are at the same time on %(day)s. "
            "That is fine for two people, and too much for one."
        )
        % said
    )


def _who(seen: Overview, session: Session) -> list[str]:
    """Names on a session; empty ones for who is not named yet."""
    on_it = [place for place in seen.places if place.session_id == session.pk]
    return [place.participant.name if place.participant else "" for place in on_it]


def _title(seen: Overview, session: Session) -> str:
    place = next(place for place in seen.places if place.session_id == session.pk)
    return word(session, "title") or title_of(place.line)
