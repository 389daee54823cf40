"""What somebody says before the record leaves as a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from safeguarding.record.models import RecordExport


class FileForm(forms.Form):
    format = forms.ChoiceField(
        label=_("Kind of file"),
        choices=RecordExport.Format.choices,
        initial=RecordExport.Format.ODS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one."),
            "invalid_choice": _("Choose one of the kinds of file."),
        },
    )
    reason = forms.CharField(
        label=_("What it is for"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Who reads it, and why. It is kept with your name, the day and the file's own mark."
        ),
        error_messages={
            "required": _("Say what the file is for."),
            "max_length": _("Keep it to %(limit_value)d letters."),
        },
    )
