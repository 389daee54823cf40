"""A house with one of everything that an address of ours may name. A new argument gets a line."""

from datetime import timedelta
from typing import Any

from bookings.catalogue.closures.models import Closure
from bookings.ordering import holding_back
from bookings.ordering.asking.managing import add_question
from bookings.ordering.codes import making
from bookings.ordering.models import Place, TicketType
from bookings.planning.availability import saying
from bookings.planning.diary import feed as diary
from bookings.planning.exceptions.models import Override
from bookings.planning.models import TeamAssignment
from kernel import clock
from kernel.audit.actor import Actor
from kernel.desk import tasks
from kernel.money import Money
from kernel.organisation.terms import wording
from kernel.people import invitations
from kernel.people.models import User
from kernel.people.roles import Role
from safeguarding.law.models import Rule
from safeguarding.vetting import records
from safeguarding.vetting.importing import draft
from safeguarding.vetting.importing.sheet import Sheet
from safeguarding.vetting.models import Check, CheckKind, Licence, TrainingTopic
from safeguarding.vetting.records import disclosures, letters
from safeguarding.vetting.update_service import consent
from tests.bookings.certificates.award import an_issued
from tests.factories import desk, pages, team
from tests.factories.bookings import a_confirmed
from tests.factories.people import SETUP, an_account
from tests.factories.programme import a_session, an_activity

DSL = team.DSL


def accounts() -> dict[str, User]:
    """One for each role, each somebody on record, and one who owns the machine."""
    found = {role.value: _somebody(role) for role in Role}
    owner = an_account(email="owner@example.org")
    User.objects.filter(pk=owner.pk).update(is_superuser=True)
    owner.refresh_from_db()
    return {**found, "superuser": owner}


def _somebody(role: Role) -> User:
    user = an_account(role.value)
    user.person = team.a_person(f"Person of {role.value}")
    user.save()
    return user


def house(people: dict[str, User]) -> dict[str, Any]:
    """What fills an argument, by its area, the word before it and its name (`routes.needs`)."""
    found: dict[str, Any] = {}
    found |= _accounts() | _programme(people) | _record(people) | _desk(people) | _public()
    return found


def _accounts() -> dict[str, Any]:
    now = clock.now()
    user = invitations.invite(
        name="Inga Invited", email="inga@example.org", roles=[Role.EDITOR], by=SETUP, at=now
    )
    return {"accounts.ref": user.ref, "accounts.role.key": user.grants.get().pk}


def _programme(people: dict[str, User]) -> dict[str, Any]:
    now = clock.now()
    activity = an_activity(at=now, duty_of_care="unaccompanied_children")
    # Within its register's hours, and with two of them in its team: needs open for nobody else.
    session = a_session(activity, days=0, at=now + timedelta(hours=12))
    assignment = TeamAssignment.objects.create(
        session=session, person=people["practitioner"].person, function="lead"
    )
    TeamAssignment.objects.create(session=session, person=people["officer"].person, function="host")
    open_to_all, its_session = desk.a_workshop("Open Evening")
    ticket = TicketType.objects.get(activity=open_to_all)
    booking = a_confirmed(its_session, ticket, at=now)
    question = add_question(activity=open_to_all, text_en="Which?", by=SETUP, at=now)
    terms = wording.bring_in(
        kind="terms", language="en", text="Come on time.", from_at=now, by=SETUP, at=now
    )
    kept = holding_back.keep(
        session=session, kind="access", places=2, release_at=None, by=SETUP, at=now
    )
    certificate = an_issued()
    override = Override.objects.create(
        session=session,
        rule="lead_not_cleared",
        finding="The lead is not cleared.",
        reason="Somebody cleared is in the room",
        proposed_by=people["safeguarding_officer"].person,
        proposed_at=now,
        ends_at=now + timedelta(days=3),
    )
    page = pages.a_live_page(open_to_all)
    loose = desk.a_page(None, title="About nothing yet")
    place = Place.objects.filter(line__booking=booking).first()
    theirs = people["practitioner"].person
    feed = diary.make(person=theirs, by=SETUP, at=now)
    today = clock.london_date(now)
    away = saying.say(
        person=theirs, kind="away", from_date=today, until_date=today, by=SETUP, at=now
    )
    return {
        "register.diary.secret": feed.secret,
        "register.days.ref": away.ref,
        "team-days.row": away.ref,
        "activities.ref": activity.ref,
        "activities.team.key": assignment.pk,
        "dates.ref": session.ref,
        "kept.key": kept.pk,
        "closures.key": Closure.objects.create(
            title="Half-term", from_date=today, until_date=today
        ).pk,
        "codes.ref": making.add_code(code="SPRING", percent=10, by=SETUP, at=now).ref,
        "bursaries.ref": making.add_fund(title="Fund", budget=Money(100), by=SETUP, at=now).ref,
        "tickets.ref": ticket.ref,
        "questions.ref": question.ref,
        "booking.people.number": 1,
        "terms.ref": terms.ref,
        "certificates.activity.ref": certificate.activity.ref,
        "certificates.code": certificate.code,
        "bookings.ref": booking.ref,
        "gate.ratio.ref": activity.ref,
        "gate.ask.ref": session.ref,
        "gate.exceptions.ref": override.ref,
        "new.what": "workshop",
        "page-about.pk": loose.pk,
        "register.ref": session.ref,
        "book.ref": its_session.ref,
        "booking.secret": booking.secret,
        "tickets.secret": place.ticket_secret,
        "verify.code": certificate.code,
        "address activity_dates": f"{page.url}dates.ics",
        "address wagtail_serve": page.url,
    }


def _record(people: dict[str, User]) -> dict[str, Any]:
    """A worker about whom there is one row of every kind."""
    now, lead = clock.now(), people["dsl"].person
    today = clock.london_date(now)
    person = team.a_worker("Wanda Worker", at=now)
    engagement = person.engagements.get()
    check = Check.objects.get(person=person)
    role = engagement.role
    consent.give(
        check=check,
        forename="Wanda",
        surname="Worker",
        consent_date=today,
        consent_how="written",
        recorded_by=lead,
        by=DSL,
        at=now,
    )
    undecided = team.a_check(person, at=now, outcome=Check.Outcome.TO_DECIDE)
    decision = disclosures.propose(
        check=undecided,
        role=role,
        decision="accepted",
        reasons="Long ago, and not about children",
        proposed_by=people["administrator"].person,
        by=DSL,
        at=now,
    )
    topic = TrainingTopic.objects.first() or records.add_topic(
        key="first-aid", title="First aid", safeguarding=False, by=DSL, at=now
    )
    records.ask_training(role=role, topic=topic, level=None, refresher_months=None, by=DSL, at=now)
    letter = letters.record_letter(
        person=person,
        organisation="The Agency",
        dated=today,
        received_date=today,
        received_by=lead,
        confirmed=[letters.Confirmed(kind=CheckKind.RIGHT_TO_WORK)],
        by=DSL,
        at=now,
    )
    seen = {"seen_date": today, "seen_by": lead, "by": DSL, "at": now}
    lasting = {"from_date": today, "until_date": today + timedelta(days=300)}
    insurance = records.record_insurance(
        person=person, amount=Money(500_000_000), **lasting, **seen
    )
    licence = records.record_licence(
        kind=Licence.Kind.CHAPERONE, person=person, authority="The council", **lasting, **seen
    )
    bopa = records.record_licence(
        kind=Licence.Kind.BOPA, activity_ref="nowhere", authority="The council", **lasting, **seen
    )
    return {
        "children-who-perform.key": bopa.key,
        "team-records.ref": person.ref,
        "central-record.person.ref": person.ref,
        "team-days.ref": person.ref,
        "team-days.row": "nowhere",
        "team-records.roles.key": role.key,
        "team-records.training.topic": topic.key,
        "team-records.role.key": engagement.pk,
        "team-records.applied.kind": "dbs",
        "team-records.in-hand.kind": "dbs",
        "team-records.seen.kind": "identity",
        "team-records.check.key": undecided.key,
        "team-records.decision.key": decision.key,
        "team-records.training.key": person.trainings.first().pk,
        "team-records.insurance.key": insurance.key,
        "team-records.licence.key": licence.key,
        "team-records.letter.key": letter.key,
        "rules.key": Rule.objects.filter(is_switch=True).first().key,
        "the worker": person,
        "the worker's number": check.number_last4,
    }


def _desk(people: dict[str, User]) -> dict[str, Any]:
    now = clock.now()
    of_role = {
        role: tasks.raise_task(
            kind="look", about=("thing", role), for_role=Role(role), text="Look.", at=now
        ).pk
        for role in people
        if role in Role.values
    }
    any_task = next(iter(of_role.values()))
    sheets = {
        user.ref: draft.keep(Sheet(("Name",), (("Nia",),), (2,)), by=_actor(user), at=now).key
        for user in people.values()
    }
    return {
        "tasks.pk": lambda user: of_role.get(_role(user), any_task),
        "team-records.bring.key": lambda user: sheets[user.ref],
    }


def _public() -> dict[str, Any]:
    return {
        "payments.test.ref": "nowhere",
        "account.welcome.secret": "0" * 28,
        "style-guide.frame": "front",
        "media.path": "nowhere.png",
        "pictures.strip.ref": "nowhere",
        "address quiet_picture": f"/pictures/quiet/{'0' * 10}/wide/{'0' * 24}.svg",
    }


def _actor(user: User) -> Actor:
    return Actor("user", user.ref)


def _role(user: User) -> str:
    return next(iter(user.roles(at=clock.now())), "")
