"""Facts about those who work with people. No picture, no copy, no contents of any certificate."""

from safeguarding.vetting.models.agency_letter import AgencyLetter
from safeguarding.vetting.models.check import CERTIFICATES, CRIMINAL_RECORD, Check, CheckKind
from safeguarding.vetting.models.disclosure import Disclosure
from safeguarding.vetting.models.eligibility import Eligibility
from safeguarding.vetting.models.engagement import Engagement
from safeguarding.vetting.models.import_draft import ImportDraft
from safeguarding.vetting.models.insurance import Insurance
from safeguarding.vetting.models.levels import BARRED, PVG, Jurisdiction, Level, Workforce
from safeguarding.vetting.models.licence import Licence, PerformanceDay
from safeguarding.vetting.models.training import RoleTraining, Training, TrainingTopic
from safeguarding.vetting.models.update_service import StatusCheck, UpdateSubscription
from safeguarding.vetting.models.work_role import WorkRole

__all__ = [
    "BARRED",
    "CERTIFICATES",
    "CRIMINAL_RECORD",
    "PVG",
    "AgencyLetter",
    "Check",
    "CheckKind",
    "Disclosure",
    "Eligibility",
    "Engagement",
    "ImportDraft",
    "Insurance",
    "Jurisdiction",
    "Level",
    "Licence",
    "PerformanceDay",
    "RoleTraining",
    "StatusCheck",
    "Training",
    "TrainingTopic",
    "UpdateSubscription",
    "WorkRole",
    "Workforce",
]
