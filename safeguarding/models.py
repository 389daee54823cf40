"""Lists the models of this app; each lives in its area."""

from safeguarding.vetting.models import (
    AgencyLetter,
    Check,
    Disclosure,
    Eligibility,
    Engagement,
    Insurance,
    Licence,
    PerformanceDay,
    RoleTraining,
    Training,
    TrainingTopic,
    WorkRole,
)

__all__ = [
    "AgencyLetter",
    "Check",
    "Disclosure",
    "Eligibility",
    "Engagement",
    "Insurance",
    "Licence",
    "PerformanceDay",
    "RoleTraining",
    "Training",
    "TrainingTopic",
    "WorkRole",
]
