"""Recording a BOPA, a child's licence, a day on which a child performed; and taking back a slip."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kernel import clock
from kernel.people.access import role_required
from safeguarding.performing.staff import forms
from safeguarding.vetting import records
from safeguarding.vetting.models import Licence
from safeguarding.vetting.records.licences import licence_for
from safeguarding.vetting.staff.forms import OnceForm
from safeguarding.vetting.staff.reading import KEEPERS
from safeguarding.vetting.staff.recorded import BOTH, Act, done_once, one, sent, witnessed


@role_required(*KEEPERS)
@BOTH
def bopa(request: HttpRequest) -> HttpResponse:
    form = forms.BopaForm(sent(request), at=clock.now(), **witnessed(request))
    return _recorded(
        request,
        form,
        lambda **by_at: records.record_licence(**form.facts(), **by_at),
        title=_("Body of persons approval (BOPA)"),
        submit=_("Record this approval"),
        intro=_("It lets every child of one activity perform, unpaid and without missing school."),
    )


@role_required(*KEEPERS)
@BOTH
def licence(request: HttpRequest) -> HttpResponse:
    form = forms.ChildLicenceForm(sent(request), at=clock.now(), **witnessed(request))
    return _recorded(
        request,
        form,
        lambda **by_at: records.record_licence(**form.facts(), **by_at),
        title=_("A child's licence to perform"),
        submit=_("Record this licence"),
        intro=_("The council in whose area the child lives gives it."),
    )


@role_required(*KEEPERS)
@BOTH
def day(request: HttpRequest) -> HttpResponse:
    """Counted once a day, under the child's licence where one covers it."""
    at = clock.now()
    form = forms.DayForm(sent(request), at=at, initial={"day": clock.london_date(at)})

    def count(**by_at: Any) -> None:
        told = form.facts()
        person, on = told["person"], told["day"]
        permit = None if told["elsewhere"] else licence_for(person, on)
        records.count_performance(person=person, day=on, licence=permit, **by_at)

    return _recorded(
        request,
        form,
        count,
        title=_("A day on which a child performed"),
        submit=_("Count this day"),
        intro=_("Dates booked here are counted by themselves until they are over."),
    )


@role_required(*KEEPERS)
@BOTH
def by_mistake(request: HttpRequest, key: UUID) -> HttpResponse:
    rows = Licence.objects.that_stand().exclude(kind=Licence.Kind.CHAPERONE)
    row = one(rows, key=key)
    return _recorded(
        request,
        OnceForm(sent(request)),
        lambda **by_at: records.set_aside(record=row, **by_at),
        title=_("Recorded by mistake"),
        submit=_("Yes, set it aside"),
        serious=True,
        intro=_("It stays on file and counts for nothing. This cannot be taken back."),
    )


def _recorded(request: HttpRequest, form: OnceForm, act: Act, **words: Any) -> HttpResponse:
    back = reverse("performances")
    return done_once(
        request,
        form,
        act,
        back=back,
        crumbs=[(_("Children who perform"), back)],
        **words,
    )
