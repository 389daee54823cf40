"""Choose an activity, see who qualifies and who not yet, issue, print, take back."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from bookings.catalogue.models import Activity
from bookings.certificates import issuing, paper, revoking
from bookings.certificates.models import Certificate, Design
from bookings.certificates.rules import rule_in_words
from bookings.certificates.staff import finding
from bookings.certificates.staff.rows import issued_rows, people_rows
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import role_required
from kernel.people.roles import Role

ICON = "draft"
ON_A_PAGE = 50


@role_required(Role.OFFICER)
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Activities that have been, latest first."""
    wanted = request.GET.get("q", "")
    pages = Paginator(finding.activities(wanted=wanted, at=clock.now()), ON_A_PAGE)
    return frame.show(
        request,
        "bookings/staff/certificates/choose.html",
        title=_("Certificates"),
        icon=ICON,
        page=pages.get_page(request.GET.get("p")),
        wanted=wanted[:100],
    )


@role_required(Role.OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def activity(request: HttpRequest, ref: str) -> HttpResponse:
    """Who qualifies now, who does not yet and why; a POST issues."""
    by, at = Actor.of(request), clock.now()
    about = finding.activity(ref)
    asked = request.POST if request.method == "POST" else request.GET
    design = finding.design(about, asked.get("design", ""))
    if design and request.method == "POST":
        return _issue(request, about, design)
    roll = issuing.qualifying(about, design, at=at) if design else None
    # Children's names leave the house now: no trace, no names.
    with trail.act(by=by, at=at) as noted:
        noted.note("certificates.read", about=("activity", about.ref))
    issued = Certificate.objects.filter(activity=about).select_related("design", "person")
    return frame.show(
        request,
        "bookings/staff/certificates/activity.html",
        title=about.title_en,
        icon=ICON,
        crumbs=[(_("Certificates"), reverse("desk_certificates"))],
        activity=about,
        design=design,
        designs=Design.objects.order_by("title_en"),
        rule=rule_in_words(design) if design else "",
        roll=roll,
        people=people_rows(roll) if roll else [],
        ready=len([v for v in roll.verdicts if v.is_due]) if roll else 0,
        issued=issued_rows(issued.order_by("-issued_at", "person__name")),
    )


@role_required(Role.OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, code: str) -> HttpResponse:
    """Take one back, with a reason."""
    certificate = finding.certificate(code)
    back = reverse("desk_certificates_of", args=[certificate.activity.ref])
    fault, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        try:
            revoking.revoke(
                certificate=certificate, reason=reason, by=Actor.of(request), at=clock.now()
            )
            frame.say(request, _("The certificate is withdrawn. Its code says so from now on."))
            return redirect(back)
        except revoking.CannotRevoke as cannot:
            fault = str(cannot)
    return frame.show(
        request,
        "bookings/staff/certificates/revoke.html",
        title=_("Withdraw a certificate"),
        icon=ICON,
        crumbs=[
            (_("Certificates"), reverse("desk_certificates")),
            (certificate.activity.title_en, back),
        ],
        certificate=certificate,
        code=paper.code_in_print(certificate.code),
        back=back,
        fault=fault,
        reason=reason.replace("\0", "")[:1000],
        longest=revoking.LONGEST_REASON,
    )


@role_required(Role.OFFICER)
@require_safe
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The paper, to print or to send again."""
    certificate = finding.certificate(code)
    with trail.act(by=Actor.of(request), at=clock.now()) as noted:
        noted.note("certificate.read", about=("certificate", certificate.code))
    name = paper.filename(certificate)
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(paper.pdf(certificate), content_type=paper.PDF, headers=headers)


def _issue(request: HttpRequest, about: Activity, design: Design) -> HttpResponse:
    here = reverse("desk_certificates_of", args=[about.ref])
    here = f"{here}?{urlencode({'design': design.key})}"
    try:
        made = issuing.issue(
            activity=about,
            design=design,
            by=Actor.of(request),
            at=clock.now(),
            vouched_for=set(request.POST.getlist("person")),
        )
    except issuing.CannotIssue as cannot:
        frame.warn(request, str(cannot))
        return redirect(here)
    if made:
        said = ngettext("%d certificate is issued.", "%d certificates are issued.", len(made))
        frame.say(request, said % len(made))
    else:
        frame.warn(request, _("Nobody new qualifies, so nothing was issued."))
    return redirect(here)
