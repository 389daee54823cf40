"""Clashes as one says them to whoever plans."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bookings.planning.clashes.meeting import Meeting
from bookings.planning.clashes.models import Commitment
from kernel import clock


def of(met: Iterable[Meeting]) -> list[str]:
    """A sentence for each, each once."""
    return list(dict.fromkeys(sentence(each) for each in met))


def sentence(each: Meeting) -> str:
    other = each.other.session
    said = {
        "what": other.activity.title_en,
        "day": day(other.starts_at),
        "from": clock.spoken_time(other.starts_at),
        "until": clock.spoken_time(other.ends_at),
    }
    if each.other.room is not None:
        said["room"] = each.other.room.title_en
        if _touches(each):
            said["minutes"] = str(each.other.room.setup_minutes)
            return (
                _("%(room)s needs %(minutes)s minutes to be made ready beside “%(what)s” on "
                  "%(day)s, %(from)s to %(until)s.") % said
            )  # fmt: skip
        return _("%(room)s is taken by “%(what)s” on %(day)s, %(from)s to %(until)s.") % said
    said["name"] = each.other.person.name if each.other.person else ""
    if each.on_the_way:
        said |= {
            "here": each.wanted.venue.title_en,
            "there": each.other.venue.title_en,
            "minutes": str(each.wanted.venue.minutes_away + each.other.venue.minutes_away),
        }
        return (
            _("%(name)s is at “%(what)s” on %(day)s, %(from)s to %(until)s; the way between "
              "%(there)s and %(here)s takes %(minutes)s minutes.") % said
        )  # fmt: skip
    return _("%(name)s is at “%(what)s” on %(day)s, %(from)s to %(until)s.") % said


def of_away(away_from: Iterable[Commitment]) -> list[str]:
    return list(
        dict.fromkeys(
            away(one.person.name if one.person else "", one.session.starts_at) for one in away_from
        )
    )


def away(name: str, at: datetime) -> str:
    return _("%(name)s has said they are away on %(day)s.") % {"name": name, "day": day(at)}


def day(at: datetime) -> str:
    return date_format(clock.london(at), "j F Y")


def _touches(each: Meeting) -> bool:
    """The sessions themselves do not overlap; only making the room ready does."""
    one, other = each.wanted.session, each.other.session
    return one.ends_at <= other.starts_at or other.ends_at <= one.starts_at
