"""How gunicorn serves the demo: one process, eight threads, and the timer inside."""

import os
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
wsgi_app = "project.wsgi"
worker_class = "gthread"
workers = 1
threads = 8
timeout = 60
control_socket_disable = True  # nobody steers the demo but by its pid


def post_worker_init(worker: Any) -> None:
    """Django is loaded by now; the timer may start."""
    from project import due_thread  # noqa: PLC0415 -- needs Django, which gunicorn has only now loaded

    due_thread.start()
