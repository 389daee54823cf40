"""Whose certificate has this number? Typed, never in an address; every question is on the trail."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import role_required
from kernel.people.proving import recently_proved
from safeguarding.vetting import number
from safeguarding.vetting.models import CheckKind
from safeguarding.vetting.rules import CannotRecord
from safeguarding.vetting.staff.forms.base import choice, words
from safeguarding.vetting.staff.reading import KEEPERS
from safeguarding.vetting.staff.recorded import BOTH, sent

KINDS = [(kind, CheckKind(kind).label) for kind in number.SHAPES]


class SoughtForm(forms.Form):
    kind = choice(gettext_lazy("What kind of certificate"), KINDS, initial=CheckKind.DBS)
    number = words(
        gettext_lazy("Its whole number"),
        most=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Every figure: numbers are sealed and cannot be searched in part."),
    )


@role_required(*KEEPERS)
@recently_proved
@BOTH
def sought(request: HttpRequest) -> HttpResponse:
    """The trail has the question, whomever it finds, and never the number."""
    form = SoughtForm(sent(request))
    found: list[Any] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            rows = number.with_number(form.cleaned_data["kind"], form.cleaned_data["number"])
            found = list(rows.select_related("person").order_by("-recorded_at"))
        except CannotRecord as fault:
            form.add_error("number", str(fault))
    if found is not None:
        with trail.act(by=Actor.of(request), at=clock.now()) as noted:
            for check in found:
                about = ("check", str(check.key))
                noted.note("check.number_sought", about=about, person=check.person.ref)
            if not found:
                noted.note("check.number_sought", about=("check", "none"))
    return frame.show(
        request,
        "safeguarding/forms/sought.html",
        title=_("Find a number"),
        icon="search",
        crumbs=[(_("Team records"), reverse("team_records"))],
        back=reverse("team_records"),
        form=form,
        found=found,
        submit=_("Find it"),
    )
