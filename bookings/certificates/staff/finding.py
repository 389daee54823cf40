"""What the certificate screens need to find, and the list they begin with."""

from datetime import datetime

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from bookings.catalogue.models import Activity, Session
from bookings.certificates.models import Certificate, Design


def activities(*, wanted: str, at: datetime) -> QuerySet[Activity]:
    """Activities that have been and promise a certificate, latest first; or those searched for."""
    been = (
        Session.objects.filter(
            activity=OuterRef("pk"), status=Session.Status.SCHEDULED, ends_at__lte=at
        )
        .order_by()
        .values("activity")
        .annotate(last=Max("ends_at"))
        .values("last")
    )
    standing = Count("certificates", filter=Q(certificates__revoked_at__isnull=True))
    found = Activity.objects.annotate(last=Subquery(been), issued=standing).filter(
        last__isnull=False
    )
    wanted = wanted.replace("\0", "").strip()[:100]
    if wanted:
        found = found.filter(Q(title_en__icontains=wanted) | Q(title_cy__icontains=wanted))
    else:
        found = found.exclude(certificate_kind="", issued=0)
    return found.order_by("-last", "pk")


def activity(ref: str) -> Activity:
    found = Activity.objects.filter(ref=ref).first() if ref.isalnum() else None
    if found is None:
        raise Http404
    return found


def certificate(code: str) -> Certificate:
    found = Certificate.objects.select_related("design", "activity", "person")
    one = found.filter(code=code).first() if code.isalnum() else None
    if one is None:
        raise Http404
    return one


def design(activity: Activity, key: str) -> Design | None:
    """The design asked for, else the activity's own; None where neither exists."""
    wanted = key.replace("\0", "") or activity.certificate_kind
    return Design.objects.filter(key=wanted).first() if wanted else None
