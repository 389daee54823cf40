"""The whole vocabulary of `programme.yaml`: everything the file may say, from the start."""

from project.demo.reader.tables import Many, Table
from project.demo.vocabulary import house, money, public, team, work
from project.demo.vocabulary.activity import ACTIVITY

PROGRAMME = Table(
    {
        "meta": house.META,
        "organisation": house.ORGANISATION,
        "vocabularies": house.VOCABULARIES,
        "places": Many(house.PLACE, least=1),
        "staff": Many(team.STAFF, least=1),
        "practitioners": Many(team.PRACTITIONER),
        "partners": Many(team.PARTNER),
        "funders": Many(money.FUNDER),
        "campaigns": Many(money.CAMPAIGN),
        "briefs": Many(work.BRIEF),
        "consent_kinds": Many(work.CONSENT_KIND),
        "certificate_kinds": Many(work.CERTIFICATE_KIND),
        "feedback_forms": Many(work.FEEDBACK_FORM),
        "monitoring_questions": Many(work.MONITORING_QUESTION),
        "activities": Many(ACTIVITY, least=1),
        "households": Many(public.HOUSEHOLD),
        "bookings": Many(public.BOOKING),
        "donors": Many(money.DONOR),
        "donations": Many(money.DONATION),
        "safeguarding_examples": Many(work.SAFEGUARDING_EXAMPLE),
        "risk_assessments": Many(work.RISK_ASSESSMENT),
        "pages": Many(public.PAGE),
        "news": Many(public.NEWS),
        "name_pool": public.NAME_POOL,
    }
)
