"""Copying an activity's page: always a draft, about nothing yet."""

from typing import Any

from wagtail.admin.forms.pages import CopyForm


class ActivityCopyForm(CopyForm):
    """Neither published at once nor tied to its original: both would be a second page of one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
