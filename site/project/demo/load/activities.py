"""Activities with their sessions, tickets and teams, made by the same actions as by hand."""

from collections.abc import Iterator

from bookings.catalogue import scheduling
from bookings.catalogue.models import AccessFeature, Activity, ArtForm, Room, Session, Venue
from fundraising.campaigns.models import Campaign
from project.demo.lights import refuse_redder
from project.demo.load.loading import Loading
from project.demo.load.teams import clash_allowed, put_in_teams, sign_off_ratio
from project.demo.load.tickets import add_tickets
from project.demo.occurrences import Occurrence, occurrences
from project.demo.reader.reading import Entry

Performing = Session.Performing


def load_activities(loading: Loading) -> None:
    for said in loading.programme["activities"]:
        if not loading.is_done("activity", said["key"]):
            with loading.once("activity", said["key"]):
                _activity(loading, said)


def _activity(loading: Loading, said: Entry) -> None:
    age, access = said["age"], said["access"]
    activity = scheduling.create_activity(
        title=said["title"],
        kind=said["kind"],
        key=said["key"],
        title_cy=said.get("title_cy", ""),
        visibility=_visibility(said),
        duty_of_care=said["duty_of_care"],
        way_in=said["book"],
        min_age=age["min"],
        max_age=age["max"],
        with_adult=age["with_adult"],
        age_label_en=age["label"],
        ratio=said.get("ratio"),
        access_note_en=access["note"],
        bring_en=said.get("bring", ""),
        campaign_ref=_campaign_ref(said),
        certificate_kind=said.get("certificate") or "",
        by=loading.by,
        at=loading.at,
    )
    activity.art_forms.set(ArtForm.objects.filter(key__in=said["art_forms"]))
    activity.access.set(AccessFeature.objects.filter(key__in=access["features"]))
    dated = list(_sessions(loading, activity, said))
    add_tickets(loading, activity, said, dated)
    sign_off_ratio(loading, activity, said)
    put_in_teams(loading, activity, said, dated)
    refuse_redder(said, dated)


def _visibility(said: Entry) -> str:
    if said["status"] == "closed_list":
        return Activity.Visibility.CLOSED
    if said.get("listing") == "discreet":  # found by those who have its link, never in a list
        return Activity.Visibility.UNLISTED
    return Activity.Visibility.DRAFT  # its page, going live, shows it


def _performing(said: Entry, one: Occurrence) -> str:
    """Where children perform, by what; a BOPA that is applied for is not given yet."""
    if not one.facts.get("performance"):
        return Performing.NOBODY
    by_bopa = said.get("performance_licence", {}).get("route") == "body_of_persons_approval"
    return Performing.BOPA if by_bopa else Performing.NOT_SETTLED


def _sessions(
    loading: Loading, activity: Activity, said: Entry
) -> Iterator[tuple[Occurrence, Session]]:
    for one in occurrences(said, at=loading.at):
        venue = Venue.objects.get(key=one.facts.get("place", said["place"]))
        room = Room.objects.filter(key=one.facts.get("room") or said.get("room", "")).first()
        own_room = room if room and room.venue_id == venue.pk else None
        session = scheduling.add_session(
            activity=activity,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            venue=venue,
            room=own_room,
            capacity=_capacity(said, one),
            title_en=one.facts.get("title", ""),
            performing=_performing(said, one),
            despite=clash_allowed(said),
            by=loading.by,
            at=loading.at,
        )
        if features := one.facts.get("access"):
            session.access.set(AccessFeature.objects.filter(key__in=features))
        yield one, session


def _capacity(said: Entry, one: Occurrence) -> int:
    return int(one.facts.get("capacity", said["capacity"]))


def _campaign_ref(said: Entry) -> str:
    if "campaign" not in said:
        return ""
    return Campaign.objects.get(key=said["campaign"]).ref
