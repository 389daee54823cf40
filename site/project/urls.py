"""Every address of the house. Order matters: our own before the pages' catch-all."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail.contrib.sitemaps.views import sitemap

from kernel.freshness.public import shared
from kernel.organisation.views import brand_css
from project import health, media
from project.admin_urls import to_sign_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("brand.css", brand_css, name="brand_css"),
    path("pictures/", include("cms.pictures.urls")),
    path("robots.txt", health.robots),
    path("sitemap.xml", shared()(sitemap)),
    path(".well-known/security.txt", health.security_txt),
    path("account/", include("safeguarding.oversight.urls")),
    path("account/", include("kernel.people.urls")),
    path("payments/", include("kernel.payments.urls")),
    path("admin/", include("project.admin_urls")),
]
if settings.DEBUG:
    from project.style_guide import style_guide  # for builders, never in the house

    urlpatterns += [
        path("style-guide/", style_guide, name="style_guide"),
        path("style-guide/<slug:frame>/", style_guide, name="style_guide_frame"),
    ]
if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", media.public_file)]
urlpatterns += i18n_patterns(
    path("_util/login/", to_sign_in),
    path("register/", include("bookings.register.urls")),
    path("verify/", include("bookings.certificates.urls")),
    path("", include("bookings.ordering.urls")),
    path("", include("cms.urls")),
    prefix_default_language=False,
)
