"""The Update Service about one certificate: what is needed, what was heard, and asking now."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.people.access import Refused, role_required
from kernel.people.models import Person, User
from safeguarding.vetting.models import Check, StatusCheck
from safeguarding.vetting.staff.reading import KEEPERS, on_record
from safeguarding.vetting.staff.recorded import recorded
from safeguarding.vetting.update_service import alerts, asking, consent, preconditions
from safeguarding.vetting.update_service.forms import ConsentForm

SHOWN = 20
Code = StatusCheck.Code


@role_required(*KEEPERS)
@require_GET
def status(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    person, check = _found(request, ref, key)
    at = clock.now()
    with trail.act(by=Actor.of(request), at=at) as noted:
        noted.note("status.read", about=("check", str(check.key)), person=person.ref)
    subscription = consent.of(check)
    needed = preconditions.all_of(check, subscription, at=at)
    heard = StatusCheck.objects.filter(certificate=check).order_by("-seq")[:SHOWN]
    return frame.show(
        request,
        "safeguarding/update_service/status.html",
        title=_("Update Service"),
        icon="clipboard-list",
        crumbs=_crumbs(person),
        person=person,
        check=check,
        subscription=subscription,
        needed=needed,
        is_ready=all(each.holds for each in needed),
        heard=[(row, alerts.in_words(row, check)) for row in heard],
    )


@role_required(*KEEPERS)
@require_POST
def ask(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    """Asks now, and says the answer in words."""
    person, check = _found(request, ref, key)
    back = redirect(reverse("team_record_status", args=[person.ref, key]))
    checker = _me(request)
    if checker is None:
        frame.warn(request, _("Your account names nobody. Ask an administrator to add your name."))
        return back
    if checker == person:
        frame.warn(request, _("Your own record is kept by somebody else of the safeguarding team."))
        return back
    try:
        row = asking.ask(check=check, checker=checker, by=Actor.of(request), at=clock.now())
    except asking.CannotAsk as fault:
        frame.warn(request, _("Nothing was asked.") + " " + str(fault))
        return back
    say = frame.say if row.code == Code.BLANK else frame.warn
    say(request, alerts.in_words(row, check))
    return back


@role_required(*KEEPERS)
@require_http_methods(["GET", "POST"])
def agreed(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    """They agreed that we ask."""
    person, check = _found(request, ref, key)
    forename, _space, surname = person.name.strip().rpartition(" ")
    form = ConsentForm(
        request.POST if request.method == "POST" else None,
        initial={
            "forename": person.first_name if forename else "",
            "surname": surname,
            "birth_date": person.birth_date,
            "consent_date": clock.london_date(clock.now()),
        },
    )
    me = _me(request)

    def act(**by_at: object) -> None:
        consent.give(check=check, **form.facts(), recorded_by=me, **by_at)  # type: ignore[arg-type]  # typed by the form

    if me is None:
        frame.warn(request, _("Your account names nobody. Ask an administrator to add your name."))
        return redirect(reverse("team_record", args=[person.ref]))
    return recorded(
        request,
        person,
        form,
        act,
        title=_("They agreed to status checks"),
        submit=_("Record that they agreed"),
        intro=_(
            "We may ask the Update Service only about those who agreed. Type the names exactly as "
            "they are printed on the certificate: the answer is compared with them."
        ),
        done=_("Recorded. The status can be checked now, and will be every three months."),
    )


@role_required(*KEEPERS)
@require_POST
def withdrawn(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    """They want us to ask no more."""
    person, check = _found(request, ref, key)
    subscription = consent.of(check)
    if subscription is not None:
        consent.withdraw(subscription=subscription, by=Actor.of(request), at=clock.now())
    frame.say(request, _("We ask no more about this certificate."))
    return redirect(reverse("team_record_status", args=[person.ref, key]))


def _found(request: HttpRequest, ref: str, key: UUID) -> tuple[Person, Check]:
    person = on_record(request, ref)
    check = Check.objects.filter(key=key, person=person).select_related("person").first()
    if check is None or not preconditions.may_subscribe(check):
        raise Refused(("check", str(key)))
    return person, check


def _me(request: HttpRequest) -> Person | None:
    return request.user.person if isinstance(request.user, User) else None


def _crumbs(person: Person) -> list[tuple[str, str]]:
    return [
        (_("Team records"), reverse("team_records")),
        (person.name, reverse("team_record", args=[person.ref])),
    ]
