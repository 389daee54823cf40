"""What is shown of the desk to whom: the roles of the person before it, asked once a request."""

from django.http import HttpRequest

from kernel import clock
from kernel.people.models import User
from kernel.people.roles import Role


def roles(request: HttpRequest) -> set[Role]:
    """The roles in force; nobody's where nobody is signed in. It hides and shows, never grants."""
    held: set[Role] | None = getattr(request, "_desk_roles", None)
    if held is None:
        user = request.user
        held = user.roles(at=clock.now()) if isinstance(user, User) else set()
        request._desk_roles = held  # type: ignore[attr-defined]  # remembered for this request
    return held


def is_one_of(request: HttpRequest, *wanted: Role) -> bool:
    return bool(roles(request) & set(wanted))
