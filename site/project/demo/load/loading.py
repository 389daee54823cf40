"""One run of the loader: what it works on, and what it has done before."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.audit.models import AuditEvent
from kernel.audit.trail import Trail
from kernel.people.models import Person
from kernel.references import ALPHABET
from project.demo.reader.reading import Entry

LOADED = "demo.loaded"
BY = Actor.system("load_demo")


@dataclass
class Loading:
    """What has been loaded stands in the trail, so nothing comes twice or back again."""

    programme: Entry
    at: datetime
    by: Actor = BY
    _done: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        rows = AuditEvent.objects.filter(verb=LOADED).values_list("about_kind", "about_ref")
        self._done = set(rows)

    def is_done(self, kind: str, key: str) -> bool:
        return (kind, key) in self._done

    @contextmanager
    def once(self, kind: str, key: str) -> Iterator[Trail]:
        """One thing of the file, whole or not at all; check `is_done` before."""
        with trail.act(by=self.by, at=self.at) as noted:
            yield noted
            noted.note(LOADED, about=(kind, key))
        self._done.add((kind, key))

    def person(self, key: str) -> Person:
        """Somebody of the file. Raises Person.DoesNotExist."""
        return Person.objects.get(ref=ref_of(key))


def ref_of(key: str) -> str:
    """The reference of a person of the file: the same everywhere, and no right to anything."""
    digest = hashlib.sha256(f"foyer demo {key}".encode()).digest()
    return "".join(ALPHABET[byte % 32] for byte in digest[:10])
