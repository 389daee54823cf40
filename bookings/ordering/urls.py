"""Addresses of booking (contract). A secret is the right to one booking or one ticket."""

from django.urls import path, register_converter

from bookings.ordering.views import (
    agreeing,
    basket,
    checking,
    choosing,
    days,
    finding,
    giving,
    giving_back,
    guests,
    holding,
    keeping,
    paying,
    people,
    standing,
    tickets,
    waiting,
)


class RefConverter:
    regex = "[0-9a-zA-Z-]{1,16}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class SecretConverter(RefConverter):
    regex = "[0-9a-z]{20,40}"


register_converter(RefConverter, "ref")
register_converter(SecretConverter, "secret")

urlpatterns = [
    path("book/<ref:ref>/", choosing.book, name="book"),
    path("book/<ref:ref>/wait/", waiting.wait, name="book_wait"),
    path("booking/find/", finding.find, name="booking_find"),
    path("booking/<secret:secret>/", standing.booking, name="booking"),
    path("booking/<secret:secret>/basket/", basket.basket, name="booking_basket"),
    path("booking/<secret:secret>/remove/", basket.remove, name="booking_remove"),
    path("booking/<secret:secret>/again/", basket.again, name="booking_again"),
    path("booking/<secret:secret>/people/", people.people, name="booking_people"),
    path("booking/<secret:secret>/keep/", keeping.keep, name="booking_keep"),
    path("booking/<secret:secret>/people/asked/", guests.questions, name="booking_questions"),
    path("booking/<secret:secret>/people/contacts/", guests.contacts, name="booking_contacts"),
    path("booking/<secret:secret>/people/<int:number>/", guests.person, name="booking_person"),
    path("booking/<secret:secret>/gift/", giving.gift, name="booking_gift"),
    path("booking/<secret:secret>/check/", checking.check, name="booking_check"),
    path("booking/<secret:secret>/agree/", agreeing.agree, name="booking_agree"),
    path("booking/<secret:secret>/agreed/", agreeing.agreed, name="booking_agreed"),
    path("booking/<secret:secret>/pay/", paying.pay, name="booking_pay"),
    path("booking/<secret:secret>/return/", paying.come_back, name="booking_return"),
    path("booking/<secret:secret>/done/", standing.done, name="booking_done"),
    path("booking/<secret:secret>/cancel/", giving_back.cancel, name="booking_cancel"),
    path("booking/<secret:secret>/days/", days.days, name="booking_days"),
    path("booking/<secret:secret>/longer/", holding.longer, name="booking_longer"),
    path("booking/<secret:secret>/let-go/", holding.let_go, name="booking_let_go"),
    path("booking/<secret:secret>/tickets.pdf", tickets.all_pdf, name="booking_tickets_pdf"),
    path("booking/<secret:secret>/dates.ics", tickets.calendar, name="booking_calendar"),
    path("tickets/<secret:secret>/", tickets.ticket, name="ticket"),
    path("tickets/<secret:secret>.pdf", tickets.ticket_pdf, name="ticket_pdf"),
]
