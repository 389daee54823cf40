"""Who an activity is for, in lines an editor reads at a glance."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from bookings.catalogue.models import Activity
from bookings.catalogue.staff.about_form import CARE
from fundraising.campaigns import questions


@dataclass(frozen=True, slots=True)
class Line:
    term: str
    words: str


def lines_about(activity: Activity, *, at: datetime) -> list[Line]:
    """Only lines that say something."""
    campaign = questions.open_campaign(activity.campaign_ref, at=at)
    lines = [
        Line(_("On tickets it is called"), activity.title_en),
        Line(_("What it is"), str(Activity.Kind(activity.kind).label)),
        Line(_("Who comes"), str(dict(CARE)[activity.duty_of_care])),
        Line(_("Ages"), _ages(activity)),
        Line(_("How people get in"), str(Activity.Way(activity.way_in).label)),
        Line(_("Art forms"), ", ".join(form.title_en for form in activity.art_forms.all())),
        Line(_("Access"), ", ".join(each.title_en for each in activity.access.all())),
        Line(_("Access in words"), activity.access_note_en),
        Line(_("To bring"), activity.bring_en),
        Line(_("Gifts offered to"), campaign.title_en if campaign else ""),
    ]
    return [line for line in lines if line.words]


def _ages(activity: Activity) -> str:
    youngest, oldest = activity.min_age, activity.max_age
    if activity.age_label_en:
        return activity.age_label_en
    if youngest is not None and oldest is not None:
        return _("%(youngest)d to %(oldest)d") % {"youngest": youngest, "oldest": oldest}
    if youngest is not None:
        return _("%d and older") % youngest
    return _("up to %d") % oldest if oldest is not None else _("everybody")
