"""One form about one person: shown, or done once, and back to their sheet."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.models import Person, User
from safeguarding.vetting.rules import CannotRecord
from safeguarding.vetting.staff import people
from safeguarding.vetting.staff.forms import OnceForm
from safeguarding.vetting.staff.reading import crumbs

BOTH = require_http_methods(["GET", "POST"])
Act = Callable[..., object]


def recorded(
    request: HttpRequest,
    person: Person,
    form: OnceForm,
    act: Act,
    *,
    template: str = "kernel/desk/form.html",
    done: str = "",
    **words: Any,
) -> HttpResponse:
    """`act(by=, at=)` runs once however often the form is sent. Nobody records their own."""
    back = reverse("team_record", args=[person.ref])
    if own_ref(request) == person.ref:
        frame.warn(request, _("Your own record is kept by somebody else of the safeguarding team."))
        return redirect(back)
    return done_once(
        request,
        form,
        act,
        back=back,
        crumbs=crumbs(person),
        template=template,
        done=done,
        person=person,
        **words,
    )


def done_once(
    request: HttpRequest,
    form: OnceForm,
    act: Act,
    *,
    back: str,
    then: str = "",
    template: str = "kernel/desk/form.html",
    done: str = "",
    **words: Any,
) -> HttpResponse:
    """The same about nobody in particular; afterwards to `then`, or back."""
    if request.method == "POST" and form.is_valid():
        by, at = Actor.of(request), clock.now()
        try:
            with trail.act(by=by, at=at):
                _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
                if is_first:
                    act(by=by, at=at)
        except CannotRecord as fault:
            form.add_error(None, str(fault))
        else:
            frame.say(request, done or _("Done. Sessions to come have been judged again."))
            return redirect(then or back)
    return frame.show(request, template, icon="clipboard-list", form=form, back=back, **words)


def sent(request: HttpRequest) -> Any:
    """What a form is bound to: nothing on a first look."""
    return request.POST if request.method == "POST" else None


def me(request: HttpRequest) -> Person | None:
    """Who is signed in, as a person; an account need not be one."""
    user = request.user
    return user.person if isinstance(user, User) else None


def own_ref(request: HttpRequest) -> str:
    person = me(request)
    return person.ref if person else ""


def witnessed(request: HttpRequest, person: Person | None = None) -> dict[str, Any]:
    """Who may have seen it, never the person themselves: whoever types, today, unless they say
    otherwise."""
    at = clock.now()
    return {
        "witnesses": people.witnesses(person, at=at) if person else people.colleagues(at=at),
        "initial": {"seen_by": own_ref(request), "seen_date": clock.london_date(at)},
    }


def one(rows: Any, **facts: Any) -> Any:
    found = rows.filter(**facts).first()
    if found is None:
        raise Http404
    return found
