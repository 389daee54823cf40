"""How long staff stay signed in: half an hour without a click, twelve hours at most."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from kernel import clock

IDLE = timedelta(minutes=30)
WHOLE = timedelta(hours=12)
PRECISE = timedelta(minutes=1)  # the session is saved no more often than this
# What an open page editor asks for by itself is no sign that somebody sits before it.
BY_ITSELF = ("wagtailadmin_editing_sessions",)
BEGAN, SEEN = "signed_in_at", "seen_at"


@receiver(user_logged_in)
def begin(request: HttpRequest, **_: Any) -> None:
    """Django has just given the session a new key; here its two clocks start."""
    moment = clock.now().timestamp()
    request.session[BEGAN] = request.session[SEEN] = moment


def is_over(request: HttpRequest, *, at: datetime) -> bool:
    """Whether a staff session has run out at `at`. One that has no start recorded has."""
    moment = at.timestamp()
    began, seen = request.session.get(BEGAN, 0), request.session.get(SEEN, 0)
    return moment - began > WHOLE.total_seconds() or moment - seen > IDLE.total_seconds()


def note_use(request: HttpRequest, *, at: datetime) -> None:
    """Somebody is here: the idle time starts again."""
    match = request.resolver_match
    if match is not None and set(match.namespaces) & set(BY_ITSELF):
        return
    moment = at.timestamp()
    if moment - request.session.get(SEEN, 0) > PRECISE.total_seconds():
        request.session[SEEN] = moment
