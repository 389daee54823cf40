"""Bringing a sheet: the file (read, never kept), then which column is what."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import RowField
from kernel.people.models import Person
from safeguarding.vetting.importing.columns import COLUMNS
from safeguarding.vetting.importing.plan import Choices
from safeguarding.vetting.importing.reading import read
from safeguarding.vetting.importing.sheet import NotASheet, Sheet
from safeguarding.vetting.models import Engagement, WorkRole
from safeguarding.vetting.staff.forms.base import OnceForm, choice

BASES = [
    (basis, basis.label)
    for basis in (
        Engagement.Basis.PAID,
        Engagement.Basis.SELF_EMPLOYED,
        Engagement.Basis.VOLUNTEER,
    )
]


class SheetForm(forms.Form):
    """The only file that team records take: a table of facts, read in memory and let go."""

    sheet = forms.FileField(
        label=_("Your record as a spreadsheet"),
        help_text=_(".csv, .ods or .xlsx, up to 5 MB and 5,000 rows. Names of columns first."),
        widget=forms.FileInput(attrs={"accept": ".csv,.ods,.xlsx"}),
        error_messages={
            "required": _("Choose a file."),
            "invalid": _("Choose a file."),
            "missing": _("Choose a file."),
            "empty": _("The file is empty."),
        },
    )

    def clean_sheet(self) -> Sheet:
        given: UploadedFile = self.cleaned_data["sheet"]
        try:
            return read(given.read(5_000_001))
        except NotASheet as fault:
            raise forms.ValidationError(str(fault)) from fault


class ColumnsForm(OnceForm):
    """Each thing we know and the column it is in; what the sheet does not say is said here."""

    role = RowField(
        label=_("Role, where the sheet says none"),
        queryset=WorkRole.objects.order_by("title"),
        required=False,
        to_field_name="key",
        called=lambda role: role.title,
    )
    basis = choice(_("Terms, where the sheet says none"), BASES, initial="paid")
    seen_by = RowField(
        label=_("Who made the checks, where the sheet says nobody"),
        queryset=Person.objects.none(),
        required=False,
        to_field_name="ref",
        called=lambda person: person.name,
    )

    def __init__(
        self,
        *args: Any,
        headers: tuple[str, ...],
        colleagues: QuerySet[Person],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        seen_by = self.fields["seen_by"]
        assert isinstance(seen_by, RowField)
        seen_by.queryset = colleagues
        places: list[tuple[str, Any]] = [("", _("Not in the sheet"))]
        places += [(str(n), name or f"({n + 1})") for n, name in enumerate(headers)]
        for column in COLUMNS:
            self.fields[f"column_{column.key}"] = choice(
                column.label, places, required=column.key == "name"
            )

    def columns(self) -> list[Any]:
        return [field for field in self if field.name.startswith("column_")]

    def others(self) -> list[Any]:
        return [self[name] for name in ("role", "basis", "seen_by")]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        used: dict[str, str] = {}
        for name, place in told.items():
            if name.startswith("column_") and place:
                if place in used:
                    self.add_error(name, _("That column is used twice."))
                used[place] = name
        return told

    def chosen(self) -> Choices:
        told = self.cleaned_data
        return Choices(
            places={
                name.removeprefix("column_"): int(place)
                for name, place in told.items()
                if name.startswith("column_") and place
            },
            seen_by=told["seen_by"],
            role=told["role"],
            basis=told["basis"],
        )
