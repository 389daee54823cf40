"""Who signs at the gate, and who may read it."""

from django.http import Http404, HttpRequest

from kernel.people.models import Person, User
from kernel.people.roles import Role

KEEPERS = (Role.SAFEGUARDING_OFFICER, Role.DSL)


def signer(request: HttpRequest) -> Person:
    """The person behind the account: a signature needs a name."""
    user = request.user
    if not isinstance(user, User) or user.person is None:
        raise Http404
    return user.person
