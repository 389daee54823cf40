"""Adding tickets, changing when and to whom they are sold, and withdrawing them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bookings.catalogue import ticketing
from bookings.catalogue.models import Session
from bookings.catalogue.staff import finding, sale_fields
from bookings.catalogue.staff.date_views import PROGRAMME
from bookings.catalogue.staff.ticket_forms import ChangeTicketForm, TicketForm
from bookings.ordering.models import TicketType
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.access import role_required

SHOWN = 6


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
        "bookings/staff/ticket_form.html",
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
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Its note, its limits, when and to whom it is sold; never its price."""
    ticket = finding.ticket(ref)
    form = ChangeTicketForm(request.POST or None, initial=sale_fields.facts_of(ticket))
    if request.method == "POST" and form.is_valid():
        ticketing.change_ticket_type(
            ticket=ticket, by=Actor.of(request), at=clock.now(), **form.sale_facts()
        )
        frame.say(request, _("“%s” is changed, from now on.") % ticket.title_en)
        return redirect(finding.back(request, ticket.activity))
    return frame.show(
        request,
        "bookings/staff/ticket_change.html",
        title=_("Change a ticket"),
        icon="tag",
        crumbs=finding.crumbs(request, ticket.activity),
        back=finding.back(request, ticket.activity),
        form=form,
        ticket=ticket,
        links=_links(ticket),
        submit=_("Change this ticket now"),
        intro=_("“%s”: its price and what it covers stay as people have bought them.")
        % ticket.title_en,
    )


def _links(ticket: TicketType) -> list[str]:
    """Where a ticket by link alone is bought: it is chosen at no other address."""
    if ticket.visibility != TicketType.Visibility.UNLISTED:
        return []
    if ticket.scope == TicketType.Scope.ALL:
        refs = [ticket.activity.course.ref]
    else:
        coming = Session.objects.to_come(at=clock.now()).filter(pools__demands__ticket_type=ticket)
        refs = list(dict.fromkeys(coming.values_list("ref", flat=True)))[:SHOWN]
    return [
        settings.SITE_URL + reverse("book", args=[ref], query={"ticket": ticket.ref})
        for ref in refs
    ]


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
