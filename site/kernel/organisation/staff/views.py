"""The house and its light: one screen for administrators, seen before it is saved."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import frame
from kernel.organisation import brand, pairs
from kernel.organisation.framing import frame_sheet
from kernel.organisation.furnishing import furnish
from kernel.organisation.models import COLOUR, Organisation
from kernel.organisation.staff.forms import HouseForm
from kernel.people.access import role_required
from kernel.people.roles import STAFF, Role

COLOUR_FIELDS = ("logo", *brand.FIVE)


@role_required(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def house_screen(request: HttpRequest) -> HttpResponse:
    """“Look first” shows both lights and saves nothing; “Save” saves what can be read."""
    form = _form(request)
    if request.method == "POST" and not {"look", "use"} & set(request.POST) and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in form.changed_data}
        furnish(facts=facts, by=Actor.of(request), at=clock.now())
        frame.say(request, _("Saved. Every page has it from now on."))
        return redirect("desk_house")
    colours = form.colours()
    return frame.show(
        request,
        "kernel/organisation/house.html",
        title=_("The house"),
        icon="home",
        form=form,
        facts=[form[name] for name in form.fields if name not in COLOUR_FIELDS],
        light=[form[name] for name in COLOUR_FIELDS],
        could_do=bool(form.is_bound and pairs.faults(colours)),
        previews=[
            {"title": title, "url": f"{reverse('desk_house_preview')}?{_query(colours, light)}"}
            for title, light in ((_("By day"), "day"), (_("By night"), "night"))
        ],
    )


@role_required(Role.ADMINISTRATOR)
@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """Real parts of a page in colours that are not saved yet, in one of the two lights."""
    light = "night" if request.GET.get("light") == "night" else "day"
    sheet = f"{reverse('desk_house_colours')}?{_query(_asked(request), light)}"
    answer = render(request, "kernel/organisation/preview.html", {"light": light, "sheet": sheet})
    answer["X-Robots-Tag"] = "noindex"
    return answer


@role_required(Role.ADMINISTRATOR)
@require_safe
def preview_colours(request: HttpRequest) -> HttpResponse:
    sheet = brand.style_sheet(Organisation(**_asked(request)))
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


@role_required(*STAFF)
@require_safe
def frame_colours(request: HttpRequest) -> HttpResponse:
    """The admin in the house's own colours."""
    sheet = frame_sheet(_own())
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


def _form(request: HttpRequest) -> HouseForm:
    if request.method != "POST":
        return HouseForm(instance=_own())
    data = request.POST
    form = HouseForm(data, request.FILES, instance=_own())
    if "use" in data:
        better = {**data.dict(), **pairs.instead(form.colours())}
        return HouseForm(better, request.FILES, instance=_own())
    return form


def _own() -> Organisation:
    return Organisation.objects.first() or Organisation(pk=1)


def _asked(request: HttpRequest) -> dict[str, str]:
    own, asked = _own(), {}
    for name in brand.FIVE:
        typed = request.GET.get(name, "")
        try:
            COLOUR(typed)
        except ValidationError:
            typed = getattr(own, name)
        asked[name] = typed
    return asked


def _query(colours: dict[str, str], light: str) -> str:
    return urlencode({**colours, "light": light})
