"""The list of bookings, one of them, and its tickets sent again. Nothing here changes a booking."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bookings.catalogue.models import Session
from bookings.ordering.asking.answering import spoken_answers
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import overview
from bookings.ordering.staff import finding, mails
from bookings.ordering.staff.history import history
from bookings.ordering.staff.money_words import money_rows
from bookings.ordering.staff.rows import rows
from fundraising.campaigns.models import Campaign
from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.desk.addresses import address_of
from kernel.desk.once import OnceField
from kernel.mail.models import Message
from kernel.people.access import role_required
from kernel.people.roles import Role
from kernel.references import new_secret

READERS = (Role.BOX_OFFICE, Role.OFFICER)
ON_A_PAGE = 50


@role_required(*READERS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Searched by words in the address, so that a search can be gone back to."""
    form = finding.SearchForm(request.GET)
    page = Paginator(finding.bookings(form), ON_A_PAGE).get_page(request.GET.get("p"))
    return frame.show(
        request,
        "bookings/staff/bookings.html",
        title=_("Bookings"),
        icon="list-ul",
        form=form,
        page=page,
        rows=rows(page.object_list),
        session=Session.objects.filter(ref=form.cleaned_data.get("session") or "")
        .select_related("activity")
        .first(),
    )


@role_required(*READERS)
@require_safe
def detail(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything about one booking but what is safeguarding's."""
    booking = _booking(ref)
    campaign = Campaign.objects.filter(ref=booking.campaign_ref).first()
    return frame.show(
        request,
        "bookings/staff/booking.html",
        title=_("Booking %s") % booking.ref,
        icon="list-ul",
        crumbs=[(_("Bookings"), reverse("desk_bookings"))],
        booking=booking,
        state=BookingState(booking.state).label,
        seen=overview(booking),
        answers=spoken_answers(booking),
        campaign=campaign,
        money=money_rows(booking),
        mails=[(Message.State(m.state).label, m) for m in mails.about(booking)],
        may_send_again=mails.tickets_of(booking) is not None,
        once=new_secret(),
        history=history(booking),
    )


@role_required(*READERS)
@require_POST
def send_again(request: HttpRequest, ref: str) -> HttpResponse:
    """The mail with the tickets once more, to the address it went to."""
    booking = _booking(ref)
    key = OnceField().clean(request.POST.get("once"))
    if mails.tickets_again(booking=booking, key=key, by=Actor.of(request), at=clock.now()):
        frame.say(request, _("The tickets are on their way to %s again.") % booking.booker_email)
    else:
        frame.warn(request, _("No mail with tickets was ever sent for this booking."))
    return redirect("desk_booking", booking.ref)


@address_of("booking")
def where(ref: str) -> str:
    return reverse("desk_booking", args=[ref])


@address_of("session")
def where_its_bookings_are(ref: str) -> str:
    return reverse("desk_bookings", query={"session": ref})


def _booking(ref: str) -> Booking:
    found = Booking.objects.filter(ref=ref).first() if ref.isalnum() else None
    if found is None:
        raise Http404
    return found
