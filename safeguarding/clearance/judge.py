"""The gate itself: occasions in, findings out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from safeguarding.clearance import dossier, performing, sayings
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.facts import Days, Member, Occasion
from safeguarding.clearance.findings import Assessment, Finding, Light, On
from safeguarding.clearance.needs import NEEDS, REGULATED_WITH_ADULTS, Needs
from safeguarding.clearance.numbers import about_chaperones, about_numbers, is_adult
from safeguarding.clearance.performing import Permits
from safeguarding.clearance.standing import Standing, standing
from safeguarding.clearance.statuses.days import WINDOW, is_counted

Worked = Mapping[int, Iterable[date]]


@dataclass(frozen=True, slots=True)
class Stand:
    """One member that day: how they stand, and whether two people have allowed it all the same."""

    found: Standing
    allowed: datetime | None = None

    @property
    def is_cleared(self) -> bool:
        return self.found.is_cleared or self.allowed is not None


def judge(occasions: Iterable[Occasion], *, days: Days | None = None) -> dict[int, list[Finding]]:
    """Findings by the occasion's key, worst first; none is green."""
    return {key: each.findings for key, each in assess(occasions, days=days).items()}


def assess(occasions: Iterable[Occasion], *, days: Days | None = None) -> dict[int, Assessment]:
    """The same with what else follows, by the occasion's key.

    At most two queries for any number of occasions, one where nobody is judged; `days` is asked
    once more, and only about those whose days the law counts. Two more where children perform.
    """
    asked = list(occasions)
    records = dossier.load_roles({member.person_id for each in asked for member in each.team})
    judged = {m.person_id for each in asked for m in each.team if _is_judged(each, m, records)}
    dossier.add_records(records, judged)
    worked, permits = _worked(asked, records, days), performing.load(asked)
    return {each.key: assess_one(each, records, worked=worked, permits=permits) for each in asked}


def judge_one(
    occasion: Occasion, records: Mapping[int, Dossier], *, worked: Worked | None = None
) -> list[Finding]:
    """Only the findings of `assess_one`."""
    return assess_one(occasion, records, worked=worked).findings


def assess_one(
    occasion: Occasion,
    records: Mapping[int, Dossier],
    *,
    worked: Worked | None = None,
    permits: Permits | None = None,
) -> Assessment:
    """A pure function of the occasion, the records of its team and their other days, by person,
    and what lets children perform."""
    needs = NEEDS[occasion.duty]
    stands = {
        member: _stand(records[member.person_id], occasion, needs, member, worked or {})
        for member in occasion.team
        if _is_judged(occasion, member, records)
    }
    findings = [*_about_lead(occasion, needs, stands), *_about_team(occasion, stands)]
    if needs.second_named and len(occasion.team) < 2:
        findings.append(_allowed(occasion, sayings.no_second()))
    most = None
    cleared = [member for member, stand in stands.items() if stand.is_cleared]
    if needs.cleared_adults:
        adults = sum(is_adult(member, occasion.day) for member in cleared)
        found, most = about_numbers(occasion, needs, adults)
        found += about_chaperones(occasion, cleared)
        findings += [_allowed(occasion, each) for each in found]
        if _until(occasion, On.RATIO, None) is not None:
            most = None  # two people answer for more than the table allows
    findings += performing.about_performance(occasion, permits or Permits())
    return Assessment.of(findings, most)


def _worked(occasions: list[Occasion], records: Mapping[int, Dossier], days: Days | None) -> Worked:
    """Other days of those whose days the law counts; nobody is asked about for nothing."""
    with_children = [each for each in occasions if each.duty.days_count]
    counted = {
        m.person_id
        for each in with_children
        for m in each.team
        if is_counted(records[m.person_id], each.day)
    }
    if days is None or not counted:
        return {}
    all_days = [each.day for each in with_children]
    first, last = min(all_days) - WINDOW + timedelta(days=1), max(all_days)
    return days(counted, first=first, last=last)


def _stand(
    record: Dossier, occasion: Occasion, needs: Needs, member: Member, worked: Worked
) -> Stand:
    floor = needs.lead_floor if member.is_lead else needs.team_floor
    mine = set(worked.get(member.person_id, ()))
    found = standing(
        record,
        occasion.day,
        floor=floor or "none",
        others=needs.others,
        worked=mine if occasion.duty.days_count else None,
        hours=occasion.hours,
        is_chaperone=member.is_chaperone,
    )
    until = _until(occasion, On.PERSON, member.person_id)
    return Stand(found, until if found.may_be_allowed else None)


def _is_judged(occasion: Occasion, member: Member, records: Mapping[int, Dossier]) -> bool:
    """Everybody where there is a gate; else only whose role is regulated work with adults."""
    return NEEDS[occasion.duty].gate or any(
        engagement.role.level in REGULATED_WITH_ADULTS
        for engagement in records[member.person_id].engagements_on(occasion.day)
    )


def _about_lead(occasion: Occasion, needs: Needs, stands: dict[Member, Stand]) -> list[Finding]:
    """It opens while one lead is cleared; it stays shut while none is."""
    leads = {member: stand for member, stand in stands.items() if member.is_lead}
    if needs.gate and not leads:
        return [sayings.no_lead()]
    shut = bool(leads) and not any(stand.is_cleared for stand in leads.values())
    return [
        _allowed(occasion, sayings.lead_not_cleared(occasion, member, stand.found, shut=shut))
        for member, stand in leads.items()
        if not stand.found.is_cleared
    ]


def _about_team(occasion: Occasion, stands: dict[Member, Stand]) -> list[Finding]:
    findings = []
    for member, stand in stands.items():
        if not stand.found.is_cleared and not member.is_lead:
            finding = sayings.not_cleared(occasion, member, stand.found)
            findings.append(_allowed(occasion, finding))
        elif stand.found.is_cleared and stand.found.soon:
            findings.append(sayings.not_for_long(occasion, member, stand.found))
    return findings


def _until(occasion: Occasion, rule: str, person_id: int | None) -> datetime | None:
    return next(
        (a.until for a in occasion.allowed if (a.rule, a.person_id) == (rule, person_id)), None
    )


def _allowed(occasion: Occasion, finding: Finding) -> Finding:
    """As it is; or, where two people have allowed it, amber and saying so."""
    until = _until(occasion, finding.rule, finding.person_id)
    if until is None or not finding.may_be_allowed:
        return finding
    return replace(
        finding,
        light=Light.AMBER,
        stops_opening=False,
        mend=sayings.allowed_until(until),
        allowed_until=until,
    )
