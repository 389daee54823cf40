"""Who it is for, what it needs and what is said about access, in plain words."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.models import AccessFeature, Activity, ArtForm
from bookings.catalogue.staff.fields import NumberField, RowsField
from fundraising.campaigns import questions

OLDEST = 120
LONG_TEXT = 4_000
WORDS = ("title", "age_label", "access_note", "bring")  # columns by language; English here
# What the law calls a duty of care, as one would ask a colleague.
CARE = [
    ("unaccompanied_children", _("Children or young people who come without their own adult")),
    ("children_with_adult", _("Children who come with their own adult, who stays")),
    (
        "adults_at_risk",
        _("Adults who need care or support, in a care home or hospital for example"),
    ),
    ("adults", _("Adults who look after themselves")),
]
CARE_HINT = _(
    "This decides which checks the team needs before booking opens, so choose the most careful "
    "answer that is true."
)
CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one.")}


class AgesMixin(forms.Form):
    """Youngest and oldest, in the right order."""

    min_age = NumberField(label=_("Youngest"), least=0, most=OLDEST, required=False)
    max_age = NumberField(
        label=_("Oldest"),
        least=0,
        most=OLDEST,
        required=False,
        help_text=_("Leave both empty when it is for everybody."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        youngest, oldest = cleaned.get("min_age"), cleaned.get("max_age")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("max_age", gettext("The oldest cannot be younger than the youngest."))
        return cleaned


class AboutForm(AgesMixin):
    title = forms.CharField(
        label=_("Name on tickets, mails and certificates"),
        max_length=160,
        help_text=_("The page may call it something longer."),
        error_messages={
            "required": _("Give it a name."),
            "max_length": _("Keep the name to 160 letters."),
        },
    )
    kind = forms.ChoiceField(
        label=_("What it is"), choices=Activity.Kind.choices, error_messages=CHOOSE
    )
    duty_of_care = forms.ChoiceField(
        label=_("Who comes"),
        choices=CARE,
        widget=forms.RadioSelect,
        help_text=CARE_HINT,
        error_messages=CHOOSE,
    )
    with_adult = forms.BooleanField(label=_("A grown-up of theirs comes too"), required=False)
    age_label = forms.CharField(
        label=_("Ages in words"),
        max_length=120,
        required=False,
        help_text=_("For example: 5 to 7, with a grown-up."),
        error_messages={"max_length": _("Keep it to 120 letters.")},
    )
    ratio = NumberField(
        label=_("Children to each adult of the team"),
        most=100,
        required=False,
        help_text=_("Leave it empty to go by the law's own number."),
    )
    way_in = forms.ChoiceField(
        label=_("How people get in"), choices=Activity.Way.choices, error_messages=CHOOSE
    )
    art_forms = RowsField(
        label=_("Art forms"),
        queryset=ArtForm.objects.all(),
        required=False,
    )
    access = RowsField(
        label=_("Access on every date"),
        queryset=AccessFeature.objects.all(),
        required=False,
    )
    access_note = forms.CharField(
        label=_("Access in your own words"),
        max_length=LONG_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Noise, light, seats, quiet places, how to ask for something else."),
        error_messages={"max_length": _("Keep it to 4,000 letters.")},
    )
    bring = forms.CharField(
        label=_("What to bring"),
        max_length=250,
        required=False,
        error_messages={"max_length": _("Keep it to 250 letters.")},
    )
    campaign_ref = forms.ChoiceField(
        label=_("Campaign that bookers may add a gift to"),
        required=False,
        error_messages={"invalid_choice": _("Choose a campaign from the list.")},
    )
    field_order = [
        *("title", "kind", "duty_of_care", "min_age", "max_age", "with_adult", "age_label"),
        *("ratio", "way_in", "art_forms", "access", "access_note", "bring", "campaign_ref"),
    ]

    def __init__(self, *args: Any, activity: Activity, at: datetime, **options: Any) -> None:
        super().__init__(*args, **{"initial": self.facts_of(activity), **options})
        asked = questions.shown(at=at)
        choices = {campaign.ref: campaign.title_en for campaign in asked}
        if activity.campaign_ref and activity.campaign_ref not in choices:
            choices[activity.campaign_ref] = gettext("The one chosen before, now closed")
        self.fields["campaign_ref"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("None")),
            *choices.items(),
        ]

    @staticmethod
    def facts_of(activity: Activity) -> dict[str, Any]:
        plain = ("kind", "duty_of_care", "min_age", "max_age", "with_adult", "ratio", "way_in")
        return {
            **{name: getattr(activity, name) for name in (*plain, "campaign_ref")},
            **{name: getattr(activity, f"{name}_en") for name in WORDS},
            "art_forms": list(activity.art_forms.all()),
            "access": list(activity.access.all()),
        }

    def facts(self) -> dict[str, Any]:
        """What `describing.describe` takes; valid forms only."""
        return {f"{n}_en" if n in WORDS else n: v for n, v in self.cleaned_data.items()}
