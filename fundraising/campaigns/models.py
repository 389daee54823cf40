"""What we ask money for. The page tells the story; these are the facts."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.references import new_ref


class Fund(models.Model):
    """Where gifts are kept apart; a restricted fund is spent on its purpose alone."""

    key = models.SlugField(unique=True)
    title = models.CharField(_("name"), max_length=120)
    restricted = models.BooleanField(_("for one purpose only"), default=False)

    def __str__(self) -> str:
        return self.title


class Campaign(models.Model):
    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    key = models.SlugField(unique=True)
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="campaigns")
    title_en = models.CharField(_("title"), max_length=160)
    title_cy = models.CharField(_("title in Welsh"), max_length=160, blank=True)
    summary_en = models.CharField(_("summary"), max_length=300)
    summary_cy = models.CharField(_("summary in Welsh"), max_length=300, blank=True)
    target_pence = models.PositiveIntegerField(_("target in pence"))
    raised_offline_pence = models.PositiveIntegerField(_("raised elsewhere"), default=0)
    opens_date = models.DateField(_("opens"))
    closes_date = models.DateField(_("closes"), null=True, blank=True)
    # [{"pence": 600, "says": "One Saturday at the clay table"}, …]
    amounts = models.JSONField(_("amounts that say what they do"), default=list, blank=True)
    thanks_en = models.TextField(_("thank you"), blank=True)
    thanks_cy = models.TextField(_("thank you in Welsh"), blank=True)

    class Meta:
        verbose_name = _("campaign")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_date__isnull=True) | Q(closes_date__gt=F("opens_date")),
                name="campaign_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return self.title_en
