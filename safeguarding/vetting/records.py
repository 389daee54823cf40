"""Recording roles, engagements, checks and training: on the trail by references only.

Nothing here is ever changed: what is known later is a later record, a slip is set aside. Whoever
works on a session may be cleared or not by it, so each act ends by telling those who plan.
"""

from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import number as numbers
from safeguarding.vetting import rules
from safeguarding.vetting.models import Check, Engagement, Training, WorkRole
from safeguarding.vetting.rules import CannotRecord


def create_role(
    *, key: str, title: str, activity: str, level: str, rationale: str, by: Actor, at: datetime
) -> WorkRole:
    """What somebody may do for us, and the check that the law lets us ask for it.

    Raises CannotRecord: a key in use, an unknown level, a level without its reason.
    """
    if level not in WorkRole.Level:
        raise CannotRecord(_("Choose one of the levels of check."))
    if level != WorkRole.Level.NONE and not rationale.strip():
        raise CannotRecord(
            _("Say why the law lets us ask for that level. If it does not, ask for none.")
        )
    with trail.act(by=by, at=at) as noted:
        role, is_new = WorkRole.objects.get_or_create(
            key=key,
            defaults={
                "title": title,
                "activity": activity,
                "level": level,
                "rationale": rationale.strip(),
            },
        )
        if not is_new:
            raise CannotRecord(_("There is a role of that name already."))
        noted.note("role.created", about=("work_role", role.key), level=level)
    return role


def engage(
    *,
    person: Person,
    role: WorkRole,
    from_date: date,
    until_date: date | None = None,
    volunteer: bool = False,
    by: Actor,
    at: datetime,
) -> Engagement:
    """The person works with us in a role from a day on. Asked twice, it is one engagement.

    Raises CannotRecord when the days are the wrong way round or the role is theirs already.
    """
    rules.in_order(from_date, until_date, _("A role must end after it begins."))
    with trail.act(by=by, at=at) as noted:
        theirs = Engagement.objects.filter(person=person, role=role)
        same = theirs.filter(
            from_date=from_date, until_date=until_date, volunteer=volunteer
        ).first()
        if same is not None:
            return same
        rules.not_twice(theirs, from_date, until_date)
        engagement = Engagement.objects.create(
            person=person,
            role=role,
            from_date=from_date,
            until_date=until_date,
            volunteer=volunteer,
        )
        noted.note(
            "person.engaged",
            about=("person", person.ref),
            role=role.key,
            from_date=from_date.isoformat(),
            until_date=until_date and until_date.isoformat(),
        )
        changes.tell(people={person.pk}, by=by, at=at)
    return engagement


def end_engagement(*, engagement: Engagement, until_date: date, by: Actor, at: datetime) -> None:
    """They do this no more: `until_date` is the first day that no longer counts."""
    rules.in_order(engagement.from_date, until_date, _("A role must end after it begins."))
    with trail.act(by=by, at=at) as noted:
        Engagement.objects.filter(pk=engagement.pk).update(until_date=until_date)
        engagement.until_date = until_date
        noted.note(
            "person.engagement_ends",
            about=("person", engagement.person.ref),
            role=engagement.role.key,
            until_date=until_date.isoformat(),
        )
        changes.tell(people={engagement.person_id}, by=by, at=at)


def record_check(
    *,
    person: Person,
    level: str,
    workforce: str = "",
    outcome: str,
    number: str = "",
    issued_date: date | None = None,
    seen_date: date | None = None,
    seen_by: Person | None = None,
    review_due: date | None = None,
    update_service: bool = False,
    status_checked_date: date | None = None,
    by: Actor,
    at: datetime,
) -> Check:
    """Facts about a certificate. The number is sealed; its last four figures stay readable.

    Raises CannotRecord with a sentence that says what to put right.
    """
    check = Check(
        person=person,
        level=level,
        workforce=workforce or rules.workforce_of(level),
        outcome=outcome,
        issued_date=issued_date,
        seen_date=seen_date,
        seen_by=seen_by,
        review_due=review_due,
        update_service=update_service,
        status_checked_date=status_checked_date,
        recorded_at=at,
    )
    rules.check_is_sound(check, has_number=bool(number.strip()), at=at)
    numbers.put(check, number)
    with trail.act(by=by, at=at) as noted:
        check.save(force_insert=True)
        noted.note(
            "check.recorded",
            about=("check", str(check.key)),
            person=person.ref,
            level=level,
            outcome=outcome,
            seen_by=seen_by and seen_by.ref,
            review_due=review_due and review_due.isoformat(),
        )
        changes.tell(people={person.pk}, by=by, at=at)
    return check


def record_training(
    *,
    person: Person,
    title: str,
    completed_date: date,
    until_date: date | None = None,
    safeguarding: bool | None = None,
    by: Actor,
    at: datetime,
) -> Training:
    """Training that somebody has done; unless said, its title tells whether it is safeguarding's.

    Raises CannotRecord for a day to come or days the wrong way round.
    """
    rules.in_order(completed_date, until_date, _("Training must count for at least a day."))
    rules.not_to_come(completed_date, _("That training has not been completed yet."), at=at)
    if safeguarding is None:
        safeguarding = "safeguarding" in title.lower()
    with trail.act(by=by, at=at) as noted:
        training = Training.objects.create(
            person=person,
            title=title,
            completed_date=completed_date,
            until_date=until_date,
            safeguarding=safeguarding,
        )
        noted.note(
            "training.recorded",
            about=("training", str(training.pk)),
            person=person.ref,
            safeguarding=safeguarding,
            until_date=until_date and until_date.isoformat(),
        )
        changes.tell(people={person.pk}, by=by, at=at)
    return training


def set_aside(*, record: Check | Training, by: Actor, at: datetime) -> None:
    """It was recorded by mistake: it stays on file and counts for nothing. Twice is once."""
    kind = "check" if isinstance(record, Check) else "training"
    with trail.act(by=by, at=at) as noted:
        rows = type(record).objects.filter(pk=record.pk, set_aside_at__isnull=True)
        if rows.update(set_aside_at=at):
            record.set_aside_at = at
            noted.note(f"{kind}.set_aside", about=(kind, str(record.pk)), person=record.person.ref)
            changes.tell(people={record.person_id}, by=by, at=at)
