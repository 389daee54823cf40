"""The DBS Update Service on this machine. A certificate number's first figure chooses the answer.

1 not found, 2 blank, 3 not blank, 4 new information, 9 a fault of the server; and what a real one
might do one day: 0 a word we do not know, 5 a redirect, 6 one byte a moment, 7 a document type,
8 another name.
"""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

CODES = {
    "0": "SOMETHING_NEW",
    "1": "NO_MATCH_FOUND",
    "2": "BLANK_NO_NEW_INFO",
    "3": "NON_BLANK_NO_NEW_INFO",
    "4": "NEW_INFO",
    "6": "BLANK_NO_NEW_INFO",
    "7": "BLANK_NO_NEW_INFO",
    "8": "BLANK_NO_NEW_INFO",
}
HEAD = b"HTTP/1.0 %s\r\nContent-Type: application/xml\r\n%s\r\n"


@dataclass
class FakeUpdateService:
    """`asked` are the questions that arrived: number and query. It knows one person."""

    port: int
    forename: str = "ADA"
    print_date: str = "2025-11-22"
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    redirected_to: int = 0
    over: Event = field(default_factory=Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/crsc/api/status"

    def answer(self, number: str, query: dict[str, str]) -> bytes:
        code = CODES[number[0]]
        surname = "Somebody-Else" if number[0] == "8" else query.get("surname", "")
        names = f"<forename>{self.forename}</forename><surname>{surname.upper()}</surname>"
        printed = f'<printDate class="sql-date">{self.print_date}</printDate>'
        body = (
            "<statusCheckResult><statusCheckResultType>SUCCESS</statusCheckResultType>"
            f"<status>{code}</status>{'' if code == 'NO_MATCH_FOUND' else names + printed}"
            "</statusCheckResult>"
        )
        if number[0] == "7":
            body = f'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>{body}'
        return body.encode()


@contextmanager
def update_service() -> Iterator[FakeUpdateService]:
    class Door(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            target = urlsplit(self.rfile.readline().split()[1].decode())
            while self.rfile.readline().strip():
                pass  # its headers
            number = target.path.rpartition("/")[2]
            if target.path == "/elsewhere":
                ours.redirected_to += 1
                return
            query = {name: values[0] for name, values in parse_qs(target.query).items()}
            ours.asked.append((number, query))
            self._reply(number, query)

        def _reply(self, number: str, query: dict[str, str]) -> None:
            if number[0] == "9":
                self.wfile.write(HEAD % (b"500 Oh", b""))
            elif number[0] == "5":
                location = f"Location: http://127.0.0.1:{ours.port}/elsewhere\r\n".encode()
                self.wfile.write(HEAD % (b"302 Found", location))
            elif number[0] == "6":
                self._drip(HEAD % (b"200 OK", b"") + ours.answer(number, query))
            else:
                self.wfile.write(HEAD % (b"200 OK", b"") + ours.answer(number, query))

        def _drip(self, whole: bytes) -> None:
            for byte in whole:
                if ours.over.wait(0.1):
                    return
                try:
                    self.wfile.write(bytes([byte]))
                except OSError:
                    return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Door) as server:
        ours = FakeUpdateService(server.server_address[1])
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield ours
        finally:
            ours.over.set()
            server.shutdown()
            thread.join()
