"""The test payment page, and the door where a provider's events arrive."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from kernel import clock
from kernel.payments import inbox, test_page
from kernel.payments.models import TestCheckout
from kernel.payments.providers import test_far_side
from kernel.payments.providers.base import EventRefused, ProviderSilent
from kernel.payments.providers.signatures import LARGEST_BYTES
from kernel.people.access import everybody

BUTTONS = {
    "pay": test_far_side.pay,
    "decline": test_far_side.decline,
    "pay_late": test_far_side.pay_late,
}


@everybody
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def test_payment(request: HttpRequest, ref: str) -> HttpResponse:
    """What is to be paid, and three buttons. Pressed twice is pressed once."""
    checkout = _checkout(ref)
    at = clock.now()
    press = BUTTONS.get(request.POST.get("press", ""))
    if request.method == "POST" and press:
        press(checkout, at=at)
        if checkout.state != TestCheckout.State.EXPIRED:
            return redirect(_way_on(checkout))
    return render(request, "kernel/payments/test_payment.html", test_page.context(checkout, at=at))


@everybody
@csrf_exempt
@require_POST
def test_webhook(request: HttpRequest) -> HttpResponse:
    """Events of *Test payments* over HTTP: 2xx once settled, else the sender tells us again."""
    if not settings.TEST_PAYMENTS:
        raise Http404
    if not _is_small(request):
        return HttpResponse("The body is too large.", status=413, content_type="text/plain")
    signature = request.headers.get("X-Test-Signature", "")
    try:
        said = inbox.receive("test", request.body, signature, clock.now())
    except EventRefused as refusal:
        return HttpResponse(str(refusal), status=400, content_type="text/plain")
    except (inbox.OursButUnknown, ProviderSilent):
        return HttpResponse("Tell us again later.", status=503, content_type="text/plain")
    return HttpResponse(said, content_type="text/plain")


def _checkout(ref: str) -> TestCheckout:
    # PostgreSQL refuses NUL in a text; no reference of ours is anything but letters and digits.
    checkout = None
    if settings.TEST_PAYMENTS and ref.isalnum():
        checkout = TestCheckout.objects.filter(ref=ref).first()
    if checkout is None:
        raise Http404
    return checkout


def _way_on(checkout: TestCheckout) -> str:
    """Back to the booking, by path alone: the same house under whatever name it was reached."""
    paid = checkout.state == TestCheckout.State.PAID
    return urlsplit(checkout.return_url if paid else checkout.cancel_url).path or "/"


def _is_small(request: HttpRequest) -> bool:
    length = request.headers.get("Content-Length", "")
    return length.isdigit() and int(length[:12]) <= LARGEST_BYTES
