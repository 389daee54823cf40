"""Every address of the house. Order matters: our own before the pages' catch-all."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from kernel.organisation.views import brand_css
from project import health, media

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("brand.css", brand_css, name="brand_css"),
    path("robots.txt", health.robots),
    path(".well-known/security.txt", health.security_txt),
    path("account/", include("allauth.urls")),
    path("payments/", include("kernel.payments.urls")),
    path("admin/", include(wagtailadmin_urls)),
]
if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", media.public_file)]
urlpatterns += i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False)
