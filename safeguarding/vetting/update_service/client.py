"""One request to the Update Service: by TLS, without redirects, within its time, and unlogged.

The address of a question holds a name, a birth date and a certificate's number. The standard
library's client is used because it logs nothing, follows nothing and takes no proxy by itself.
"""

import http.client
import socket
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from safeguarding.vetting.update_service import answer
from safeguarding.vetting.update_service.answer import Answer, NotUnderstood
from safeguarding.vetting.update_service.question import Question

PATIENCE = 10.0  # seconds for the whole of it, however slowly it drips


class NoAnswer(Exception):
    """Nothing was learnt. `fault` says of what kind; it never holds what was asked or said."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault[:40]


def is_on() -> bool:
    return bool(settings.DBS_STATUS_URL)


def ask(question: Question, *, patience: float = PATIENCE) -> Answer:
    """Raises NoAnswer, whatever went wrong; never call it inside a transaction."""
    service = urlsplit(settings.DBS_STATUS_URL)
    door = _door(service, patience)
    late = _Deadline(door, patience)
    try:
        with late:
            door.request(
                "GET", question.target(service), headers={"Accept": "application/xml, text/xml"}
            )
            reply = door.getresponse()
            body = reply.read(answer.LONGEST + 1)
    except (OSError, http.client.HTTPException, ValueError) as fault:
        is_late = late.has_passed or isinstance(fault, TimeoutError)
        raise NoAnswer("timeout" if is_late else "unreachable") from None
    finally:
        door.close()
    if late.has_passed:
        raise NoAnswer("timeout")
    if reply.status != http.client.OK:
        raise NoAnswer(f"http_{reply.status}")
    try:
        return answer.read(body)
    except NotUnderstood as fault:
        raise NoAnswer(str(fault)) from None


def _door(service: SplitResult, patience: float) -> http.client.HTTPConnection:
    # Settings refuse plain http unless the host is this machine.
    kind = http.client.HTTPSConnection if service.scheme == "https" else http.client.HTTPConnection
    return kind(service.hostname or "", service.port, timeout=patience)


class _Deadline:
    """Shuts the connection at the end of our patience: its own time-out starts with every byte."""

    def __init__(self, door: http.client.HTTPConnection, patience: float) -> None:
        self.door, self.has_passed = door, False
        self.timer = Timer(patience, self._shut)
        self.timer.daemon = True

    def __enter__(self) -> None:
        self.timer.start()

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()

    def _shut(self) -> None:
        self.has_passed = True
        if self.door.sock is not None:
            try:
                self.door.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return
