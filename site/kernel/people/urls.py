"""Addresses of one's own account; allauth's own come after them."""

from allauth import urls as allauth_urls
from django.urls import include, path
from django.views.decorators.cache import never_cache
from wagtail.utils.urlpatterns import decorate_urlpatterns

from kernel.people import views, welcome

urlpatterns = [
    path("", views.home, name="account_home"),
    path("welcome/<str:secret>/", welcome.welcome, name="account_welcome"),
    # Secrets of a second factor, addresses, devices: nothing for a shared computer to keep.
    path("", include(decorate_urlpatterns(list(allauth_urls.urlpatterns), never_cache))),
]
