"""The PDF: accessible, signed by its code, and holding every letter of every name."""

import io
import shutil
import subprocess

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from bookings.certificates import paper, revoking
from bookings.certificates.models import Certificate, Design
from kernel.mail import attachments
from tests.bookings.certificates.award import AFTER, an_issued
from tests.factories.programme import OFFICER

pytestmark = pytest.mark.django_db
FRAME = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1684 1190">
<rect width="1684" height="40" fill="#0b6e6e"/></svg>"""
HOSTILE = [
    "M" * 300,
    "Wolfeschlegelsteinhausenbergerdorff " * 8,
    "<b>Ada</b> & <script>alert(1)</script>",
    "Zoë Ŵyn-Ŷork Ó Súilleabháin",
    "\u202eevil\u202c Ada",
    "🦊 Fox",
    "{{ facts }} {% now %}",
    "a b " * 70,
]


def opened(certificate: Certificate) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(paper.pdf(certificate)))


def text_of(certificate: Certificate) -> str:
    """The words as a reader copies them, without any space."""
    reader = shutil.which("pdftotext")
    assert reader is not None, "pdftotext is missing; make test installs it."
    done = subprocess.run(
        [reader, "-", "-"], input=paper.pdf(certificate), capture_output=True, check=True
    )
    return "".join(done.stdout.decode().split())


def tags(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Every structure element in order: its kind and its alternative text."""
    found: list[tuple[str, str]] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node.S), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def test_it_names_itself_and_its_language_and_is_tagged() -> None:
    pdf = opened(an_issued())
    assert str(pdf.docinfo["/Title"]) == "Certificate of Attendance: Noah Fairholm"
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert b"pdfuaid:part" in bytes(pdf.Root.Metadata.read_bytes())


def test_it_is_one_sheet_of_a4_across() -> None:
    pdf = opened(an_issued())
    (page,) = pdf.pages
    box = [float(edge) for edge in page.mediabox]
    assert [round(edge) for edge in box] == [0, 0, 842, 595]


def test_the_square_code_says_where_it_leads() -> None:
    certificate = an_issued()
    pdf = opened(certificate)
    figures = [alt for kind, alt in tags(pdf) if kind == "/Figure"]
    assert len(figures) == 1
    assert f"/verify/{certificate.code}/" in figures[0]


@pytest.mark.parametrize("layout", Design.Layout.values)
def test_the_artwork_is_there_and_is_decoration(layout: str) -> None:
    certificate = an_issued()
    plain = len(paper.pdf(certificate))
    certificate.design.border.save("frame.svg", ContentFile(FRAME))
    certificate.design.layout = layout
    try:
        pdf = opened(certificate)
        assert len(paper.pdf(certificate)) != plain
        assert [kind for kind, _alt in tags(pdf)].count("/Figure") == 1
        assert len(pdf.pages) == 1
    finally:
        default_storage.delete(certificate.design.border.name)


def test_a_lost_artwork_keeps_nobody_from_their_certificate() -> None:
    certificate = an_issued()
    certificate.design.border = "designs/gone.svg"
    assert len(opened(certificate).pages) == 1


def test_its_words_can_be_read_back() -> None:
    certificate = an_issued()
    text = text_of(certificate)
    for words in (
        "Certificate of Attendance",
        "Noah Fairholm",
        "attended 5 of 5 sessions of One Second at a Time, 10 hours in all.",
        "Gwen Tregarth",
        paper.code_in_print(certificate.code),
        f"/verify/{certificate.code}/",
    ):
        assert "".join(words.split()) in text


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("layout", Design.Layout.values)
def test_no_letter_of_a_strange_name_is_lost(name: str, layout: str) -> None:
    certificate = an_issued()
    certificate.design.layout = layout
    certificate.facts["name"] = name
    shown = "".join(name.replace("\u202e", "").replace("\u202c", "").split()).replace("🦊", "")
    assert len(opened(certificate).pages) == 1
    # A font without a fox draws a box; the letters round it are all there.
    assert shown in text_of(certificate).replace("🦊", "")


def test_the_mail_brings_it_while_it_stands() -> None:
    certificate = an_issued()
    attached = attachments.make("certificate", certificate.code)
    assert attached is not None
    assert attached.filename == f"certificate-{certificate.code}.pdf"
    assert attached.content.startswith(b"%PDF")


def test_one_taken_back_before_the_mail_went_is_not_in_it() -> None:
    certificate = an_issued()
    revoking.revoke(certificate=certificate, reason="Misspelt", by=OFFICER, at=AFTER)
    assert attachments.make("certificate", certificate.code) is None
    assert attachments.make("certificate", "nothing") is None
