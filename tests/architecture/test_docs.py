"""What operators rely on is written down, and what is written down is there."""

import re

from tests.architecture.sources import ROOT, product_code, text, tracked

READ = re.compile(r'\benv\.(?:text|flag|number|choice|words|secret)\(\s*"([A-Z0-9_]+)"')
# Where the settings lie, and what the server around us reads.
NOT_IN_THE_FILE = {"ENV_FILE"}


def test_every_setting_is_in_the_example_and_the_other_way_round() -> None:
    example = set(re.findall(r"(?m)^#? ?([A-Z][A-Z0-9_]+)=", text(".env.example")))
    assert example == _settings() - NOT_IN_THE_FILE


def test_every_setting_is_explained_and_the_other_way_round() -> None:
    assert _first_cells("Settings") == _settings()


def test_every_command_is_explained_and_the_other_way_round() -> None:
    commands = {
        name.rpartition("/")[2].removesuffix(".py")
        for name in tracked(".py")
        if "/management/commands/" in name and not name.endswith("__init__.py")
    }
    assert _first_cells("Management commands") == commands


def test_every_make_target_is_explained() -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):.*## ", text("Makefile")))
    assert {
        target for target in targets if f"`make {target}" not in text("docs/running.md")
    } == set()


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = {
        f"{name} → {target}"
        for name in tracked(".md")
        for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)#:]+)\)", text(name))
        if not (ROOT / name).parent.joinpath(target).exists()
    }
    assert broken == set()


def test_every_decision_is_numbered_and_short() -> None:
    records = sorted(tracked(".md"))
    names = [name for name in records if name.startswith("docs/decisions/")]
    numbers = [int(name.rpartition("/")[2][:4]) for name in names]
    assert numbers == list(range(1, len(names) + 1))
    assert [name for name in names if len(text(name).splitlines()) > 60] == []


def _settings() -> set[str]:
    return {setting for name in product_code() for setting in READ.findall(text(name))}


def _first_cells(heading: str) -> set[str]:
    """The first word in code of each table row under a heading of docs/running.md."""
    section = text("docs/running.md").partition(f"\n## {heading}")[2].partition("\n## ")[0]
    return set(re.findall(r"(?m)^\| `(\w+)", section))
