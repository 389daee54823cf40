"""The product as an operator runs it: gunicorn, a migrated database of its own, real HTTP."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.services import postgres

ROOT = Path(__file__).resolve().parents[2]
Engine = Literal["sqlite", "postgresql"]


@dataclass(frozen=True)
class Product:
    """A running product. `env` is its environment, `var` its folder, `log` what it wrote."""

    base_url: str
    env: dict[str, str]
    var: Path
    log: Path
    server: "subprocess.Popen[bytes]"

    def manage(self, *arguments: str) -> str:
        """Run a management command beside it; returns what it printed, fails with its errors."""
        return manage(self.env, *arguments)

    def manage_json(self, *arguments: str) -> Any:
        return json.loads(self.manage(*arguments))

    def mails(self) -> list[str]:
        """Every mail it has sent, as raw text, oldest first."""
        folder = self.var / "mail"
        return [path.read_text(encoding="utf8") for path in sorted(folder.glob("*"))]

    def stop(self) -> None:
        self.server.terminate()
        self.server.wait(timeout=30)


@dataclass
class Workshop:
    """Starts products, each on a copy of a template that is migrated once."""

    folder: Path
    postgres_url: Callable[[], str]
    _templates: dict[tuple[Engine, bool], dict[str, str]] = field(default_factory=dict)
    _running: list[Product] = field(default_factory=list)
    _guests: list[Product] = field(default_factory=list)
    _made: int = 0

    @contextmanager
    def open(self) -> Iterator[None]:
        """Stops at the end what was started meanwhile."""
        try:
            yield
        finally:
            while self._guests:
                self._guests.pop().stop()
            while self._running:
                product = self._running.pop()
                product.stop()
                shutil.rmtree(product.var)
                if url := product.env.get("DATABASE_URL"):
                    postgres.drop(url)

    def start(
        self,
        *,
        engine: Engine = "sqlite",
        workers: int = 1,
        threads: int = 8,
        demo: bool = False,
        wsgi: str = "project.wsgi",
        **env: str,
    ) -> Product:
        """Start the product and wait for `/readyz`.

        `demo` loads the demo programme; `wsgi` may name a module of a control test that takes a
        guard out before it imports `application` from project.wsgi; `env` adds settings.
        """
        port = free_port()
        settings = self._copy(engine, demo)
        settings |= {"SITE_URL": f"http://localhost:{port}", "ALLOWED_HOSTS": "localhost,127.0.0.1"}
        product = _serve(settings | env, port, workers=workers, threads=threads, wsgi=wsgi)
        self._running.append(product)
        _wait(product)
        return product

    def beside(
        self, product: Product, *, threads: int = 8, wsgi: str = "project.wsgi", **env: str
    ) -> Product:
        """A second server of the same house: another process, the same database and folder."""
        settings = {**product.env, "SITE_URL": f"http://localhost:{(port := free_port())}"}
        second = _serve(settings | env, port, workers=1, threads=threads, wsgi=wsgi)
        self._guests.append(second)
        _wait(second)
        return second

    def _copy(self, engine: Engine, demo: bool) -> dict[str, str]:
        template = self._template(engine, demo)
        self._made += 1
        var = self.folder / f"var{self._made}"
        shutil.copytree(template["VAR_DIR"], var, symlinks=True)
        env = template | {"VAR_DIR": str(var)}
        if engine == "postgresql":
            url = template["DATABASE_URL"]
            source = url.partition("?")[0].rpartition("/")[2]
            env["DATABASE_URL"] = postgres.create(url, f"product{self._made}", template=source)
        return env

    def _template(self, engine: Engine, demo: bool) -> dict[str, str]:
        if (engine, demo) not in self._templates:
            self._templates[engine, demo] = self._make_template(engine, demo)
        return self._templates[engine, demo]

    def _make_template(self, engine: Engine, demo: bool) -> dict[str, str]:
        name = f"template_{engine}{'_demo' if demo else ''}"
        var = self.folder / name
        var.mkdir()
        env = {
            **os.environ,
            "VAR_DIR": str(var),
            "EMAIL_URL": "file://var/mail",
            "SERVE_MEDIA": "1",
        }
        env.pop("DATABASE_URL", None)
        if engine == "postgresql":
            env["DATABASE_URL"] = postgres.create(self.postgres_url(), name)
        (var / "static").symlink_to(self._static(env), target_is_directory=True)
        manage(env, "migrate", "--verbosity", "0")
        if demo:
            manage(env, "load_demo")
        return env

    def _static(self, env: dict[str, str]) -> Path:
        """Collected once; every product's folder points here."""
        shared = self.folder / "shared"
        if not shared.exists():
            collecting = {**env, "VAR_DIR": str(shared)}
            manage(collecting, "collectstatic", "--no-input", "--verbosity", "0")
        return shared / "static"


def manage(env: dict[str, str], *arguments: str) -> str:
    """Run `manage.py`; returns what it printed, fails with its errors."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(arguments)} failed:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _serve(env: dict[str, str], port: int, *, workers: int, threads: int, wsgi: str) -> Product:
    var = Path(env["VAR_DIR"])
    log = var.with_suffix(".log")  # beside it: the folder goes when the test ends
    with log.open("ab") as file:
        server = subprocess.Popen(
            [
                str(Path(sys.executable).with_name("gunicorn")),
                *("--bind", f"127.0.0.1:{port}", "--workers", str(workers)),
                *("--threads", str(threads), "--timeout", "60", "--no-control-socket"),
                *("--pythonpath", f"{ROOT},{ROOT / 'site'}", wsgi),
            ],
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
        )
    return Product(f"http://localhost:{port}", env, var, log, server)


def _wait(product: Product) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and product.server.poll() is None:
        try:
            with urllib.request.urlopen(f"{product.base_url}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"The product did not get ready:\n{product.log.read_text()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
