"""Words of the file as pages keep them."""

from collections.abc import Iterable
from html import escape

from django.contrib.humanize.templatetags.humanize import apnumber

from project.demo.reader.reading import Entry

PACK = {
    "timetable": "Timetable",
    "risk_assessment": "Risk assessment",
    "access_guide": "Access guide",
    "visual_story": "Visual story",
    "insurance": "Insurance certificate",
    "safeguarding_statement": "Safeguarding statement",
    "map_and_coach_bay": "Map, and where a coach can turn",
    "lunch_and_toilets": "Where to eat, and the toilets",
}


def paragraph(words: str) -> str:
    return f"<p>{escape(words, quote=False)}</p>"


def paragraphs(many: Iterable[str]) -> list[tuple[str, str]]:
    return [("paragraph", paragraph(words)) for words in many]


def for_schools(said: Entry) -> dict[str, str]:
    """The fields of an activity's page that teachers read; nothing where no school books."""
    if said["audience"] != "school":
        return {}
    stages = [stage.removeprefix("KS") for stage in said.get("key_stages", [])]
    return {
        "key_stages": f"Key Stage {' and '.join(stages)}" if stages else "",
        "curriculum": ", ".join(said.get("curriculum", [])),
        "group_words": _group(said),
        "visit_pack": "\n".join(PACK[key] for key in said.get("visit_pack", [])),
    }


def _group(said: Entry) -> str:
    least = f"{said['min_group']} to " if "min_group" in said else "Up to "
    words = f"{least}{said['capacity']} pupils"
    ratios = said.get("group_ratio", {})
    own = next((ratios[stage] for stage in said.get("key_stages", []) if stage in ratios), 0)
    return f"{words}, and one adult of yours for every {apnumber(own)}" if own else words
