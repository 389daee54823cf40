"""A certificate as a PDF, made from the words that were kept, whenever somebody asks for it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from bookings.certificates.models import Certificate, Design
from bookings.certificates.printing import spoken_date
from kernel import clock
from kernel.documents import press
from kernel.documents.qr import qr_svg
from kernel.mail.attachments import Attachment, maker

TEMPLATE = "bookings/documents/certificate.html"
ATTACHMENT = "certificate"
PDF = "application/pdf"
MUCH = 210  # signs; more get smaller letters, so that nothing is lost


def pdf(certificate: Certificate) -> bytes:
    """PDF/UA-1, A4 across. Takes a moment: never call it inside a transaction."""
    return press.render(TEMPLATE, context(certificate), language=certificate.language)


def filename(certificate: Certificate) -> str:
    return f"certificate-{certificate.code}.pdf"


def code_in_print(code: str) -> str:
    """`7K2MQ-9XH4T`: two halves, so that a code can be read out and typed back."""
    return f"{code[:5]}-{code[5:]}".upper()


def verify_url(certificate: Certificate) -> str:
    """The public address that the QR code leads to."""
    with translation.override(certificate.language):
        return settings.SITE_URL + reverse("verify", args=[certificate.code])


def context(certificate: Certificate) -> dict[str, Any]:
    """Everything the template shows."""
    said, url = certificate.facts, verify_url(certificate)
    with translation.override(certificate.language):
        expires = said.get("expires")
        return {
            "facts": said,
            "layout": certificate.design.layout,
            "much": len(said["before"]) + len(said["name"]) + len(said["after"]) > MUCH,
            "art": artwork(certificate.design),
            "issued": spoken_date(clock.london_date(certificate.issued_at)),
            "expires": spoken_date(date.fromisoformat(expires)) if expires else "",
            "code": code_in_print(certificate.code),
            "address": url.partition("://")[2],
            "qr": qr_svg(url, alt=_("QR code that leads to %(url)s") % {"url": url}),
        }


def artwork(design: Design) -> str:
    """The address of the design's picture inside the press; empty where it has none."""
    if not design.border:
        return ""
    try:
        with design.border.open("rb") as file:
            return press.hand_over(file.read(), "image/svg+xml")
    except OSError:
        return ""  # a lost picture is no reason to keep somebody's certificate from them


@maker(ATTACHMENT)
def attachment(code: str) -> Attachment | None:
    """The PDF that hangs on the mail; nothing when it was taken back meanwhile."""
    certificate = (
        Certificate.objects.select_related("design")
        .filter(code=code, revoked_at__isnull=True)
        .first()
    )
    if certificate is None:
        return None
    return Attachment(filename(certificate), pdf(certificate), PDF)
