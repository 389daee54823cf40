"""What is told through the door, as plain values."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ring."""

    name: str
    relation: str
    phone: str


@dataclass(frozen=True, slots=True)
class Care:
    """What is known about one person. Empty: nothing to say. `close` is for few (see `reading`)."""

    health: str = ""
    helps: str = ""
    access: str = ""
    close: str = ""
    contacts: tuple[Contact, ...] = field(default=())
    collectors: tuple[str, ...] = field(default=())
    word: str = ""

    @property
    def is_silent(self) -> bool:
        return not any((self.health, self.helps, self.access, self.close, self.collectors))
