"""Recording checks: certificates applied for, in hand or brought, and what is seen or done."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel import clock
from kernel.people.access import role_required
from safeguarding.vetting import records
from safeguarding.vetting.models import CERTIFICATES, Check, CheckKind
from safeguarding.vetting.staff import forms, people
from safeguarding.vetting.staff.forms import seen as seen_forms
from safeguarding.vetting.staff.reading import KEEPERS, on_record
from safeguarding.vetting.staff.recorded import BOTH, recorded, sent, witnessed

NEVER_A_COPY = gettext_lazy(
    "Facts about the certificate, never a copy and never what it says. "
    "Sessions are judged again at once."
)


@role_required(*KEEPERS)
@BOTH
def applied(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """A certificate has been applied for, or is with them and unseen."""
    person = on_record(request, ref)
    form = forms.AppliedForm(
        sent(request), kind=_certificate(kind), initial={"applied_date": _today()}
    )
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_check(person=person, **form.facts(), **by_at),
        title=_("Applied for: %(what)s") % {"what": CheckKind(kind).label},
        submit=_("Record the application"),
        intro=_("Until it has come back and been seen, they are not cleared."),
    )


@role_required(*KEEPERS)
@BOTH
def certificate(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Somebody of ours has the original of a certificate in hand."""
    person = on_record(request, ref)
    form = forms.CertificateForm(
        sent(request), kind=_certificate(kind), **witnessed(request, person)
    )
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_check(person=person, **form.facts(), **by_at),
        title=_("In hand: %(what)s") % {"what": CheckKind(kind).label},
        submit=_("Record this certificate"),
        intro=NEVER_A_COPY,
    )


@role_required(*KEEPERS)
@BOTH
def brought(request: HttpRequest, ref: str) -> HttpResponse:
    """A DBS certificate that they had already and show us."""
    person = on_record(request, ref)
    form = forms.BroughtForm(
        sent(request),
        kind=CheckKind.DBS,
        source=Check.Source.BROUGHT,
        **witnessed(request, person),
    )
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_check(person=person, **form.facts(), **by_at),
        template="safeguarding/forms/brought.html",
        roles=people.roles_now(person, today=_today()),
        title=_("A certificate that they brought"),
        submit=_("Record this certificate"),
    )


@role_required(*KEEPERS)
@BOTH
def abroad(request: HttpRequest, ref: str) -> HttpResponse:
    person = on_record(request, ref)
    form = forms.AbroadForm(sent(request), **witnessed(request, person))
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_check(person=person, **form.facts(), **by_at),
        title=_("Criminal record check abroad"),
        submit=_("Record this check"),
        intro=NEVER_A_COPY,
    )


@role_required(*KEEPERS)
@BOTH
def seen(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Identity, right to work, a reference, a search: what somebody of ours did, and when."""
    if kind not in seen_forms.DONE:
        raise Http404
    person = on_record(request, ref)
    form = forms.SeenOnceForm(sent(request), kind=kind, **witnessed(request, person))
    return recorded(
        request,
        person,
        form,
        lambda **by_at: records.record_check(person=person, **form.facts(), **by_at),
        title=CheckKind(kind).label,
        submit=_("Record it"),
        intro=seen_forms.HELP[kind],
    )


def _certificate(kind: str) -> str:
    if kind not in CERTIFICATES:
        raise Http404
    return kind


def _today() -> Any:
    return clock.london_date(clock.now())
