"""Who has an account, and what they may do."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kernel import clock
from kernel.desk import frame
from kernel.people import invitations
from kernel.people.access import role_required
from kernel.people.models import RoleGrant, User
from kernel.people.proving import recently_proved
from kernel.people.roles import Role
from kernel.people.staff import forms
from kernel.people.staff.doing import BOTH, done, found, sent
from kernel.people.staff.rows import rows

A_PAGE = 50
LONGEST_SOUGHT = 100


@role_required(Role.ADMINISTRATOR)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    sought = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_SOUGHT]
    named = (
        Q(first_name__icontains=sought)
        | Q(last_name__icontains=sought)
        | Q(email__icontains=sought)
    )
    matching = User.objects.filter(named).order_by("-is_active", "first_name", "last_name", "pk")
    page = Paginator(matching, A_PAGE).get_page(request.GET.get("p"))
    return frame.show(
        request,
        "kernel/people/accounts.html",
        title=_("Accounts and roles"),
        icon="group",
        rows=rows(page.object_list, at=at),
        page=page,
        sought=sought,
    )


@role_required(Role.ADMINISTRATOR)
@recently_proved
@BOTH
def invite(request: HttpRequest) -> HttpResponse:
    form = forms.InviteForm(sent(request))
    return done(
        request,
        form,
        lambda **by_at: invitations.invite(**form.facts(), **by_at),
        title=_("Invite somebody"),
        submit=_("Send the invitation"),
        intro=_(
            "They get a mail with a link that works once, within a week. They choose a password "
            "and set up an authenticator app."
        ),
        back=reverse("desk_accounts"),
        said=_("Invited. The mail is on its way."),
    )


@role_required(Role.ADMINISTRATOR)
@require_GET
def account(request: HttpRequest, ref: str) -> HttpResponse:
    user, at = found(ref), clock.now()
    return frame.show(
        request,
        "kernel/people/account.html",
        title=user.get_full_name(),
        icon="user",
        crumbs=[(_("Accounts and roles"), reverse("desk_accounts"))],
        row=rows([user], at=at)[0],
        grants=RoleGrant.objects.filter(user=user).order_by("-from_at", "-pk"),
        at=at,
        is_own=user == request.user,
    )
