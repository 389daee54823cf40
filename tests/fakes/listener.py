"""A local server that counts who knocks: proof that nobody did."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: image/svg+xml\r\nContent-Length: 6\r\n\r\n<svg/>"


@dataclass
class Listener:
    port: int
    knocks: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def listener() -> Iterator[Listener]:
    """Answers whatever is asked with an empty picture, and counts."""

    class Door(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            ours.knocks += 1
            self.rfile.readline()
            self.wfile.write(ANSWER)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Door) as server:
        ours = Listener(server.server_address[1])
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield ours
        finally:
            server.shutdown()
            thread.join()
