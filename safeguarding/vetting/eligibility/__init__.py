"""What the law lets us ask for: questions about the role, and a pure function of the answers."""

from safeguarding.vetting.eligibility.advice import Advice, Reason, advise
from safeguarding.vetting.eligibility.questions import QUESTIONS, Question

__all__ = ["QUESTIONS", "Advice", "Question", "Reason", "advise"]
