"""Which dates a feed holds: those that fit the question in its address, each for itself."""

from datetime import datetime

from django.http import QueryDict

from bookings.catalogue.vocabulary import vocabulary
from cms.pages.listing import named
from cms.pages.listing.entries import Entry, every_date, pages_listed
from cms.pages.listing.question import Question, read
from cms.pages.listing.sieve import sieve
from kernel import clock

MOST = 1000


def dates(data: QueryDict, *, at: datetime) -> tuple[list[Entry], Question]:
    """Three queries. What could not be read of the address asks nothing, as on the page."""
    today, known = clock.london_date(at), vocabulary()
    asked = read(data, known, today=today)
    asked.is_month = False
    found = sieve(every_date(pages_listed(at=at), at=at), asked, today=today).found
    return found[:MOST], asked


def title(asked: Question, house: str) -> str:
    """“Tallow House: Relaxed, Under-5s”: two calendars beside each other say what they hold."""
    words = ", ".join(words for _name, _value, words in named.everything(asked, vocabulary()))
    return f"{house}: {words}" if words else house
