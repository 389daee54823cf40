"""Who signs at the gate, and who may read it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kernel.desk import frame
from kernel.people.models import Person, User
from kernel.people.roles import Role

KEEPERS = (Role.SAFEGUARDING_OFFICER, Role.DSL)
View = Callable[..., HttpResponseBase]


def in_a_name(view: View) -> View:
    """A signature needs a name: an account that is nobody's is told so, back at the gate.

    Goes below `role_required`; the view then has its `signer`.
    """

    @wraps(view)
    def named(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _person(request) is None:
            sentence = _("Your account names nobody, and this is signed with a name. ")
            frame.warn(request, sentence + _("Ask an administrator to add yours."))
            return redirect("gate")
        return view(request, *args, **kwargs)

    return named


def signer(request: HttpRequest) -> Person:
    """The person behind the account."""
    person = _person(request)
    assert person is not None, "Views that sign are wrapped by in_a_name."
    return person


def _person(request: HttpRequest) -> Person | None:
    return request.user.person if isinstance(request.user, User) else None
