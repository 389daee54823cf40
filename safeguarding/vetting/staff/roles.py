"""Work roles: what somebody does, what each asks for, and why that is lawful."""

from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kernel import clock
from kernel.desk import frame
from kernel.people.access import role_required
from kernel.references import new_ref
from safeguarding.vetting import records
from safeguarding.vetting.models import Level, RoleTraining, TrainingTopic, WorkRole
from safeguarding.vetting.records.roles import NEEDS
from safeguarding.vetting.staff.forms.base import OnceForm
from safeguarding.vetting.staff.forms.roles import (
    FLAGS,
    LABELS,
    ChangeRoleForm,
    NewRoleForm,
    RoleTrainingForm,
)
from safeguarding.vetting.staff.reading import KEEPERS
from safeguarding.vetting.staff.recorded import Act, done_once, one, sent

BOTH = require_http_methods(["GET", "POST"])
LONGEST_KEY = 50


@role_required(*KEEPERS)
@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    today = clock.london_date(clock.now())
    now = Q(engagements__from_date__lte=today) & (
        Q(engagements__until_date__isnull=True) | Q(engagements__until_date__gt=today)
    )
    asked = RoleTraining.objects.select_related("topic").order_by("topic__title")
    found = WorkRole.objects.annotate(people=Count("engagements__person", now, distinct=True))
    return frame.show(
        request,
        "safeguarding/roles.html",
        title=_("Work roles"),
        icon="clipboard-list",
        crumbs=[(_("Team records"), reverse("team_records"))],
        roles=[
            (role, needs_in_words(role))
            for role in found.prefetch_related(Prefetch("trainings", asked)).order_by("title")
        ],
    )


def needs_in_words(role: WorkRole) -> list[str]:
    """What the role asks for besides its check."""
    found = [str(LABELS[name]) for name in FLAGS if getattr(role, name)]
    if role.references_needed:
        found.append(_("references: %(n)d") % {"n": role.references_needed})
    return found + [asked.topic.title for asked in role.trainings.all()]


@role_required(*KEEPERS)
@BOTH
def add(request: HttpRequest) -> HttpResponse:
    """It begins without a check: the helper says next what it may ask for."""
    form = NewRoleForm(sent(request))
    key = slugify(str(request.POST.get("title", "")))[:LONGEST_KEY]
    key = new_ref() if key in {"", "add"} else key
    back = reverse("work_roles")

    def make(**by_at: object) -> None:
        records.create_role(key=key, level=Level.NONE, rationale="", **form.facts(), **by_at)  # type: ignore[arg-type]  # by and at

    return _done(
        request,
        form,
        make,
        back=back,
        then=reverse("work_role_law", args=[key]),
        title=_("New work role"),
        submit=_("Make this role, then ask the law"),
    )


@role_required(*KEEPERS)
@BOTH
def change(request: HttpRequest, key: str) -> HttpResponse:
    role = _role(key)
    form = ChangeRoleForm(
        sent(request),
        initial={
            "title": role.title,
            "activity": role.activity,
            "references_needed": role.references_needed,
            "needs": [name for name in NEEDS if name in FLAGS and getattr(role, name)],
        },
    )
    return _done(
        request,
        form,
        lambda **by_at: records.change_role(role=role, **form.facts(), **by_at),
        back=reverse("work_roles"),
        then=reverse("work_roles"),
        title=_("Change “%s”") % role.title,
        submit=_("Keep these changes"),
        intro=_("Everybody who has this role is judged by it at once."),
    )


@role_required(*KEEPERS)
@BOTH
def training(request: HttpRequest, key: str) -> HttpResponse:
    """A training that the role asks for, old or new."""
    role = _role(key)
    form = RoleTrainingForm(sent(request), initial={"refresher_months": 36})

    def ask(**by_at: object) -> None:
        told = form.cleaned_data
        topic = told["topic"] or records.add_topic(
            key=slugify(told["new_topic"])[:LONGEST_KEY] or new_ref(),
            title=told["new_topic"],
            safeguarding=told["safeguarding"],
            **by_at,  # type: ignore[arg-type]  # by and at
        )
        records.ask_training(
            role=role,
            topic=topic,
            level=told["level"],
            refresher_months=told["refresher_months"],
            **by_at,  # type: ignore[arg-type]  # by and at
        )

    return _done(
        request,
        form,
        ask,
        back=reverse("work_roles"),
        then=reverse("work_roles"),
        title=_("Training that “%s” asks for") % role.title,
        submit=_("Ask for this training"),
    )


@role_required(*KEEPERS)
@BOTH
def training_off(request: HttpRequest, key: str, topic: str) -> HttpResponse:
    role = _role(key)
    subject = one(TrainingTopic.objects.filter(roles__role=role), key=topic)
    return _done(
        request,
        OnceForm(sent(request)),
        lambda **by_at: records.stop_asking_training(role=role, topic=subject, **by_at),
        back=reverse("work_roles"),
        then=reverse("work_roles"),
        title=_("“%(role)s” and “%(topic)s”") % {"role": role.title, "topic": subject.title},
        submit=_("Ask for it no more"),
        intro=_("What people have done stays on their records."),
    )


def _role(key: str) -> WorkRole:
    found = one(WorkRole.objects.all(), key=key)
    assert isinstance(found, WorkRole)
    return found


def _done(
    request: HttpRequest, form: OnceForm, act: Act, *, back: str, then: str, **words: str
) -> HttpResponse:
    return done_once(
        request,
        form,
        act,
        back=back,
        then=then,
        done=_("Done."),
        crumbs=[(_("Team records"), reverse("team_records")), (_("Work roles"), back)],
        **words,
    )
