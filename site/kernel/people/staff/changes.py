"""Changing what somebody may do: roles, suspension, the second factor, the invitation."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kernel import clock
from kernel.people import invitations, stewardship
from kernel.people.access import role_required
from kernel.people.models import RoleGrant
from kernel.people.proving import recently_proved
from kernel.people.roles import Role
from kernel.people.staff import forms
from kernel.people.staff.doing import BOTH, about, found, sent


@role_required(Role.ADMINISTRATOR)
@recently_proved
@BOTH
def give(request: HttpRequest, ref: str) -> HttpResponse:
    user, at = found(ref), clock.now()
    form = forms.GiveForm(sent(request), initial={"first_day": clock.london_date(at)})
    return about(
        request,
        user,
        form,
        lambda by, at: stewardship.give_role(user=user, **form.facts(at=at), by=by, at=at),
        title=_("Give a role"),
        submit=_("Give this role"),
        said=_("The role is given."),
    )


@role_required(Role.ADMINISTRATOR)
@recently_proved
@BOTH
def end(request: HttpRequest, ref: str, key: int) -> HttpResponse:
    user, at = found(ref), clock.now()
    grant = RoleGrant.objects.filter(pk=key, user=user).exclude(until_at__lte=at).first()
    if grant is None:
        raise Http404
    return about(
        request,
        user,
        forms.OnceForm(sent(request)),
        lambda **by_at: stewardship.end_role(grant=grant, **by_at),
        title=_("End the role “%s”") % grant.get_role_display(),
        submit=_("End it now"),
        intro=_("It opens nothing from this moment on."),
        said=_("The role has ended."),
        serious=True,
    )


@role_required(Role.ADMINISTRATOR)
@recently_proved
@BOTH
def suspend(request: HttpRequest, ref: str) -> HttpResponse:
    user = found(ref)
    return about(
        request,
        user,
        forms.OnceForm(sent(request)),
        lambda **by_at: stewardship.suspend(user=user, **by_at),
        title=_("Suspend this account"),
        submit=_("Suspend it now"),
        intro=_("They are signed out everywhere and cannot sign in until you let them."),
        said=_("Suspended, and signed out everywhere."),
        serious=True,
    )


@role_required(Role.ADMINISTRATOR)
@recently_proved
@BOTH
def reinstate(request: HttpRequest, ref: str) -> HttpResponse:
    user = found(ref)
    return about(
        request,
        user,
        forms.OnceForm(sent(request)),
        lambda **by_at: stewardship.reinstate(user=user, **by_at),
        title=_("Let them sign in again"),
        submit=_("Let them sign in"),
        intro=_("Look at the roles first: those that have not ended open their screens again."),
        said=_("They may sign in again."),
    )


@role_required(Role.ADMINISTRATOR)
@recently_proved
@BOTH
def again(request: HttpRequest, ref: str) -> HttpResponse:
    user = found(ref)
    if not user.is_active or user.has_usable_password():
        raise Http404
    return about(
        request,
        user,
        forms.OnceForm(sent(request)),
        lambda **by_at: invitations.send(user=user, **by_at),
        title=_("Send a link for a password"),
        submit=_("Send it"),
        intro=_("A new link, good for a week. The one sent before stops working."),
        said=_("Sent. The link before it works no more."),
    )


@role_required(Role.ADMINISTRATOR)
@recently_proved
@BOTH
def reset_factor(request: HttpRequest, ref: str) -> HttpResponse:
    user = found(ref)
    form = forms.ResetForm(sent(request))
    return about(
        request,
        user,
        form,
        lambda **by_at: stewardship.reset_second_factor(
            user=user, why=form.cleaned_data["why"], **by_at
        ),
        title=_("Take off the second factor"),
        submit=_("Take it off"),
        intro=_(
            "Be sure that it is they who ask: ring them, or see them. They set up a new one at "
            "their next sign-in. Your reason is kept, and the other administrators and the "
            "safeguarding lead hear of it."
        ),
        said=_("Taken off. They are signed out and set up a new one when they sign in."),
        serious=True,
    )
