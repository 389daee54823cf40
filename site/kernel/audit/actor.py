"""Who acts. It is passed in as `by`; nothing below a view knows a request."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Actor:
    """`kind` is user, public, system or provider; `ref` names it without naming a person."""

    kind: str
    ref: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """The signed-in account, or the public."""
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            return cls("user", user.ref)
        return cls("public")

    @classmethod
    def system(cls, name: str) -> Self:
        """A timed job or a command, by its name."""
        return cls("system", name)

    @classmethod
    def provider(cls, name: str) -> Self:
        """A payment provider's own word."""
        return cls("provider", name)

    def __str__(self) -> str:
        return f"{self.kind}:{self.ref}" if self.ref else self.kind
