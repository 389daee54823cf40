"""Adding tickets and withdrawing them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bookings.catalogue import ticketing
from bookings.catalogue.staff import finding
from bookings.catalogue.staff.date_views import PROGRAMME
from bookings.catalogue.staff.ticket_forms import TicketForm
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.access import role_required


@role_required(*PROGRAMME)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """One more ticket, on sale as soon as booking is open."""
    activity = finding.activity(ref)
    form = TicketForm(request.POST or None, activity=activity)
    by, at = Actor.of(request), clock.now()
    if request.method == "POST" and once.sent(request.POST.get("once", ""), by=by):
        # A second click: what the first one made would be the twin that the form refuses.
        return redirect(finding.back(request, activity))
    if request.method == "POST" and form.is_valid():
        with trail.act(by=by, at=at):
            _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
            if is_first:
                ticketing.add_ticket_type(activity=activity, by=by, at=at, **form.facts())
        if is_first:
            frame.say(request, _("“%s” is on sale from now on.") % form.cleaned_data["title"])
        return redirect(finding.back(request, activity))
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("Add a ticket"),
        icon="tag",
        crumbs=finding.crumbs(request, activity),
        back=finding.back(request, activity),
        form=form,
        submit=_("Put this ticket on sale now"),
        intro=_(
            "A price cannot be changed once people may have paid it: "
            "withdraw the ticket and add another."
        ),
    )


@role_required(*PROGRAMME)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Stop selling a ticket; those sold stay good."""
    ticket = finding.ticket(ref)
    if request.method == "POST":
        ticketing.withdraw_ticket_type(ticket=ticket, by=Actor.of(request), at=clock.now())
        frame.say(request, _("“%s” is no longer sold.") % ticket.title_en)
        return redirect(finding.back(request, ticket.activity))
    return frame.show(
        request,
        "bookings/staff/withdraw_ticket.html",
        title=_("Withdraw a ticket"),
        icon="tag",
        crumbs=finding.crumbs(request, ticket.activity),
        back=finding.back(request, ticket.activity),
        ticket=ticket,
        sold=ticket.lines.filter(live=True).count(),
    )
