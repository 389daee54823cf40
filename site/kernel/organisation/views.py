"""What the house looks like, as one small style sheet."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe

from kernel.organisation import brand
from kernel.organisation.house import house
from kernel.people.access import everybody

FOR_EVER, A_WHILE = 365 * 24 * 3600, 300


def _etag(request: HttpRequest) -> str:
    return f'"{brand.version(house())}"'


@everybody
@require_safe
@condition(etag_func=_etag)
def brand_css(request: HttpRequest) -> HttpResponse:
    """Kept for ever under its version (`?v=`), a few minutes without one. Sets no cookie."""
    now = house()
    known = request.GET.get("v") == brand.version(now)
    response = HttpResponse(brand.style_sheet(now), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = (
        f"public, max-age={FOR_EVER}, immutable" if known else f"public, max-age={A_WHILE}"
    )
    return response
