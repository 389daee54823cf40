"""A mail server of our own on a local port: keeps what it takes, or refuses as it is told."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Lock, Thread
from typing import Any


@dataclass
class MailServer:
    """`refusals` maps a command (“MAIL”, “RCPT”, “DATA”) to the answer it gets: “550 no”."""

    port: int = 0
    refusals: dict[str, str] = field(default_factory=dict)
    envelopes: list[tuple[str, str]] = field(default_factory=list)  # (from, to) of each mail taken
    taken: list[bytes] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=policy.default) for raw in self.taken]

    @property
    def mailers(self) -> dict[str, Any]:
        """The setting MAILERS that sends here."""
        options = {"host": "127.0.0.1", "port": self.port, "timeout": 10}
        backend = "django.core.mail.backends.smtp.EmailBackend"
        return {"default": {"BACKEND": backend, "OPTIONS": options}}


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A server that takes everything until told otherwise; gone at the end."""
    ours = MailServer()

    class Talk(_Talk):
        house = ours

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Talk) as server:
        ours.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield ours
        finally:
            server.shutdown()
            thread.join()


class _Talk(socketserver.StreamRequestHandler):
    house: MailServer

    def handle(self) -> None:
        sender = recipient = ""
        self._say("220 house.example at your service")
        while line := self.rfile.readline():
            said = line.decode("ascii").strip()
            verb = said[:4].upper()
            if verb == "QUIT":
                return self._say("221 good night")
            if verb in self.house.refusals:
                self._say(self.house.refusals[verb])
            elif verb == "DATA":
                self._say("354 go on")
                self._keep((sender, recipient), self._body())
                self._say("250 kept")
            else:
                sender = _address(said) if verb == "MAIL" else sender
                recipient = _address(said) if verb == "RCPT" else recipient
                self._say("250 yes")
        return None

    def _say(self, answer: str) -> None:
        self.wfile.write(answer.encode() + b"\r\n")

    def _body(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def _keep(self, envelope: tuple[str, str], body: bytes) -> None:
        with self.house.lock:
            self.house.envelopes.append(envelope)
            self.house.taken.append(body)


def _address(said: str) -> str:
    return said.partition("<")[2].partition(">")[0]
