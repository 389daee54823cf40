"""What is on record about everybody who works with people: role, checks, training."""

from collections.abc import Iterator
from datetime import date

from kernel.people.models import Person
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry
from project.demo.vocabulary.work_roles import ROLES, Level
from safeguarding.vetting import records
from safeguarding.vetting.models import Check, Engagement, WorkRole

Basis = Engagement.Basis

SCHEMES = {"dbs"}  # those that have their model; the rest the reader checks and nobody loads


def load_work_roles(loading: Loading) -> None:
    for level, role in ROLES.items():
        if not loading.is_done("work_role", role.key):
            with loading.once("work_role", role.key):
                records.create_role(**role._asdict(), level=level, by=loading.by, at=loading.at)


def load_records(loading: Loading) -> None:
    """Staff without a `checks` line sit in the office: nothing is asked of them."""
    for said in [*loading.programme["staff"], *loading.programme["practitioners"]]:
        if "checks" in said and not loading.is_done("record", said["key"]):
            with loading.once("record", said["key"]):
                _record(loading, said, loading.person(said["key"]))


def _record(loading: Loading, said: Entry, person: Person) -> None:
    checks = [check for check in said["checks"] if check["scheme"] in SCHEMES]
    level = checks[0]["level"] if checks else Level.NONE
    records.engage(
        person=person,
        role=WorkRole.objects.get(key=ROLES[level].key),
        from_date=min(_days(loading, said)),
        basis=_basis(said),
        by=loading.by,
        at=loading.at,
    )
    for check in checks:
        _check(loading, person, check)
    for training in said.get("training", []):
        records.record_training(
            person=person,
            title=training["name"],
            completed_date=training["completed"].date(loading.at),
            until_date=_day(loading, training, "expires"),
            by=loading.by,
            at=loading.at,
        )


def _basis(said: Entry) -> str:
    """Who has a rate is paid by the session; staff are on the payroll."""
    if said.get("volunteer"):
        return Basis.VOLUNTEER
    return Basis.SELF_EMPLOYED if "rates" in said else Basis.PAID


def _check(loading: Loading, person: Person, said: Entry) -> None:
    records.record_check(
        person=person,
        level=said["level"],
        workforce=said["workforce"] or "",
        outcome=Check.Outcome.PENDING if "applied" in said else Check.Outcome.CLEAR,
        number=said["number"] or "",
        issued_date=_day(loading, said, "issued"),
        seen_date=_day(loading, said, "seen_on"),
        seen_by=loading.person(said["seen_by"]) if said["seen_by"] else None,
        review_due=_day(loading, said, "review_due"),
        update_service=said.get("update_service", False),
        status_checked_date=_day(loading, said, "status_checked"),
        by=loading.by,
        at=loading.at,
    )


def _days(loading: Loading, said: Entry) -> Iterator[date]:
    """Days on which somebody was with us already: the first of them is when they began."""
    for check in said["checks"]:
        yield check.get("issued", check.get("applied")).date(loading.at)
    for training in said.get("training", []):
        yield training["completed"].date(loading.at)
    if said.get("agreement_signed"):
        yield said["agreement_signed"].date(loading.at)


def _day(loading: Loading, said: Entry, name: str) -> date | None:
    return said[name].date(loading.at) if said.get(name) else None
