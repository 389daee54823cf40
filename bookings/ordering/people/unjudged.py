"""A form that shows what was typed and says nothing about it yet."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict


class MayWait(forms.Form):
    """`judged=False`: “ten more minutes” in the middle of typing is no moment to find fault."""

    def __init__(self, *args: Any, judged: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.judged = judged

    def full_clean(self) -> None:
        if self.judged:
            super().full_clean()
        else:
            self._errors = ErrorDict()
