"""The rules on a screen, each with its dates and source; and the day an awaited rule begins."""

from datetime import date

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import frame, mine
from kernel.people.access import role_required
from kernel.people.roles import Role
from safeguarding.law import keeping
from safeguarding.law.models import Rule

READERS = (Role.SAFEGUARDING_OFFICER, Role.DSL, Role.AUDITOR)


class BeginsForm(forms.Form):
    begins = forms.DateField(
        label=gettext_lazy("It begins on"),
        help_text=gettext_lazy("Leave it empty while the day is not known."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Write the date as day, month and year.")},
    )


@role_required(*READERS)
@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule, in force or not; what is ours and what is law."""
    today = clock.london_date(clock.now())
    return frame.show(
        request,
        "safeguarding/law/rules.html",
        title=_("Rules"),
        icon="list-ul",
        rules=[{"rule": rule, "words": _when(rule, today)} for rule in Rule.objects.all()],
        may_switch=mine.is_one_of(request, Role.DSL),
    )


@role_required(Role.DSL)
@require_http_methods(["GET", "POST"])
def begins(request: HttpRequest, key: str) -> HttpResponse:
    """The day that a rule of unknown day begins, once the safeguarding lead knows it."""
    rule = Rule.objects.filter(key=key, is_switch=True).first()
    if rule is None:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = BeginsForm(typed, initial={"begins": rule.begins_date})
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["begins"]
        keeping.begin(rule=rule, on=day, by=Actor.of(request), at=clock.now())
        frame.say(request, _("The rule's day is written down."))
        return redirect("rules_of_law")
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=rule.title,
        icon="list-ul",
        crumbs=[(_("Rules"), reverse("rules_of_law"))],
        back=reverse("rules_of_law"),
        form=form,
        intro=rule.says,
        submit=_("Write this day down"),
    )


def _when(rule: Rule, today: date) -> tuple[str, str]:
    """The light and the words beside a rule."""
    begins = rule.begins_date if rule.is_switch else rule.from_date
    if begins is None:
        return "soon", _("Its day is not known yet")
    if begins > today:
        return "soon", _("Not yet in force")
    if rule.until_date is not None and rule.until_date <= today:
        return "past", _("No longer in force")
    return "clear", _("In force")
