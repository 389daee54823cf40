"""The tasks of one's roles: read them, do them."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import frame, mine, tasks
from kernel.desk.models import StaffTask
from kernel.desk.rows import rows
from kernel.people.access import Refused, role_required
from kernel.people.roles import STAFF

ON_A_PAGE = 50


@role_required(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for one's roles; `?done=1` shows what is done."""
    is_done = request.GET.get("done") == "1"
    found = tasks.done_for if is_done else tasks.open_for
    page = Paginator(found(mine.roles(request)), ON_A_PAGE).get_page(request.GET.get("p"))
    return frame.show(
        request,
        "kernel/desk/tasks.html",
        title=_("Tasks"),
        icon="tasks",
        page=page,
        rows=rows(page.object_list),
        is_done=is_done,
        here=request.get_full_path(),
    )


@role_required(*STAFF)
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Done. Pressed twice, or by two at once, the first one counts."""
    task = StaffTask.objects.filter(pk=pk).first()
    if task is None:
        raise Http404
    if task.for_role not in mine.roles(request):
        raise Refused(("task", str(pk)))
    if tasks.finish(task=task, by=Actor.of(request), at=clock.now()):
        frame.say(request, _("Done."))
    else:
        frame.say(request, _("Somebody had done that already."))
    return redirect(frame.way_back(request, reverse("desk_tasks")))
