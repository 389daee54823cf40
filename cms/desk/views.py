"""New → Workshop, and giving a page without an activity one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bookings.catalogue.models import Activity
from cms.desk import making
from cms.desk.forms import AttachForm, NewForm
from cms.pages.activity import ActivityPage
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.access import role_required
from kernel.people.models import User
from kernel.people.roles import Role

MAKERS = (Role.EDITOR, Role.OFFICER)
# What the menu offers, and the kind that each begins with.
NEW = {
    "workshop": (gettext_lazy("Workshop"), Activity.Kind.WORKSHOP),
    "course": (gettext_lazy("Course"), Activity.Kind.SERIES),
    "festival": (gettext_lazy("Festival"), Activity.Kind.FESTIVAL),
}


@role_required(*MAKERS)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, what: str) -> HttpResponse:
    """A name, a kind, who comes: activity and draft page at once, then the page's editor."""
    if what not in NEW:
        raise Http404
    label, kind = NEW[what]
    form = NewForm(request.POST or None, initial={"kind": kind})
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_make(request, form))
        except making.NoProgramme:
            form.add_error(None, _("There is no what’s-on page yet. Ask your administrator."))
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("New: %s") % label,
        icon="circle-plus",
        form=form,
        back=frame.way_back(request, reverse("wagtailadmin_home")),
        submit=_("Make the draft and open it"),
        intro=_("Nobody sees it until you publish. Words, dates and tickets come next."),
    )


@role_required(*MAKERS)
@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what a page without an activity is about."""
    page = _page(request, pk)
    form = AttachForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        making.attach(
            page=page,
            activity=form.cleaned_data["activity"],
            user=_user(request),
            by=Actor.of(request),
            at=clock.now(),
        )
        frame.say(request, _("This page is about “%s” now.") % form.cleaned_data["activity"])
        return redirect(_editor(page))
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("What this page is about"),
        icon="link",
        form=form,
        back=_editor(page),
        submit=_("This is it"),
        intro=_("Dates and tickets then come from there, also for pages in other languages."),
    )


@role_required(*MAKERS)
@require_http_methods(["GET", "POST"])
def make_for(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an activity for a page that has none, a copy for example."""
    if request.method == "POST" and (
        sent := once.sent(request.POST.get("once", ""), by=Actor.of(request))
    ):
        return redirect(sent.leads_to or "wagtailadmin_home")  # a second click
    page = _page(request, pk)
    form = NewForm(
        request.POST or None, initial={"title": page.title[:160], "kind": Activity.Kind.WORKSHOP}
    )
    if request.method == "POST" and form.is_valid():
        by, at = Actor.of(request), clock.now()
        with trail.act(by=by, at=at):
            sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
            if is_first:
                activity = making.make_activity(by=by, at=at, **form.facts())
                making.attach(page=page, activity=activity, user=_user(request), by=by, at=at)
                sent.lead_to(_editor(page))
        return redirect(_editor(page))
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("New dates and tickets for this page"),
        icon="circle-plus",
        form=form,
        back=_editor(page),
        submit=_("Make it and go back to the page"),
        intro=_("The page keeps its words. Its dates and tickets begin empty."),
    )


def _make(request: HttpRequest, form: NewForm) -> str:
    """Where the new page is edited; the second of two clicks is led to the first one's page."""
    by, at = Actor.of(request), clock.now()
    with trail.act(by=by, at=at):
        sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
        if is_first:
            activity = making.make_activity(by=by, at=at, **form.facts())
            page = making.draft_page(activity=activity, user=_user(request), by=by, at=at)
            sent.lead_to(_editor(page))
    if is_first:
        frame.say(
            request,
            _("The draft of “%s” is there. Its dates and tickets are below its words.")
            % activity.title_en,
        )
    return sent.leads_to


def _page(request: HttpRequest, pk: int) -> ActivityPage:
    """A page that is about nothing yet and that this person may edit."""
    page = ActivityPage.objects.filter(pk=pk).first()
    if page is None or not page.permissions_for_user(request.user).can_edit():
        raise Http404
    draft = page.get_latest_revision_as_object()
    if draft.activity_id is not None or page.activity_id is not None:
        raise Http404
    return page


def _editor(page: ActivityPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # role_required has seen to it
    return request.user
