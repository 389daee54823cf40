"""The kinds of certificate, with the artwork behind their words."""

from django.core.files.base import ContentFile

from bookings.certificates.models import Design
from project.demo import programme as files
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry

FRAME = "certificate-border-landscape"
# A design whose own picture stands beside the words instead of framing them.
PICTURES = {"first-light": "certificate-first-light"}


def load_designs(loading: Loading) -> None:
    names = {one["key"]: f"{one['name']}, {one['job']}" for one in loading.programme["staff"]}
    for said in loading.programme["certificate_kinds"]:
        if not loading.is_done("design", said["key"]):
            with loading.once("design", said["key"]):
                _design(said, names)


def _design(said: Entry, names: dict[str, str]) -> None:
    rule = said["rule"]
    design = Design(
        key=said["key"],
        title_en=said["title"],
        wording_en=said["wording"],
        # Where the practitioner signs, the certificate names the session's lead itself.
        signed_by=names.get(said["signed_by"], ""),
        min_sessions=rule.get("min_sessions"),
        min_percent=rule.get("min_attendance_percent"),
        needs_sign_off=rule.get("needs_sign_off", False),
        valid_months=said.get("valid_months"),
        layout=Design.Layout.BESIDE if said["key"] in PICTURES else Design.Layout.FRAMED,
    )
    artwork = files.file_of(files.pictures()[PICTURES.get(said["key"], FRAME)])
    design.border.save(artwork.name, ContentFile(artwork.read_bytes()), save=False)
    design.save()
