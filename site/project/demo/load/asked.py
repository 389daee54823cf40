"""What people are shown and asked when they book: terms, privacy, and a question of an activity."""

from bookings.catalogue.models import Activity
from bookings.ordering.asking.managing import add_question
from bookings.ordering.asking.models import Question
from kernel.organisation.terms import wording
from project.demo.load.loading import Loading
from project.demo.programme import DATA

FARE_DAYS = 30


def load_terms(loading: Loading) -> None:
    """Plain words, in force from now on; a house that has its own keeps them."""
    for kind in wording.Kind:
        if loading.is_done("terms", kind):
            continue
        with loading.once("terms", kind):
            text = (DATA / "terms" / f"{kind}.txt").read_text()
            wording.bring_in(
                kind=kind,
                language="en",
                text=text,
                from_at=loading.at,
                by=loading.by,
                at=loading.at,
            )


def load_questions(loading: Loading) -> None:
    """Where help with travel is offered, it is asked for here and nobody needs to say why."""
    for activity in Activity.objects.filter(access__key="travel_help").order_by("pk"):
        if loading.is_done("question", activity.key or activity.ref):
            continue
        with loading.once("question", activity.key or activity.ref):
            add_question(
                activity=activity,
                about=Question.About.BOOKING,
                kind=Question.Kind.YES_NO,
                text_en="Would a bus fare help?",
                hint_en="We send one before the first session. There is no form.",
                keep_days=FARE_DAYS,
                by=loading.by,
                at=loading.at,
            )
