"""Training: what it is about by its name, who has done it, and which role asks for it."""

import re

from django.utils.text import slugify

from kernel.people.models import Person
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry
from project.demo.vocabulary.work_roles import REFRESHED_AFTER, TOPICS
from safeguarding.vetting import records
from safeguarding.vetting.models import TrainingTopic, WorkRole

LEVEL = re.compile(r"level (\d)")


def ask(loading: Loading, role: WorkRole, level: int) -> None:
    """Everybody is trained in safeguarding, at the level their work needs."""
    records.ask_training(
        role=role,
        topic=_topic(loading, "safeguarding"),
        level=level,
        refresher_months=REFRESHED_AFTER,
        by=loading.by,
        at=loading.at,
    )


def record(loading: Loading, person: Person, said: Entry) -> None:
    found = LEVEL.search(said["name"])
    records.record_training(
        person=person,
        topic=_topic(loading, said["name"]),
        title=said["name"],
        level=int(found[1]) if found else None,
        completed_date=said["completed"].date(loading.at),
        until_date=said["expires"].date(loading.at) if said.get("expires") else None,
        by=loading.by,
        at=loading.at,
    )


def _topic(loading: Loading, name: str) -> TrainingTopic:
    known = (topic for words, topic in TOPICS.items() if words in name.lower())
    key, title = next(known, (slugify(name)[:50], name))
    return records.add_topic(
        key=key, title=title, safeguarding=key == "safeguarding", by=loading.by, at=loading.at
    )
