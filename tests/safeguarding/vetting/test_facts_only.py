"""Facts alone: no copy of a certificate, no room for what it says (claim 15 as “never stored”)."""

from collections.abc import Iterator

import pytest
from django import forms
from django.apps import apps
from django.db import models

from safeguarding.vetting.models import Check
from safeguarding.vetting.staff.forms import base, certificates, seen
from safeguarding.vetting.staff.forms.importing import SheetForm

# Sealed reasons are about the risk in a role; the rest are words of ours about roles and letters.
LONG_TEXTS = {
    "check.number_sealed",
    "disclosure.reasons_sealed",
    "importdraft.rows_sealed",
    "workrole.rationale",
    "eligibility.rationale",
}


def ours() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_app_config("safeguarding").get_models()
        if model.__module__.startswith("safeguarding.vetting")
    ]


def every_form(kind: type = forms.BaseForm) -> Iterator[type]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("safeguarding"):
            yield each
        yield from every_form(each)


def holds_a_file(model: type[models.Model]) -> list[str]:
    kept = (models.FileField, models.BinaryField)
    return [field.name for field in model._meta.get_fields() if isinstance(field, kept)]


def test_no_table_of_team_records_keeps_a_file_or_bytes() -> None:
    assert [model for model in ours() if holds_a_file(model)] == []


def test_the_search_for_files_would_find_one() -> None:
    picture = next(model for model in apps.get_models() if model.__name__ == "Picture")
    assert holds_a_file(picture) != []


def test_no_table_has_a_long_text_but_those_we_know() -> None:
    found = {
        f"{model._meta.model_name}.{field.name}"
        for model in ours()
        for field in model._meta.get_fields()
        if isinstance(field, models.TextField)
    }
    assert found - {name for name in found if name.startswith("statuscheck.")} <= LONG_TEXTS


def test_a_check_has_no_text_that_somebody_could_write_into() -> None:
    free = {
        field.name
        for field in Check._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    }
    assert free == {"country", "number_sealed", "number_last4", "number_index"}


def test_only_the_spreadsheet_is_uploaded() -> None:
    takers = {
        form
        for form in every_form()
        for field in getattr(form, "base_fields", {}).values()
        if isinstance(field, forms.FileField)
    }
    assert takers == {SheetForm}


@pytest.mark.parametrize(
    "form",
    [
        certificates.AppliedForm,
        certificates.CertificateForm,
        certificates.BroughtForm,
        certificates.AbroadForm,
        seen.SeenOnceForm,
        base.SeenForm,
    ],
)
def test_no_form_about_a_check_takes_free_words(form: type[forms.Form]) -> None:
    free = {
        name
        for name, field in form.base_fields.items()
        if type(field) is forms.CharField and name != "number"
    }
    assert free == set()
