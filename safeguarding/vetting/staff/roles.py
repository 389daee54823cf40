"""Work roles: what somebody does, the check it may ask for, and why that is lawful."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.access import role_required
from kernel.references import new_ref
from safeguarding.vetting import records
from safeguarding.vetting.models import WorkRole
from safeguarding.vetting.rules import CannotRecord
from safeguarding.vetting.staff.forms import NewRoleForm
from safeguarding.vetting.staff.reading import KEEPERS

LONGEST_KEY = 50


@role_required(*KEEPERS)
@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    return frame.show(
        request,
        "safeguarding/roles.html",
        title=_("Work roles"),
        icon="clipboard-list",
        crumbs=[(_("Team records"), reverse("team_records"))],
        roles=WorkRole.objects.order_by("title"),
    )


@role_required(*KEEPERS)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = NewRoleForm(request.POST if request.method == "POST" else None)
    back = reverse("work_roles")
    if request.method == "POST" and form.is_valid():
        by, at = Actor.of(request), clock.now()
        try:
            with trail.act(by=by, at=at):
                _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
                if is_first:
                    key = slugify(form.cleaned_data["title"])[:LONGEST_KEY] or new_ref()
                    records.create_role(key=key, **form.facts(), by=by, at=at)
        except CannotRecord as fault:
            form.add_error(None, str(fault))
        else:
            frame.say(request, _("The role is there."))
            return redirect(back)
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("New work role"),
        icon="clipboard-list",
        crumbs=[(_("Work roles"), back)],
        form=form,
        back=back,
        submit=_("Make this role"),
    )
