"""The roles of the house (design §5). The public's parts (booker, carer, donor …) are not roles."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    EDITOR = "editor", _("Editor")
    OFFICER = "officer", _("Learning officer")
    BOX_OFFICE = "box_office", _("Box office")
    PRACTITIONER = "practitioner", _("Practitioner")
    FINANCE = "finance", _("Finance")
    FUNDRAISING = "fundraising", _("Fundraising")
    SAFEGUARDING_OFFICER = "safeguarding_officer", _("Safeguarding officer")
    DSL = "dsl", _("Designated safeguarding lead")
    AUDITOR = "auditor", _("Auditor")
    DATA_PROTECTION = "data_protection", _("Data protection lead")
    ADMINISTRATOR = "administrator", _("Administrator")


# Staff work in the admin with a second factor; practitioners are team and stay on phone pages.
STAFF = frozenset(Role) - {Role.PRACTITIONER}
