"""Work roles: what somebody in them does, and what each asks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kernel.desk.fields import RowField
from safeguarding.vetting.models import TrainingTopic, WorkRole
from safeguarding.vetting.records.roles import NEEDS
from safeguarding.vetting.staff.forms.base import OnceForm, choice, number, words

FLAGS = tuple(name for name in NEEDS if name.startswith("needs_"))
LABELS = {each.name: each.verbose_name for each in WorkRole._meta.fields if each.name in FLAGS}


class NewRoleForm(OnceForm):
    """A new role asks for no check until the law has been asked about it."""

    title = words(_("Title"), most=120)
    activity = words(_("What somebody in it does"), most=250)


class ChangeRoleForm(NewRoleForm):
    references_needed = choice(
        _("References"), [(n, n) for n in range(4)], initial=2, required=False
    )
    needs = forms.MultipleChoiceField(
        label=_("What else it asks for"),
        choices=[(name, LABELS[name]) for name in FLAGS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For teaching work alone: prohibition and section 128."),
    )

    def facts(self) -> dict[str, Any]:
        told = super().facts()
        chosen = told.pop("needs")
        needs: dict[str, bool | int] = {name: name in chosen for name in FLAGS}
        needs["references_needed"] = int(told.pop("references_needed") or 0)
        return {**told, "needs": needs}


class RoleTrainingForm(OnceForm):
    topic = RowField(
        label=_("Training"),
        queryset=TrainingTopic.objects.order_by("title"),
        required=False,
        to_field_name="key",
        called=lambda topic: topic.title,
    )
    new_topic = words(
        _("Or something new"),
        most=120,
        required=False,
        help_text=_("Such as “Working in custody”. It can be chosen for other roles too."),
    )
    safeguarding = forms.BooleanField(
        label=_("Something new: it counts as safeguarding training"), required=False
    )
    level = number(_("Level at least"), least=1, most=9, required=False)
    refresher_months = number(
        _("To be refreshed after so many months"),
        least=1,
        most=120,
        required=False,
        help_text=_("Often 24 or 36. Leave empty if once is enough."),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("topic") and not (told.get("new_topic") or "").strip():
            self.add_error("topic", _("Choose the training, or name something new."))
        return told
