"""Codes and bursary funds: what there is, how much of it is left, and new ones."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bookings.catalogue.staff import wording
from bookings.ordering.codes import making
from bookings.ordering.codes.forms import BudgetForm, CodeForm, FundForm
from bookings.ordering.codes.making import CannotMake
from bookings.ordering.codes.models import DiscountCode
from bookings.ordering.funds.models import BursaryFund
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk import frame, once
from kernel.money import Money
from kernel.people.access import role_required
from kernel.people.roles import Role

KEEPERS = (Role.BOX_OFFICE, Role.OFFICER, Role.FINANCE)


@role_required(*KEEPERS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Those that are good first; how much each fund and each code has left."""
    codes = DiscountCode.objects.select_related("activity", "unlocks", "fund")
    return frame.show(
        request,
        "bookings/staff/codes.html",
        title=_("Codes and bursaries"),
        icon="tag",
        funds=[_fund_row(fund) for fund in BursaryFund.objects.all()],
        codes=[_code_row(code) for code in codes.order_by("withdrawn", "-pk")[:200]],
    )


@role_required(*KEEPERS)
@require_http_methods(["GET", "POST"])
def add_code(request: HttpRequest) -> HttpResponse:
    """A code that is good at once."""
    form = CodeForm(request.POST or None)
    words = {"title": _("Add a code"), "submit": _("Add this code now"), "name": "code"}
    return _add(request, form, making.add_code, words)


@role_required(*KEEPERS)
@require_http_methods(["GET", "POST"])
def add_fund(request: HttpRequest) -> HttpResponse:
    """Money for bursaries; a code spends it."""
    form = FundForm(request.POST or None)
    words = {"title": _("Add a bursary fund"), "submit": _("Add this fund now"), "name": "title"}
    return _add(request, form, making.add_fund, words)


@role_required(*KEEPERS)
@require_http_methods(["GET", "POST"])
def change_fund(request: HttpRequest, ref: str) -> HttpResponse:
    """More money, or less; never less than is spent."""
    fund = BursaryFund.objects.filter(ref=ref).first() if ref.isalnum() else None
    if fund is None:
        raise Http404
    form = BudgetForm(request.POST or None, initial={"budget": fund.budget.brief})
    if request.method == "POST" and form.is_valid():
        try:
            budget = form.cleaned_data["budget"]
            making.change_budget(fund=fund, budget=budget, by=Actor.of(request), at=clock.now())
        except CannotMake as why:
            form.add_error("budget", str(why))
        else:
            frame.say(request, _("“%s” is changed.") % fund.title)
            return redirect("desk_codes")
    words = {"title": fund.title, "submit": _("Change it now")}
    return _form(request, form, words)


@role_required(*KEEPERS)
@require_POST
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """It does nothing any more; tickets booked with it stay good."""
    code = DiscountCode.objects.filter(ref=ref).first() if ref.isalnum() else None
    if code is None:
        raise Http404
    making.withdraw_code(code=code, by=Actor.of(request), at=clock.now())
    frame.say(request, _("“%s” does nothing from now on.") % code.code)
    return redirect("desk_codes")


def _add(
    request: HttpRequest, form: Any, make: Callable[..., object], words: dict[str, str]
) -> HttpResponse:
    by, at = Actor.of(request), clock.now()
    if request.method == "POST" and once.sent(request.POST.get("once", ""), by=by):
        return redirect("desk_codes")
    if request.method == "POST" and form.is_valid():
        try:
            with trail.act(by=by, at=at):
                _sent, is_first = once.claim(form.cleaned_data["once"], by=by, at=at)
                if is_first:
                    make(by=by, at=at, **_facts(form))
        except CannotMake as why:
            form.add_error(words["name"], str(why))
        else:
            frame.say(request, _("“%s” is added.") % form.cleaned_data[words["name"]])
            return redirect("desk_codes")
    return _form(request, form, words)


def _facts(form: Any) -> dict[str, Any]:
    if isinstance(form, CodeForm):
        return form.facts()
    return {name: form.cleaned_data[name] for name in ("title", "budget")}


def _form(request: HttpRequest, form: Any, words: dict[str, str]) -> HttpResponse:
    back = reverse("desk_codes")
    return frame.show(
        request,
        "kernel/desk/form.html",
        title=words["title"],
        icon="tag",
        crumbs=[(_("Codes and bursaries"), back)],
        back=back,
        form=form,
        submit=words["submit"],
    )


def _fund_row(fund: BursaryFund) -> dict[str, str]:
    spent = {"spent": Money(fund.spent_pence).brief, "budget": fund.budget.brief}
    return {
        "ref": fund.ref,
        "title": fund.title,
        "says": _("%(spent)s of %(budget)s spent") % spent,
        "left": _("%s left") % fund.left.brief,
    }


def _code_row(code: DiscountCode) -> dict[str, Any]:
    return {
        "ref": code.ref,
        "code": code.code,
        "does": _does(code),
        "for": code.activity.title_en if code.activity else _("everything"),
        "used": _used(code),
        "until": code.valid_until and wording.day(code.valid_until),
        "withdrawn": code.withdrawn,
    }


def _does(code: DiscountCode) -> str:
    said = []
    if code.percent:
        said.append(_("%d percent off") % code.percent)
    if code.pence_off:
        said.append(_("%s off") % Money(code.pence_off).brief)
    if code.unlocks:
        said.append(_("opens “%s”") % code.unlocks.title_en)
    if code.fund:
        said.append(_("paid by “%s”") % code.fund.title)
    return ", ".join(said)


def _used(code: DiscountCode) -> str:
    if code.max_uses is None:
        return ngettext("%d ticket", "%d tickets", code.used) % code.used
    words = ngettext("%(n)d of %(most)d ticket", "%(n)d of %(most)d tickets", code.max_uses)
    return words % {"n": code.used, "most": code.max_uses}
