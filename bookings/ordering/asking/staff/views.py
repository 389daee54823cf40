"""An activity's questions: what is asked now, one more, one less."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bookings.catalogue.staff import finding
from bookings.catalogue.staff.date_views import PROGRAMME
from bookings.ordering.asking.managing import add_question, withdraw_question
from bookings.ordering.asking.models import Question
from bookings.ordering.asking.staff.forms import QuestionForm
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.people.access import role_required


@role_required(*PROGRAMME)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """One more question, asked of everybody who books from now on."""
    activity = finding.activity(ref)
    form = QuestionForm(request.POST or None, activity=activity)
    by, at = Actor.of(request), clock.now()
    if request.method == "POST" and form.is_valid():
        with trail.act(by=by, at=at):
            _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
            if is_first:
                add_question(activity=activity, by=by, at=at, **form.facts())
        if is_first:
            frame.say(request, _("Everybody who books from now on is asked that."))
        return redirect(finding.back(request, activity))
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=_("Ask a question"),
        icon="help",
        crumbs=finding.crumbs(request, activity),
        back=finding.back(request, activity),
        form=form,
        submit=_("Ask this from now on"),
        intro=_(
            "Ask only what you will use. Names, ages, whom to ring and what keeps a child well are "
            "asked already. A question cannot be changed once it may have been answered: stop "
            "asking it, and ask another."
        ),
    )


@role_required(*PROGRAMME)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask it no more."""
    found = Question.objects.select_related("activity").filter(withdrawn=False)
    question = found.filter(ref=ref).first() if ref.isalnum() else None
    if question is None:
        raise Http404
    if request.method == "POST":
        withdraw_question(question=question, by=Actor.of(request), at=clock.now())
        frame.say(request, _("That is asked no more."))
        return redirect(finding.back(request, question.activity))
    return frame.show(
        request,
        "bookings/staff/withdraw_question.html",
        title=_("Stop asking a question"),
        icon="help",
        crumbs=finding.crumbs(request, question.activity),
        back=finding.back(request, question.activity),
        question=question,
        answers=question.answers.count(),
    )
