"""What a column may hold, and which column of a sheet it is by its name."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from safeguarding.vetting.models import CheckKind


@dataclass(frozen=True, slots=True)
class Column:
    """`names`: how it is called elsewhere, in plain letters; the longest that fits wins."""

    key: str
    label: Any
    names: tuple[str, ...]
    kind: str = ""  # of a check that is a day and no more


ONCE = (
    (CheckKind.IDENTITY, ("identity", "id check", "id checked", "proof of id")),
    (CheckKind.RIGHT_TO_WORK, ("right to work", "rtw", "right to work uk")),
    (CheckKind.SELF_DECLARATION, ("self declaration", "declaration")),
    (CheckKind.ONLINE_SEARCH, ("online search", "online check", "social media")),
    (CheckKind.PROHIBITION, ("prohibition", "prohibition from teaching", "prohibition check")),
    (CheckKind.SECTION_128, ("section 128", "s128", "s 128")),
    (CheckKind.QUALIFICATION, ("qualification", "qualifications", "professional qualifications")),
    (CheckKind.AGREEMENT, ("agreement", "contract", "agreement signed", "contract signed")),
)

COLUMNS: tuple[Column, ...] = (
    Column("name", _("Name"), ("name", "full name", "surname forename", "employee", "person")),
    Column("email", _("E-mail address"), ("email", "e mail", "email address", "e mail address")),
    Column("phone", _("Telephone"), ("phone", "telephone", "mobile")),
    Column("role", _("Role"), ("role", "job", "job title", "position", "post")),
    Column("from_date", _("Works with us from"), ("start", "start date", "from", "date started")),
    Column("until_date", _("Until"), ("end", "end date", "left", "leaving date", "until")),
    Column("basis", _("On what terms"), ("basis", "terms", "contract type", "employment type")),
    Column(
        "dbs_number",
        _("DBS: number"),
        (
            "dbs number",
            "certificate number",
            "dbs no",
            "dbs certificate number",
            "disclosure number",
        ),
    ),
    Column("dbs_level", _("DBS: level"), ("dbs level", "level", "type of check", "dbs type")),
    Column("dbs_workforce", _("DBS: workforce"), ("workforce", "dbs workforce")),
    Column(
        "dbs_issued",
        _("DBS: issued"),
        (
            "dbs issued",
            "dbs date",
            "issue date",
            "date of issue",
            "dbs issue date",
            "date issued",
            "dbs certificate date",
        ),
    ),
    Column(
        "dbs_seen",
        _("DBS: original seen"),
        ("dbs seen", "original seen", "date seen", "dbs date seen", "certificate seen"),
    ),
    Column(
        "dbs_review",
        _("DBS: re-check due"),
        (
            "dbs recheck",
            "re check due",
            "recheck due",
            "dbs expiry",
            "renewal",
            "renewal date",
            "dbs renewal",
            "review date",
        ),
    ),
    Column("update_service", _("On the Update Service"), ("update service", "dbs update service")),
    *(Column(kind, kind.label, names, kind=kind) for kind, names in ONCE),
    Column(
        "right_to_work_until",
        _("Right to work: permission ends"),
        ("right to work until", "visa expiry", "rtw expiry", "right to work expiry"),
    ),
    Column(
        "reference_1",
        _("First reference"),
        ("reference", "reference 1", "references", "ref 1", "first reference"),
        kind=CheckKind.REFERENCE,
    ),
    Column(
        "reference_2",
        _("Second reference"),
        ("reference 2", "ref 2", "second reference"),
        kind=CheckKind.REFERENCE,
    ),
    Column(
        "training",
        _("Safeguarding training: done"),
        (
            "safeguarding training",
            "training",
            "safeguarding",
            "training date",
            "child protection training",
        ),
    ),
    Column(
        "training_until",
        _("Safeguarding training: counts until"),
        (
            "training expiry",
            "training until",
            "safeguarding training expiry",
            "refresher due",
            "training due",
        ),
    ),
    Column("seen_by", _("Checked by"), ("checked by", "seen by", "completed by", "verified by")),
)
BY_KEY = {column.key: column for column in COLUMNS}


def guess(headers: tuple[str, ...]) -> dict[str, int]:
    """Column's key to its place in the sheet, each place once; what fits nothing is left out."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    fits = [
        (len(name) if plain == name else len(name) - 100, place, column.key)
        for place, header in enumerate(headers)
        for plain in [_plain(header)]
        for column in COLUMNS
        for name in column.names
        if plain == name or f" {name} " in f" {plain} "
    ]
    for _weight, place, key in sorted(fits, key=lambda fit: (-fit[0], fit[1])):
        if place not in taken and key not in found:
            found[key] = place
            taken.add(place)
    return found


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", header.lower().replace("'", "")).strip()
