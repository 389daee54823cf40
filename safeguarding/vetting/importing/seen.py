"""What was seen or done once, and safeguarding training: a day in a cell, and who did it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel.clock import london_date
from kernel.people.models import Person
from safeguarding.clearance.statuses.dates import months_after
from safeguarding.law import book
from safeguarding.vetting import records
from safeguarding.vetting.importing.columns import COLUMNS
from safeguarding.vetting.importing.facts import Entry, Fact
from safeguarding.vetting.importing.known import Known, plain
from safeguarding.vetting.importing.row import Row
from safeguarding.vetting.models import Check, CheckKind

ONCE = [column for column in COLUMNS if column.kind]
TITLE = "Safeguarding"


def witness(row: Row, entry: Entry, otherwise: Person | None, on_file: Known) -> Person | None:
    """Who checked: the colleague of that name, or whoever stands in where the sheet is silent."""
    said = row.text("seen_by")
    if said:
        same = on_file.colleagues.get(plain(said), [])
        if len(same) != 1:
            row.blame("seen_by", _("There is no colleague of that name with a role here."))
            return None
        found: Person | None = same[0]
    else:
        found = otherwise
    if found is not None and found == entry.person:
        row.blame("seen_by", _("Nobody can see their own papers for us. Who else saw them?"))
        return None
    return found


def read(row: Row, entry: Entry, by: Person | None, on_file: Known, *, at: datetime) -> None:
    today = london_date(at)
    for column in ONCE:
        day = row.day(column.key)
        if day is None:
            continue
        if day > today:
            row.blame(column.key, _("That day has not come yet."))
        elif by is None:
            if "seen_by" not in row.blamed:
                row.blame(column.key, _("Say who did it: a column, or one name for all."))
        else:
            _once(row, entry, by, on_file, column.kind, day)
    _trained(row, entry, on_file, today)


def _once(row: Row, entry: Entry, by: Person, on_file: Known, kind: str, day: date) -> None:
    until = row.day("right_to_work_until") if kind == CheckKind.RIGHT_TO_WORK else None
    if until is not None and until <= day:
        row.blame("right_to_work_until", _("The follow-up must come after the day."))
        return
    if _is_on_file(entry, on_file, kind, day):
        entry.known += 1
        return
    facts = {
        "kind": kind,
        "outcome": Check.Outcome.CLEAR,
        "seen_date": day,
        "seen_by": by,
        "review_due": until,
    }
    entry.facts.append(Fact(kind, records.record_check, facts))


def _is_on_file(entry: Entry, on_file: Known, kind: str, day: date) -> bool:
    """Of references there may be two of one day: as many count as are on file."""
    same = [f for f in entry.facts if f.what == kind and f.facts["seen_date"] == day]
    if entry.person is None:
        return bool(same) and kind != CheckKind.REFERENCE
    if kind != CheckKind.REFERENCE:
        return bool(same) or (entry.person.pk, kind, day) in on_file.seen
    left = on_file.references.get((entry.person.pk, day), 0)
    if left:
        on_file.references[entry.person.pk, day] = left - 1
    return bool(left)


def _trained(row: Row, entry: Entry, on_file: Known, today: date) -> None:
    done, until = row.day("training"), row.day("training_until")
    if done is None:
        return
    if done > today:
        row.blame("training", _("That training has not been completed yet."))
        return
    if until is None:
        rule = book.in_force("training_refresh", day=today)
        until = months_after(done, rule.parameters["months"]) if rule else None
    if until is not None and until <= done:
        row.blame("training_until", _("Training must count for at least a day."))
        return
    if entry.person is not None and (entry.person.pk, done) in on_file.trained:
        entry.known += 1
        return
    if any(f.what == "training" and f.facts["completed_date"] == done for f in entry.facts):
        return
    facts = {
        "title": TITLE,
        "completed_date": done,
        "until_date": until,
        "safeguarding": True,
    }
    entry.facts.append(Fact("training", records.record_training, facts))
