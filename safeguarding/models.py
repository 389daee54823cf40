"""Lists the models of this app; each lives in its area."""

from safeguarding.vetting.models import Check, Engagement, Training, WorkRole

__all__ = ["Check", "Engagement", "Training", "WorkRole"]
