"""Where things happen: buildings, and the rooms in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Venue(models.Model):
    class Kind(models.TextChoices):
        ON_SITE = "on_site", _("In our house")
        OUTDOORS = "outdoors", _("Outdoors")
        SCHOOL = "school", _("In school")
        HOSPITAL = "hospital", _("In hospital")
        PRISON = "prison", _("In custody")
        CARE_HOME = "care_home", _("In a care home")
        COMMUNITY = "community", _("In the community")
        ONLINE = "online", _("Online")

    key = models.SlugField(unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title_en = models.CharField(_("name"), max_length=120)
    title_cy = models.CharField(_("name in Welsh"), max_length=120, blank=True)
    address = models.TextField(_("address, a line each"), blank=True)
    getting_here = models.TextField(_("getting here"), blank=True)
    parking = models.TextField(_("parking"), blank=True)
    joining = models.TextField(_("how to join online"), blank=True)
    travel_minutes = models.PositiveSmallIntegerField(
        _("minutes to it from our house"),
        null=True,
        blank=True,
        help_text=_("Left empty, the usual for its kind. Counts for what is planned from now on."),
    )

    class Meta:
        ordering = ["title_en"]
        verbose_name = _("venue")

    def __str__(self) -> str:
        return self.title_en

    @property
    def minutes_away(self) -> int:
        """How long the team is on its way here; the usual for its kind where nobody has said."""
        own = self.travel_minutes
        return USUAL_MINUTES.get(self.kind, 20) if own is None else own


# Two places away from the house are as far from each other as both ways together.
USUAL_MINUTES: dict[str, int] = {
    Venue.Kind.ON_SITE: 0,
    Venue.Kind.ONLINE: 0,
    Venue.Kind.OUTDOORS: 15,
    Venue.Kind.PRISON: 30,  # the gate takes its time
}


class Room(models.Model):
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="rooms")
    key = models.SlugField(unique=True)
    title_en = models.CharField(_("name"), max_length=120)
    title_cy = models.CharField(_("name in Welsh"), max_length=120, blank=True)
    capacity = models.PositiveIntegerField(_("people it holds"))
    good_for = models.CharField(_("good for"), max_length=200, blank=True)
    access = models.ManyToManyField("bookings.AccessFeature", blank=True, verbose_name=_("access"))
    setup_minutes = models.PositiveSmallIntegerField(
        _("minutes to make it ready"),
        default=15,
        help_text=_("Kept free before each session. Counts for what is planned from now on."),
    )

    class Meta:
        ordering = ["title_en"]
        verbose_name = _("room")

    def __str__(self) -> str:
        return self.title_en
