"""`/account/welcome/<secret>/`: somebody invited chooses a password, and goes on to their app."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kernel import clock
from kernel.people import invitations
from kernel.people.access import everybody
from kernel.people.forms import HOW_LONG
from kernel.people.models import Invitation, User

LONGEST = 128


class FirstPassword(forms.Form):
    """Twice the same, and good enough for this account."""

    password1 = forms.CharField(
        label=_lazy("New password"),
        help_text=HOW_LONG,
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_lazy("The same again"),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.user = user

    def clean_password1(self) -> str:
        password = str(self.cleaned_data["password1"])
        validate_password(password, self.user)
        return password

    def clean(self) -> None:
        first, again = (self.cleaned_data.get(name) for name in ("password1", "password2"))
        if first and again and first != again:
            self.add_error("password2", ValidationError(_("The two are not the same.")))


@everybody
@never_cache
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, secret: str) -> HttpResponseBase:
    """A GET changes nothing: whoever looks through mail for links uses none up."""
    at = clock.now()
    invitation = invitations.find(secret, at=at)
    if invitation is None:
        return render(request, "account/welcome_over.html", {"private": True}, status=404)
    if isinstance(request.user, User):
        return redirect("account_home")
    form = FirstPassword(request.POST if request.method == "POST" else None, user=invitation.user)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["password1"]
        if invitations.accept(invitation=invitation, password=password, at=at):
            return _signed_in(request, invitation)
        return render(request, "account/welcome_over.html", {"private": True}, status=404)
    context = {"form": form, "private": True, "invited": invitation.user}
    return render(request, "account/welcome.html", context)


def _signed_in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """As after typing the password that has just been chosen; who had a second factor shows it."""
    user = invitation.user
    login = Login(user=user, email=user.email, redirect_url=_on(user))
    return perform_password_login(request, {"email": user.email}, login)


def _on(user: User) -> str:
    is_staff = user.is_staff_at(clock.now())
    return reverse("wagtailadmin_home") if is_staff else reverse("account_home")
