"""Every model lives in the area that docs/architecture.md says, and the page names no other."""

import re

from django.apps import apps

from tests.architecture.sources import text

OURS = ("kernel", "cms", "bookings", "safeguarding", "fundraising")


def test_every_model_is_owned_by_the_area_that_the_page_says() -> None:
    assert _in_code() == _on_the_page()


def _in_code() -> set[tuple[str, str]]:
    areas = ((".".join(model.__module__.split(".")[:2]), model) for model in apps.get_models())
    return {(area, model.__name__) for area, model in areas if area.split(".")[0] in OURS}


def _on_the_page() -> set[tuple[str, str]]:
    rows = re.findall(r"(?m)^\| `([a-z.]+)` \| (.+) \|$", text("docs/architecture.md"))
    return {(area, model) for area, models in rows for model in re.findall(r"`(\w+)`", models)}
