"""An answer that is the same for everybody: which views give one, and what it may depend on.

It depends on the address, on the names that its view knows in the query, and on the database. It
sets no cookie, reads no session, carries no token and no message.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponseBase, QueryDict

MOST_VALUES = 12  # of one name
LONGEST = 64  # letters of a query that is kept
MOST_PAIRS = 2  # of them: who asks for more is served, but not remembered


class Shared(NamedTuple):
    """What a view says of its answer. `kept`: worth remembering."""

    names: tuple[str, ...]
    query: str
    kept: bool


def shared(names: Iterable[str] = ()) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view whose answers are for everybody and depend on these names of the query alone."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            ask_only(request, names)
            return share(view(request, *args, **kwargs), request, names)

        return answered

    return decorate


def ask_only(request: HttpRequest, names: Iterable[str]) -> None:
    """Take every other name out of the query, so that no view or template can show it."""
    asked = known(request.GET, names)
    request.GET = asked  # type: ignore[misc, assignment]  # typed as one that nobody may change
    request.META["QUERY_STRING"] = asked.urlencode()


def share[R: HttpResponseBase](response: R, request: HttpRequest, names: Iterable[str]) -> R:
    """Say that this answer to `request`, which asks only these names, may be given to others."""
    query = request.GET.urlencode()
    pairs = sum(len(values) for _name, values in request.GET.lists())
    bounded = len(query) <= LONGEST and pairs <= MOST_PAIRS
    response.shared = Shared(tuple(names), query, bounded)  # type: ignore[attr-defined]  # read by pages.py
    return response


def known(query: QueryDict, names: Iterable[str]) -> QueryDict:
    """The names that are known, in their own order, without what is empty."""
    asked = QueryDict(mutable=True)
    for name in names:
        values = [value for value in query.getlist(name)[:MOST_VALUES] if value]
        if values:
            asked.setlist(name, values)
    return asked
