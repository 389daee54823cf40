"""Taking a certificate back: it stays, marked, so that its code still answers the truth."""

from datetime import datetime

from django.utils.translation import gettext as _

from bookings.certificates.models import Certificate
from kernel.audit import trail
from kernel.audit.actor import Actor

LONGEST_REASON = 200


class CannotRevoke(Exception):
    """It stands as it was; the message says what is missing."""


def revoke(*, certificate: Certificate, reason: str, by: Actor, at: datetime) -> bool:
    """Take it back for a reason that stays in the house; False when it was taken back before.

    Afterwards the person can be issued a new one. Raises CannotRevoke without a reason.
    """
    reason = " ".join(reason.replace("\0", "").split())
    if not reason or len(reason) > LONGEST_REASON:
        raise CannotRevoke(_("Say why in one sentence, so that the next colleague understands."))
    with trail.act(by=by, at=at) as noted:
        won = Certificate.objects.filter(pk=certificate.pk, revoked_at__isnull=True).update(
            revoked_at=at, revoked_because=reason
        )
        if won:
            noted.note("certificate.revoked", about=("certificate", certificate.code))
    certificate.refresh_from_db()
    return bool(won)
