"""What the house says of itself, and its five colours, on one form."""

from decimal import ROUND_DOWN, Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from kernel.organisation import brand, pairs
from kernel.organisation.models import COLOUR, Organisation
from kernel.organisation.staff.logo import readable_logo

NAMES = {
    "ink": _("Ink: words, and blocks at night"),
    "flame": _("Flame: one light in a picture, underlines; links and buttons are made from it"),
    "wax": _("Paper: the page by day"),
    "tide": _("Tide: promises, yes, access"),
    "dusk": _("Dusk: festivals, the stage"),
}
BESIDE = {
    "wax": _("paper"),
    "tab": _("paper tabs"),
    "straw": _("straw blocks"),
    "glow": _("glow"),
    "black": _("black"),
}


class Lines(forms.CharField):
    """A sentence a line, kept as a list."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in (super().clean(value) or "").splitlines()]
        return [line for line in lines if line]


class Well(forms.ColorInput):
    """Never empty, so never `required`, which HTML does not allow on it."""

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class Six(forms.CharField):
    """`#1F2A37`; small letters are the same colour."""

    widget = Well

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A colour well holds six figures whatever anybody does: no length is allowed on it."""
        return {}

    def clean(self, value: Any) -> str:
        return str(super().clean(value)).upper()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial).upper() != str(data).upper()


class HouseForm(forms.ModelForm):
    promise = Lines(label=_("What we promise, a sentence each"), required=False, max_length=2000)

    class Meta:
        model = Organisation
        fields = [
            "name", "short_name", "strapline_en", "strapline_cy", "town", "about", "promise",
            "legal_form", "charity_number", "hmrc_reference",
            "email", "phone", "text_phone", "nation", "address", "getting_here",
            "safeguarding_contact", "safeguarding_phone", "logo", *brand.FIVE,
        ]  # fmt: skip
        widgets = {
            "about": forms.Textarea(attrs={"rows": 5}),
            "address": forms.Textarea(attrs={"rows": 4}),
            "getting_here": forms.Textarea(attrs={"rows": 3}),
            "logo": forms.FileInput(attrs={"accept": "image/png,image/webp,image/jpeg"}),
        }
        help_texts = {
            "short_name": _("Stands at the top of every page and in the admin."),
            "hmrc_reference": _("For Gift Aid. Like AB12345."),
            "safeguarding_contact": _("Stands at the foot of every page."),
            "logo": _("PNG, WebP or JPEG, up to two megabytes. Without a choice the logo stays."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nation"].required = False  # not chosen, it stays
        for name in brand.FIVE:
            self.fields[name] = Six(label=NAMES[name], max_length=7, validators=[COLOUR])

    def clean_nation(self) -> str:
        return str(self.cleaned_data["nation"] or self.instance.nation)

    def clean_logo(self) -> Any:
        sent = self.cleaned_data["logo"]
        return readable_logo(sent) if isinstance(sent, UploadedFile) else sent

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if all(cleaned.get(name) for name in brand.FIVE):
            for fault in pairs.faults(cleaned):
                self.add_error(fault.name, ValidationError(sentence(fault)))
        return cleaned

    def colours(self) -> dict[str, str]:
        """The five as they now stand on the form, where each can be read as a colour."""
        typed = {name: str(self[name].value() or "") for name in brand.FIVE}
        try:
            for each in typed.values():
                COLOUR(each)
        except ValidationError:
            return {name: getattr(self.instance, name) for name in brand.FIVE}
        return typed


def sentence(fault: pairs.Fault) -> str:
    words = said(
        "Too faint: with %(beside)s it has a contrast of %(ratio)s to 1, and %(needs)s is needed. "
        "%(instead)s would do."
    )
    return words % {
        "beside": BESIDE[fault.beside],
        # Never rounded up: 4.498 is not 4.5.
        "ratio": Decimal(fault.ratio).quantize(Decimal("0.01"), ROUND_DOWN),
        "needs": f"{fault.needs:g}",
        "instead": fault.instead,
    }
