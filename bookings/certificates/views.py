"""The public check of a certificate: type a code, or follow the QR. No cookie, no trace."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bookings.certificates import guessing, paper, verifying
from bookings.certificates.printing import spoken_date
from bookings.certificates.verifying import Answer
from kernel import clock
from kernel.people.access import everybody


@everybody
@require_safe
@never_cache
def verify_form(request: HttpRequest) -> HttpResponse:
    """Type a code; a code that could be one leads to its own address."""
    typed = request.GET.get("code", "")
    if code := verifying.code_of(typed):
        return HttpResponseRedirect(reverse("verify", args=[code]))
    context = {"typed": typed[:60].replace("\0", ""), "asked": "code" in request.GET}
    return render(request, "bookings/certificates/form.html", context)


@everybody
@require_safe
@never_cache
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """One code's answer. What is unknown and what was never a code are answered alike."""
    if guessing.must_wait(request):
        return _wait(render(request, "bookings/certificates/wait.html", status=429))
    answer = _ask(request, code)
    if answer is None:
        return render(request, "bookings/certificates/unknown.html", status=404)
    return render(request, "bookings/certificates/answer.html", _words(answer))


@everybody
@require_safe
@never_cache
def verify_json(request: HttpRequest, code: str) -> HttpResponse:
    """The same for machines: dates in ISO, hours in minutes."""
    if guessing.must_wait(request):
        message = _("Too many codes that do not exist. Try again in ten minutes.")
        return _wait(JsonResponse({"error": "wait", "message": message}, status=429))
    answer = _ask(request, code)
    if answer is None:
        message = _("We have no certificate with that code.")
        return JsonResponse({"error": "unknown", "message": message}, status=404)
    return JsonResponse(_facts(answer))


def _ask(request: HttpRequest, code: str) -> Answer | None:
    answer = verifying.look_up(code, at=clock.now())
    if answer is None:
        guessing.was_wrong(request)
    return answer


def _wait(answer: HttpResponse) -> HttpResponse:
    answer["Retry-After"] = str(guessing.SECONDS)
    return answer


def _words(answer: Answer) -> dict[str, Any]:
    return {
        "answer": answer,
        "code": paper.code_in_print(answer.code),
        "first": spoken_date(answer.first_date),
        "last": spoken_date(answer.last_date),
        "issued": spoken_date(answer.issued),
        "expires": spoken_date(answer.expires) if answer.expires else "",
        "revoked": spoken_date(answer.revoked) if answer.revoked else "",
    }


def _facts(answer: Answer) -> dict[str, Any]:
    return {
        "valid": answer.state == "valid",
        "state": answer.state,
        "replaced": answer.replaced,
        "code": answer.code,
        "title": answer.title,
        "name": answer.name,
        "activity": answer.activity,
        "attended": answer.attended,
        "sessions": answer.sessions,
        "minutes": answer.minutes,
        "first_date": answer.first_date.isoformat(),
        "last_date": answer.last_date.isoformat(),
        "issued": answer.issued.isoformat(),
        "expires": answer.expires.isoformat() if answer.expires else None,
        "revoked": answer.revoked.isoformat() if answer.revoked else None,
        "issuer": answer.house,
    }
