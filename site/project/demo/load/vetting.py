"""What is on record about everybody who works with people: role, checks, papers, training."""

from collections.abc import Iterator
from datetime import date, timedelta

from kernel import clock
from kernel.money import Money
from kernel.people.models import Person
from project.demo.load import trained
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry
from project.demo.vocabulary.work_roles import CHAPERONE, ROLES, Level, Role
from safeguarding.vetting import records
from safeguarding.vetting.models import Check, CheckKind, Engagement, Licence, WorkRole

Basis = Engagement.Basis
YEAR = timedelta(days=365)
COVER = Money(5_000_000_00)
ONCE = (CheckKind.IDENTITY, CheckKind.RIGHT_TO_WORK, CheckKind.SELF_DECLARATION)


def load_work_roles(loading: Loading) -> None:
    for level, role in (*ROLES.items(), (Level.ENHANCED_CHILD_BARRED, CHAPERONE)):
        if not loading.is_done("work_role", role.key):
            with loading.once("work_role", role.key):
                _role(loading, level, role)


def _role(loading: Loading, level: str, role: Role) -> None:
    facts = role._asdict()
    least = facts.pop("training_level")
    made = records.create_role(**facts, level=level, by=loading.by, at=loading.at)
    trained.ask(loading, made, least)


def load_records(loading: Loading) -> None:
    """Staff without a `checks` line sit in the office: nothing is asked of them."""
    for said in [*loading.programme["staff"], *loading.programme["practitioners"]]:
        if "checks" in said and not loading.is_done("record", said["key"]):
            with loading.once("record", said["key"]):
                _record(loading, said, loading.person(said["key"]))


def _record(loading: Loading, said: Entry, person: Person) -> None:
    dbs = [check for check in said["checks"] if check["scheme"] == CheckKind.DBS]
    levels = [dbs[0]["level"] if dbs else Level.NONE]
    levels += [check["level"] for check in said["checks"] if check["scheme"] == CheckKind.PVG]
    for level in levels:
        _engage(loading, said, person, ROLES[level])
    if licence := said.get("chaperone_licence"):
        _engage(loading, said, person, CHAPERONE)
        _licence(loading, person, licence)
    for check in said["checks"]:
        _check(loading, person, check)
    _seen(loading, person, said)
    _insured(loading, person, said)
    for training in said.get("training", []):
        trained.record(loading, person, training)


def _engage(loading: Loading, said: Entry, person: Person, role: Role) -> None:
    records.engage(
        person=person,
        role=WorkRole.objects.get(key=role.key),
        from_date=min(_days(loading, said)),
        basis=_basis(said),
        supervised=said.get("volunteer", False),
        days_elsewhere=0,
        lived_abroad=False,
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
        kind=said["scheme"],
        level=said["level"],
        workforce=said["workforce"] or "",
        outcome=Check.Outcome.PENDING if "applied" in said else Check.Outcome.CLEAR,
        number=said["number"] or "",
        applied_date=_day(loading, said, "applied"),
        issued_date=_day(loading, said, "issued"),
        seen_date=_day(loading, said, "seen_on"),
        seen_by=loading.person(said["seen_by"]) if said["seen_by"] else None,
        review_due=_day(loading, said, "review_due"),
        update_service=said.get("update_service", False),
        status_checked_date=_day(loading, said, "status_checked"),
        by=loading.by,
        at=loading.at,
    )


def _seen(loading: Loading, person: Person, said: Entry) -> None:
    """What was seen when they came to us, and the agreement once both had signed."""
    came = said.get("safer_recruitment")
    if came is None:
        return
    kinds = [*ONCE, *[CheckKind.REFERENCE] * came.get("references", 2)]
    days = [(kind, came["on"].date(loading.at)) for kind in kinds]
    if signed := _day(loading, said, "agreement_signed"):
        # The first when they came, and the one that is in force now.
        first = min(signed, came["on"].date(loading.at))
        days += [(CheckKind.AGREEMENT, day) for day in sorted({first, signed})]
    for kind, day in days:
        records.record_check(
            person=person,
            kind=kind,
            outcome=Check.Outcome.CLEAR,
            seen_date=day,
            seen_by=loading.person(came["by"]),
            by=loading.by,
            at=loading.at,
        )


def _insured(loading: Loading, person: Person, said: Entry) -> None:
    """This year's and last year's: each session asks about its own date."""
    ends = _day(loading, said, "insurance_expires")
    if ends is None:
        return
    for until in (ends - YEAR, ends):
        begins = until - YEAR
        records.record_insurance(
            person=person,
            amount=COVER,
            from_date=begins,
            until_date=until,
            seen_date=min(begins, clock.london_date(loading.at)),
            seen_by=loading.person(said["safer_recruitment"]["by"]),
            by=loading.by,
            at=loading.at,
        )


def _licence(loading: Loading, person: Person, said: Entry) -> None:
    until = said["expires"].date(loading.at)
    records.record_licence(
        kind=Licence.Kind.CHAPERONE,
        person=person,
        authority=said["authority"],
        from_date=until - 3 * YEAR,
        until_date=until,
        seen_date=until - 3 * YEAR,
        seen_by=loading.person("chris"),
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
