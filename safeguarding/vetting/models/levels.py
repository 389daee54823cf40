"""Words of the law that roles and checks share: levels, workforces, and whose law it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """What a role may ask for, and what a certificate is. PVG's are Scotland's."""

    NONE = "none", _("No check")
    BASIC = "basic", _("Basic")
    STANDARD = "standard", _("Standard")
    ENHANCED_CHILD = "enhanced_child", _("Enhanced, child workforce")
    ENHANCED_CHILD_BARRED = (
        "enhanced_child_barred",
        _("Enhanced with the children's barred list"),
    )
    ENHANCED_ADULT = "enhanced_adult", _("Enhanced, adult workforce")
    ENHANCED_ADULT_BARRED = (
        "enhanced_adult_barred",
        _("Enhanced with the adults' barred list"),
    )
    ENHANCED_BOTH_BARRED = "enhanced_both_barred", _("Enhanced with both barred lists")
    PVG_CHILDREN = "pvg_children", _("PVG scheme, children")
    PVG_ADULTS = "pvg_adults", _("PVG scheme, adults")
    PVG_BOTH = "pvg_children_and_adults", _("PVG scheme, children and adults")


class Workforce(models.TextChoices):
    CHILD = "child", _("Child")
    ADULT = "adult", _("Adult")
    CHILD_AND_ADULT = "child_and_adult", _("Child and adult")
    OTHER = "other", _("Other")


class Jurisdiction(models.TextChoices):
    ENGLAND_WALES = "england_wales", _("England and Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")


PVG = (Level.PVG_CHILDREN, Level.PVG_ADULTS, Level.PVG_BOTH)
# What looks at a barred list. Lawful for regulated activity (Scotland: a regulated role) alone.
BARRED = (
    Level.ENHANCED_CHILD_BARRED,
    Level.ENHANCED_ADULT_BARRED,
    Level.ENHANCED_BOTH_BARRED,
    *PVG,
)
