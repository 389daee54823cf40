"""A PostgreSQL of our own: a fresh cluster in a temporary folder, gone when we are done."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from services import initdb

# Nothing here need survive a power cut, and fifty buyers come at once.
OPTIONS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=200 -c listen_addresses="
)


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster; yields the URL of its empty database `foyer`, reached by a Unix socket."""
    found = initdb()
    assert found is not None, "PostgreSQL's server is missing; make test installs it."
    # /tmp, since a socket's path may not be longer than 103 bytes.
    folder = Path(tempfile.mkdtemp(prefix="foyer-pg-", dir="/tmp"))
    try:
        _give_to_owner(folder)
        _run(found, "-D", str(folder / "data"), "-U", "foyer", "-A", "trust", "-E", "UTF8")
        pg_ctl = found.with_name("pg_ctl")
        log = str(folder / "log")
        starting = f"{OPTIONS} -c unix_socket_directories={folder}"
        _run(pg_ctl, "-D", str(folder / "data"), "-l", log, "-o", starting, "-w", "start")
        try:
            url = f"postgresql://foyer@/foyer?host={folder}"
            create(url, "foyer")
            yield url
        finally:
            _run(pg_ctl, "-D", str(folder / "data"), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def create(url: str, name: str, *, template: str = "template0") -> str:
    """Make a database beside that of `url`, as a copy of `template`; returns its own URL."""
    with psycopg.connect(sibling(url, "postgres"), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    return sibling(url, name)


def drop(url: str) -> None:
    """Remove a database under whoever is using it."""
    name = url.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(sibling(url, "postgres"), autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


def sibling(url: str, name: str) -> str:
    """The same server's URL for another database."""
    before, _, query = url.partition("?")
    return f"{before.rpartition('/')[0]}/{name}?{query}"


def _run(program: Path, *arguments: str) -> None:
    done = subprocess.run(
        [*_as_owner(), str(program), *arguments],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if program.name == "initdb" else subprocess.DEVNULL,
        stderr=subprocess.STDOUT if program.name == "initdb" else subprocess.DEVNULL,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 0, f"{program.name} failed: {done.stdout or arguments}"


def _as_owner() -> list[str]:
    # PostgreSQL refuses to run as root.
    if os.geteuid() != 0:
        return []
    if shutil.which("runuser"):
        return ["runuser", "-u", "postgres", "--"]
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]


def _give_to_owner(folder: Path) -> None:
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    folder.chmod(0o755)
