"""The columns, in the order in which a school reads them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from safeguarding.clearance.statuses.state import Requirement


class Column(models.TextChoices):
    """Requirements, and the barred list beside the check that it is part of."""

    ROLE = Requirement.ROLE.value, Requirement.ROLE.label
    IDENTITY = Requirement.IDENTITY.value, Requirement.IDENTITY.label
    CHECK = Requirement.CHECK.value, Requirement.CHECK.label
    BARRED = "barred_list", _("Barred list")
    PROHIBITION = Requirement.PROHIBITION.value, Requirement.PROHIBITION.label
    SECTION_128 = Requirement.SECTION_128.value, Requirement.SECTION_128.label
    OVERSEAS = Requirement.OVERSEAS.value, Requirement.OVERSEAS.label
    QUALIFICATION = Requirement.QUALIFICATION.value, Requirement.QUALIFICATION.label
    RIGHT_TO_WORK = Requirement.RIGHT_TO_WORK.value, Requirement.RIGHT_TO_WORK.label
    REFERENCE = Requirement.REFERENCE.value, Requirement.REFERENCE.label
    ONLINE_SEARCH = Requirement.ONLINE_SEARCH.value, Requirement.ONLINE_SEARCH.label
    SELF_DECLARATION = Requirement.SELF_DECLARATION.value, Requirement.SELF_DECLARATION.label
    TRAINING = Requirement.TRAINING.value, Requirement.TRAINING.label
    AGREEMENT = Requirement.AGREEMENT.value, Requirement.AGREEMENT.label
    INSURANCE = Requirement.INSURANCE.value, Requirement.INSURANCE.label
    CHAPERONE = Requirement.CHAPERONE.value, Requirement.CHAPERONE.label
    DAYS = Requirement.DAYS.value, Requirement.DAYS.label
