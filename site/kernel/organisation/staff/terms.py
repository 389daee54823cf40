"""Terms and privacy wording: every version there is, and bringing in a new one."""

from datetime import time

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.desk.fields import DayField
from kernel.organisation.terms import wording
from kernel.organisation.terms.models import TermsVersion
from kernel.people.access import role_required
from kernel.people.roles import Role

MAY = (Role.ADMINISTRATOR, Role.DATA_PROTECTION)
MOST = 40_000


class TermsForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=TermsVersion.Kind.choices,
        error_messages={
            "required": gettext_lazy("Choose one."),
            "invalid_choice": gettext_lazy("Choose one."),
        },
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=settings.LANGUAGES,
        error_messages={
            "required": gettext_lazy("Choose one."),
            "invalid_choice": gettext_lazy("Choose one."),
        },
    )
    from_day = DayField(label=gettext_lazy("In force from"))
    text = forms.CharField(
        label=gettext_lazy("The text"),
        help_text=gettext_lazy("Plain words; an empty line begins a new paragraph."),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 18}),
        error_messages={
            "required": gettext_lazy("Write the text that people are to read."),
            "max_length": gettext_lazy("Nobody reads that much. Shorten it."),
        },
    )


@role_required(*MAY)
@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """All of them, the newest of each kind first."""
    at = clock.now()
    now = {row.ref for each in ("en", "cy") for row in wording.in_force(at=at, language=each)}
    return frame.show(
        request,
        "kernel/organisation/terms.html",
        title=_("Terms and privacy"),
        icon="doc-full",
        versions=[
            {"row": row, "is_now": row.ref in now, "is_to_come": row.from_at > at}
            for row in TermsVersion.objects.all()
        ],
    )


@role_required(*MAY)
@require_safe
def version(request: HttpRequest, ref: str) -> HttpResponse:
    """One, as people read it."""
    row = TermsVersion.objects.filter(ref=ref[:16]).first() if ref.isalnum() else None
    if row is None:
        raise Http404
    return frame.show(
        request,
        "kernel/organisation/terms_version.html",
        title=_("%(kind)s, version %(number)d")
        % {"kind": row.get_kind_display(), "number": row.number},
        icon="doc-full",
        crumbs=[(_("Terms and privacy"), reverse("desk_terms"))],
        row=row,
    )


@role_required(*MAY)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new version: from its day on, everybody who books is shown it."""
    at = clock.now()
    today = clock.london_date(at)
    form = TermsForm(request.POST or None, initial={"from_day": today, "language": "en"})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        day = typed["from_day"]
        try:
            wording.bring_in(
                kind=typed["kind"],
                language=typed["language"],
                text=typed["text"],
                from_at=at if day == today else clock.from_london(day, time()),
                by=Actor.of(request),
                at=at,
            )
        except wording.CannotWord as why:
            form.add_error(None, str(why))
        else:
            frame.say(request, _("Everybody who books from that day on is shown this version."))
            return redirect("desk_terms")
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("A new version"),
        icon="doc-full",
        crumbs=[(_("Terms and privacy"), reverse("desk_terms"))],
        back=reverse("desk_terms"),
        form=form,
        submit=_("Bring this version in"),
        intro=_(
            "A version never changes once it is in, for people may have agreed to it. "
            "What is different tomorrow is another version."
        ),
    )
