"""Forms of the team records."""

from safeguarding.vetting.staff.forms.base import OnceForm
from safeguarding.vetting.staff.forms.certificates import (
    AbroadForm,
    AppliedForm,
    BroughtForm,
    CertificateForm,
)
from safeguarding.vetting.staff.forms.deciding import AnswerForm, ProposeForm
from safeguarding.vetting.staff.forms.papers import (
    InsuranceForm,
    LetterForm,
    LicenceForm,
    TrainingForm,
)
from safeguarding.vetting.staff.forms.people import EndForm, NewPersonForm, RoleForm, ToldForm
from safeguarding.vetting.staff.forms.seen import SeenOnceForm

__all__ = [
    "AbroadForm",
    "AnswerForm",
    "AppliedForm",
    "BroughtForm",
    "CertificateForm",
    "EndForm",
    "InsuranceForm",
    "LetterForm",
    "LicenceForm",
    "NewPersonForm",
    "OnceForm",
    "ProposeForm",
    "RoleForm",
    "SeenOnceForm",
    "ToldForm",
    "TrainingForm",
]
