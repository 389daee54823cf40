"""What is asked before there is a page: a name, a kind, and who comes."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import Activity
from bookings.catalogue.staff.about_form import CARE, CARE_HINT, CHOOSE, AgesMixin
from cms.pages.activity import ActivityPage
from kernel.desk.once import OnceField


class NewForm(AgesMixin):
    once = OnceField()
    title = forms.CharField(
        label=_("What is it called?"),
        max_length=160,
        help_text=_("On its page, on tickets and in mails. You can change it later."),
        error_messages={
            "required": _("Give it a name."),
            "max_length": _("Keep the name to 160 letters."),
        },
    )
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=Activity.Kind.choices, error_messages=CHOOSE
    )
    duty_of_care = forms.ChoiceField(
        label=_("Who comes?"),
        choices=CARE,
        widget=forms.RadioSelect,
        help_text=CARE_HINT,
        error_messages={**CHOOSE, "required": _("Choose who comes.")},
    )
    field_order = ["title", "kind", "duty_of_care", "min_age", "max_age", "once"]

    def facts(self) -> dict[str, Any]:
        """What `making.make_activity` takes; valid forms only."""
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}


class AttachForm(forms.Form):
    """Activities that have no live page in the page's language yet."""

    activity = forms.ModelChoiceField(
        label=_("What is this page about?"),
        queryset=Activity.objects.none(),
        empty_label=_("Choose"),
        error_messages={
            "required": _("Choose one."),
            "invalid_choice": _("Choose one from the list."),
        },
    )

    def __init__(self, *args: Any, page: ActivityPage, **options: Any) -> None:
        super().__init__(*args, **options)
        live = ActivityPage.objects.live().filter(activity=OuterRef("pk"), locale=page.locale_id)
        free = Activity.objects.filter(~Exists(live)).order_by("title_en")
        self.fields["activity"].queryset = free  # type: ignore[attr-defined]  # a ModelChoiceField
