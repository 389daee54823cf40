"""What is offered, when and where: the facts that pages show and nobody types twice."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bookings.catalogue.places import Room, Venue
from kernel.references import new_ref


class ArtForm(models.Model):
    key = models.SlugField(unique=True)
    title_en = models.CharField(_("name"), max_length=80)
    title_cy = models.CharField(_("name in Welsh"), max_length=80, blank=True)

    class Meta:
        ordering = ["title_en"]
        verbose_name = _("art form")

    def __str__(self) -> str:
        return self.title_en


class AccessFeature(models.Model):
    key = models.SlugField(unique=True)
    title_en = models.CharField(_("name"), max_length=120)
    title_cy = models.CharField(_("name in Welsh"), max_length=120, blank=True)
    icon = models.SlugField(_("icon"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("access feature")

    def __str__(self) -> str:
        return self.title_en


class ActivityQuerySet(models.QuerySet["Activity"]):
    def on_show(self) -> Self:
        """What anybody may find: neither drafts, nor closed lists, nor by link alone."""
        return self.filter(visibility=Activity.Visibility.PUBLIC)

    def upcoming(self, *, at: datetime) -> Self:
        return self.filter(
            models.Exists(Session.objects.to_come(at=at).filter(activity=models.OuterRef("pk")))
        )


class Activity(models.Model):
    """A workshop, a course, a festival, a visit, a talk: what is offered."""

    class Kind(models.TextChoices):
        WORKSHOP = "one_off", _("Workshop")
        SERIES = "series", _("Series")
        TERM = "term", _("Term")
        HOLIDAY = "holiday_project", _("Holiday project")
        FESTIVAL = "festival", _("Festival")
        TALK = "talk", _("Talk")
        CPD = "cpd", _("Training for artists and teachers")
        WEBINAR = "webinar", _("Online course")
        SCHOOL_VISIT = "school_visit", _("School visit")
        IN_SCHOOL = "in_school", _("In your school")
        OUTREACH = "outreach", _("Outreach")

    class Visibility(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLIC = "public", _("On show")
        UNLISTED = "unlisted", _("By link only")
        CLOSED = "closed", _("Closed list")

    class DutyOfCare(models.TextChoices):
        UNACCOMPANIED_CHILDREN = "unaccompanied_children", _("Children without their own adult")
        CHILDREN_WITH_ADULT = "children_with_adult", _("Children with their own adult")
        ADULTS_AT_RISK = "adults_at_risk", _("Adults at risk")
        ADULTS = "adults", _("Adults")

    class Way(models.TextChoices):
        """How one gets in (the demo file's `book`)."""

        EACH = "each", _("A session at a time")
        ALL = "all", _("The whole run")
        EACH_OR_ALL = "each_or_all", _("A session or the whole run")
        DROP_IN = "drop_in", _("Just come")
        BY_REQUEST = "by_request", _("Ask us")
        BY_APPLICATION = "by_application", _("Apply")
        BY_STAFF = "by_staff", _("Places are given by our partner")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    key = models.SlugField(unique=True, null=True, blank=True, max_length=80)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    title_en = models.CharField(_("title"), max_length=160)
    title_cy = models.CharField(_("title in Welsh"), max_length=160, blank=True)
    visibility = models.CharField(
        _("who can find it"),
        max_length=10,
        choices=Visibility.choices,
        default=Visibility.DRAFT,
    )
    duty_of_care = models.CharField(
        _("who is responsible"), max_length=24, choices=DutyOfCare.choices
    )
    way_in = models.CharField(_("how people book"), max_length=16, choices=Way.choices)
    min_age = models.PositiveSmallIntegerField(_("youngest"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("oldest"), null=True, blank=True)
    with_adult = models.BooleanField(_("comes with a grown-up"), default=False)
    age_label_en = models.CharField(_("ages in words"), max_length=120, blank=True)
    age_label_cy = models.CharField(_("ages in words, Welsh"), max_length=120, blank=True)
    ratio = models.PositiveSmallIntegerField(_("children to each adult"), null=True, blank=True)
    art_forms = models.ManyToManyField(ArtForm, blank=True, verbose_name=_("art forms"))
    access = models.ManyToManyField(AccessFeature, blank=True, verbose_name=_("access"))
    access_note_en = models.TextField(_("access note"), blank=True)
    access_note_cy = models.TextField(_("access note in Welsh"), blank=True)
    bring_en = models.CharField(_("what to bring"), max_length=250, blank=True)
    bring_cy = models.CharField(_("what to bring, Welsh"), max_length=250, blank=True)
    # The campaign a booker is offered to add to, by its reference: bookings may not point sideways.
    campaign_ref = models.CharField(max_length=16, blank=True)
    certificate_kind = models.SlugField(_("certificate"), blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.CheckConstraint(
                condition=Q(min_age__isnull=True)
                | Q(max_age__isnull=True)
                | Q(min_age__lte=F("max_age")),
                name="youngest_before_oldest",
            )
        ]

    def __str__(self) -> str:
        return self.title_en


class Course(models.Model):
    """The sessions of an activity taken as a whole; its reference is what `/book/` takes."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="course")
    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)

    def __str__(self) -> str:
        return f"The whole of {self.activity}"


class SessionQuerySet(models.QuerySet["Session"]):
    def to_come(self, *, at: datetime) -> Self:
        return self.filter(starts_at__gt=at, status=Session.Status.SCHEDULED)


class Session(models.Model):
    """One occurrence. `starts_at` and `ends_at` are UTC; people read London."""

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Going ahead")
        CANCELLED = "cancelled", _("Cancelled")

    class Performing(models.TextChoices):
        """Whether children perform before an audience, and what lets them (`clearance.Way`)."""

        NOBODY = "", _("No")
        NOT_SETTLED = "not_settled", _("Yes, and what lets them is not settled yet")
        BOPA = "bopa", _("Yes, under a council's body of persons approval (BOPA)")
        LICENCE = "licence", _("Yes, each with a licence of their council")
        FEW_DAYS = "few_days", _("Yes, on few days: nobody is paid or misses school")
        SCHOOL = "school", _("Yes, and their school arranges it")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="sessions")
    title_en = models.CharField(_("title, if it has its own"), max_length=160, blank=True)
    title_cy = models.CharField(_("title in Welsh"), max_length=160, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, verbose_name=_("venue"))
    room = models.ForeignKey(
        Room, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("room")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.SCHEDULED
    )
    access = models.ManyToManyField(AccessFeature, blank=True, verbose_name=_("access"))
    performing = models.CharField(
        _("children perform"),
        max_length=12,
        choices=Performing.choices,
        blank=True,
        default=Performing.NOBODY,
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("session")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="ends_after_start")
        ]
        indexes = [models.Index(fields=["status", "starts_at"], name="session_to_come")]

    def __str__(self) -> str:
        return self.title_en or f"Session {self.ref}"
