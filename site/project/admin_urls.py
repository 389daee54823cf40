"""Wagtail's admin under our own conditions: its side doors closed, its own content policy."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csp import csp_override
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.views.account import LogoutView
from wagtail.utils.urlpatterns import decorate_urlpatterns

# Wagtail's own sign-in pages take a bare password; they lead to the one door (design D10).
to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", to_sign_in, name="closed_admin_login"),
    # Wagtail lets only those in leave; somebody whose role has just ended must be able to, too.
    path("logout/", LogoutView.as_view(), name="admin_logout"),
    path(
        "",
        include(
            decorate_urlpatterns(
                list(wagtailadmin_urls.urlpatterns), csp_override(settings.ADMIN_CSP)
            )
        ),
    ),
]
