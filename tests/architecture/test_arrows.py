"""Arrows point down: imports, and foreign keys, which the import graph cannot see."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db.models import Field, ForeignObject, ManyToManyField, Model

from tests.architecture.sources import ROOT, text

DOORS = {
    "bookings.catalogue",
    "bookings.enrolment",
    "safeguarding.clearance",
    "safeguarding.consents",
    "safeguarding.care",
    "fundraising.giving",
    "fundraising.campaigns",
    "fundraising.funding",
}
# Frameworks' own models, and who may point at them.
FRAMEWORKS = {
    "django": {"kernel", "cms"},
    "wagtail": {"cms"},
    "taggit": {"cms"},
}


def test_import_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    env = {**os.environ, "PYTHONPATH": "site"}
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_foreign_keys_point_down_and_only_at_doors() -> None:
    wrong = {
        f"{_area(model)} {model.__name__}.{field.name} → {_area(field.related_model)}"
        for model, field in _relations()
        if not _may_point(_area(model), _area(field.related_model))
    }
    assert wrong == set()


def test_the_foreign_key_rule_sees_each_kind_of_wrong_arrow() -> None:
    assert not _may_point("kernel.people", "bookings.catalogue")
    assert not _may_point("fundraising.giving", "safeguarding.vetting")
    assert not _may_point("bookings.planning", "safeguarding.vetting")
    assert not _may_point("bookings.catalogue", "wagtail.models")
    assert _may_point("bookings.planning", "kernel.people")
    assert _may_point("cms.pages", "bookings.catalogue")


def _relations() -> Iterator[tuple[type[Model], Field]]:
    for model in apps.get_models(include_auto_created=True):
        if _area(model).partition(".")[0] not in _ranks():
            continue
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if isinstance(field, ForeignObject | ManyToManyField):
                yield model, field


def _area(model: type[Model]) -> str:
    return ".".join(model.__module__.split(".")[:2])


def _may_point(here: str, there: str) -> bool:
    app, target = here.partition(".")[0], there.partition(".")[0]
    if target in FRAMEWORKS:
        return app in FRAMEWORKS[target]
    if app == target:
        return True
    ranks = _ranks()
    return ranks[target] < ranks[app] and (target == "kernel" or there in DOORS)


def _ranks() -> dict[str, int]:
    """How high each app stands, from the layers that import-linter enforces."""
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {app.strip(): -depth for depth, layer in enumerate(layers) for app in layer.split("|")}
