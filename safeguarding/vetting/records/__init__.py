"""Recording what is known of those who work with people: on the trail by references only.

Nothing here is ever changed: what is known later is a later record, a slip is set aside. Whoever
works on a session may be cleared or not by it, so each act ends by telling those who plan.
"""

from safeguarding.vetting.records.aside import set_aside
from safeguarding.vetting.records.checks import record_check
from safeguarding.vetting.records.engagements import end_engagement, engage, learn
from safeguarding.vetting.records.insurance import record_insurance
from safeguarding.vetting.records.letters import record_letter
from safeguarding.vetting.records.licences import count_performance, record_licence
from safeguarding.vetting.records.roles import (
    add_topic,
    ask_training,
    assess_role,
    change_role,
    create_role,
    stop_asking_training,
)
from safeguarding.vetting.records.training import record_training

__all__ = [
    "add_topic",
    "ask_training",
    "assess_role",
    "change_role",
    "count_performance",
    "create_role",
    "end_engagement",
    "engage",
    "learn",
    "record_check",
    "record_insurance",
    "record_letter",
    "record_licence",
    "record_training",
    "set_aside",
    "stop_asking_training",
]
