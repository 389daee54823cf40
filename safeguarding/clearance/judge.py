"""The gate itself: occasions in, findings out."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from safeguarding.clearance import dossier, ratio
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.facts import Member, Occasion
from safeguarding.clearance.findings import Finding, Light
from safeguarding.clearance.needs import NEEDS, REGULATED_WITH_ADULTS, Needs
from safeguarding.clearance.standing import Remark, Standing, standing
from safeguarding.clearance.words import spoken


def judge(occasions: Iterable[Occasion]) -> dict[int, list[Finding]]:
    """Findings by the occasion's key, worst first; none is green.

    At most three queries for any number of occasions, one where nobody is judged.
    """
    asked = list(occasions)
    records = dossier.load_roles({member.person_id for each in asked for member in each.team})
    judged = {m.person_id for each in asked for m in each.team if _is_judged(each, m, records)}
    dossier.add_records(records, judged)
    return {each.key: judge_one(each, records) for each in asked}


def judge_one(occasion: Occasion, records: Mapping[int, Dossier]) -> list[Finding]:
    """A pure function of the occasion and the records of its team, by person key."""
    needs = NEEDS[occasion.duty]
    stands = {
        member: _standing(records[member.person_id], occasion.day, needs, member)
        for member in occasion.team
        if _is_judged(occasion, member, records)
    }
    findings = [*_about_lead(occasion, needs, stands), *_about_team(occasion, stands)]
    if needs.second_named and len(occasion.team) < 2:
        findings.append(_no_second())
    if needs.cleared_adults:
        findings += _about_numbers(occasion, needs, stands)
    return sorted(findings, key=lambda f: (not f.is_red, not f.stops_opening))


def _standing(record: Dossier, day: date, needs: Needs, member: Member) -> Standing:
    floor = needs.lead_floor if member.is_lead else needs.team_floor
    return standing(record, day, floor=floor or "none", others=needs.others)


def _is_judged(occasion: Occasion, member: Member, records: Mapping[int, Dossier]) -> bool:
    """Everybody where there is a gate; else only whose role is regulated work with adults."""
    return NEEDS[occasion.duty].gate or any(
        engagement.role.level in REGULATED_WITH_ADULTS
        for engagement in records[member.person_id].engagements_on(occasion.day)
    )


def _about_lead(occasion: Occasion, needs: Needs, stands: dict[Member, Standing]) -> list[Finding]:
    """It opens while one lead is cleared; it stays shut while none is."""
    leads = {member: found for member, found in stands.items() if member.is_lead}
    if needs.gate and not leads:
        return [
            Finding(
                Light.RED,
                _("Nobody is named as lead."),
                _("Name a lead who is cleared for that day."),
                stops_opening=True,
            )
        ]
    shut = bool(leads) and not any(found.is_cleared for found in leads.values())
    return [
        Finding(
            Light.RED,
            _("%(name)s is not cleared to lead on %(day)s.") % _who(member, occasion),
            _("Name another lead, or ask the safeguarding team to complete the record."),
            stops_opening=shut,
            detail=_said(found.lacks),
        )
        for member, found in leads.items()
        if not found.is_cleared
    ]


def _about_team(occasion: Occasion, stands: dict[Member, Standing]) -> list[Finding]:
    findings = []
    for member, found in stands.items():
        if not found.is_cleared and not member.is_lead:
            findings.append(
                Finding(
                    Light.RED,
                    _("%(name)s is not cleared to work on %(day)s.") % _who(member, occasion),
                    _("Name somebody else, or ask the safeguarding team to complete the record."),
                    detail=_said(found.lacks),
                )
            )
        elif found.is_cleared and found.soon:
            findings.append(
                Finding(
                    Light.AMBER,
                    _("%(name)s is cleared for %(day)s, but not for long after.")
                    % _who(member, occasion),
                    _("Ask the safeguarding team what to renew."),
                    detail=_said(found.soon),
                )
            )
    return findings


def _no_second() -> Finding:
    return Finding(
        Light.RED,
        _("Only the lead is named; a second adult of ours must be in the building."),
        _("Name a second adult."),
        stops_opening=True,
    )


def _about_numbers(
    occasion: Occasion, needs: Needs, stands: dict[Member, Standing]
) -> list[Finding]:
    adults = sum(
        found.is_cleared and _is_adult(member, occasion.day) for member, found in stands.items()
    )
    each = ratio.in_force(
        youngest=occasion.youngest, own=occasion.ratio, signed_off=occasion.signed_off
    )
    needed = max(needs.cleared_adults, ratio.adults_needed(occasion.people, each))
    if adults >= needed:
        return []
    has = ngettext(
        "There is %(adults)d cleared adult", "There are %(adults)d cleared adults", adults
    ) % {"adults": adults}
    if needed > needs.cleared_adults:
        why = _("%(people)d people at one adult to %(each)d need %(needed)d.") % {
            "people": occasion.people,
            "each": each,
            "needed": needed,
        }
    else:
        why = _("at least %(needed)d must be there.") % {"needed": needed}
    return [Finding(Light.RED, f"{has}; {why}", _("Name more of the team who are cleared."))]


def _is_adult(member: Member, day: date) -> bool:
    """Helpers under 18 do not count. Of whom we know no birth date, the team says 18 or over."""
    born = member.birth_date
    if born is None:
        return True
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) >= 18


def _said(remarks: Iterable[Remark]) -> str:
    return " ".join(dict.fromkeys(remark.text for remark in remarks))


def _who(member: Member, occasion: Occasion) -> dict[str, str]:
    return {"name": member.name, "day": spoken(occasion.day)}
