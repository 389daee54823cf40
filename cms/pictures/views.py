"""Quiet pictures by their address: drawn at once, kept for ever, no cookie."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from cms.pictures.addresses import version
from cms.pictures.cards import strip_url
from cms.pictures.quiet.colours import roles
from cms.pictures.quiet.compose import Light, compose
from cms.pictures.quiet.families import FAMILIES, SAID
from kernel.organisation.house import house
from kernel.people.access import everybody

FOR_EVER, A_WHILE = 365 * 24 * 3600, 300
# 600 pixels wide and one high, all of them clear.
NOTHING = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000025800000001010300000038b6428900000003504c54"
    "45ffffffa7c41bc80000000174524e530040e6d8660000000c4944415478da6360a01e0000004c00"
    "017092dbc00000000049454e44ae426082"
)
# It does nothing else, even when somebody opens it alone.
STYLES_ITSELF = {"default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE]}


@everybody
@require_safe
@gzip_page
@csp_override(STYLES_ITSELF)
def quiet_picture(request: HttpRequest, made: str, form: str, seed: str) -> HttpResponse:
    """With `?light=day` or `night` it stays so; without, it follows the reader's device.

    An address of yesterday's colours answers in today's, and is not kept for long.
    """
    if form not in FAMILIES and form not in SAID:
        raise Http404
    light = request.GET.get("light")
    chosen = cast(Light, light if light in ("day", "night") else None)
    colours = roles(house())
    response = HttpResponse(
        compose(form, seed, colours, light=chosen), content_type="image/svg+xml"
    )
    response["Cache-Control"] = (
        f"public, max-age={FOR_EVER}, immutable"
        if made == version(colours)
        else f"public, max-age={A_WHILE}"
    )
    return response


@everybody
@require_safe
def strip(request: HttpRequest, ref: str) -> HttpResponse:
    """The picture in the mails about an activity: as it is today, however old the mail.

    Where there is none (a closed list, a page taken down) it is a line that nobody sees.
    """
    url = strip_url(ref)
    answer = HttpResponseRedirect(url) if url else HttpResponse(NOTHING, content_type="image/png")
    answer["Cache-Control"] = f"public, max-age={A_WHILE}"
    return answer
