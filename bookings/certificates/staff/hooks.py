"""What certificates add to the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from bookings.certificates.staff.urls import urlpatterns
from kernel.desk import mine
from kernel.people.roles import Role


class CertificatesItem(MenuItem):
    """Shown to those who may issue; the view asks again."""

    def is_shown(self, request: HttpRequest) -> bool:
        return mine.is_one_of(request, Role.OFFICER)


@hooks.register("register_admin_urls")
def certificate_addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def certificates_in_the_menu() -> MenuItem:
    return CertificatesItem(
        _("Certificates"), reverse("desk_certificates"), icon_name="draft", order=260
    )
