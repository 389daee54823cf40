"""Media served by the application: the demo's only way, and never an original (design D16)."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from kernel.people.access import everybody

# Renditions, made for showing, and the house's own logo. Originals keep what a camera wrote.
PUBLIC = ("images/", "brand/")


@everybody
@require_safe
def public_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A rendition or the logo; everything else is as if it were not there."""
    if not path.startswith(PUBLIC) or ".." in path.split("/"):
        raise Http404
    try:
        answer = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except OSError:  # longer than a file's name can be
        raise Http404 from None
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer
