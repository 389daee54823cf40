"""Lists the models of this app; each lives in its area."""

from safeguarding.care.models import CareNote, Collector, EmergencyContact
from safeguarding.law.models import Rule
from safeguarding.letters.models import AssuranceLetter
from safeguarding.record.models import RecordExport
from safeguarding.reminding.models import RemindedDay, Reminder
from safeguarding.vetting.models import (
    AgencyLetter,
    Check,
    Disclosure,
    Eligibility,
    Engagement,
    ImportDraft,
    Insurance,
    Licence,
    PerformanceDay,
    RoleTraining,
    StatusCheck,
    Training,
    TrainingTopic,
    UpdateSubscription,
    WorkRole,
)

__all__ = [
    "AgencyLetter",
    "AssuranceLetter",
    "CareNote",
    "Check",
    "Collector",
    "Disclosure",
    "Eligibility",
    "EmergencyContact",
    "Engagement",
    "ImportDraft",
    "Insurance",
    "Licence",
    "PerformanceDay",
    "RecordExport",
    "RemindedDay",
    "Reminder",
    "RoleTraining",
    "Rule",
    "StatusCheck",
    "Training",
    "TrainingTopic",
    "UpdateSubscription",
    "WorkRole",
]
