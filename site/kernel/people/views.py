"""`/account/`: who you are here, and where you may go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel import clock
from kernel.people.access import signed_in
from kernel.people.models import User
from kernel.people.roles import Role

# The team, and those who answer for all registers: they find the way there on this page.
ON_REGISTERS = {Role.PRACTITIONER, Role.OFFICER, Role.SAFEGUARDING_OFFICER, Role.DSL}


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user, at = request.user, clock.now()
    held = user.roles(at=at) if isinstance(user, User) else set()
    context = {
        "private": True,
        "roles": [role.label for role in Role if role in held],
        "is_staff": isinstance(user, User) and user.is_staff_at(at),
        "opens_registers": bool(held & ON_REGISTERS),
        "has_record": Role.PRACTITIONER in held,
    }
    return render(request, "account/home.html", context)
