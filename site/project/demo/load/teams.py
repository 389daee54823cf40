"""Who works on which session, and the ratios that the safeguarding lead has signed off."""

from bookings.catalogue.models import Activity, Session
from bookings.planning import sign_off, team
from project.demo.load.loading import Loading
from project.demo.occurrences import Occurrence
from project.demo.reader.reading import Entry

DRAFT = "A first draft: it or the other moves before it is published."


def clash_allowed(said: Entry) -> str:
    """Why it may want a room or an artist that is taken; empty unless the file means it to."""
    return DRAFT if {"room_clash", "practitioner_clash"} & set(said.get("expects", [])) else ""


def put_in_teams(
    loading: Loading,
    activity: Activity,
    said: Entry,
    dated: list[tuple[Occurrence, Session]],
) -> None:
    """A session's own team stands instead of the activity's."""
    if not any("team" in one.facts for one, _ in dated):
        for member in said["team"]:
            team.assign_to_all(
                activity=activity,
                person=loading.person(member["who"]),
                function=member["role"],
                despite=clash_allowed(said),
                by=loading.by,
                at=loading.at,
            )
        return
    for one, session in dated:
        for member in one.facts.get("team", said["team"]):
            team.assign(
                session=session,
                person=loading.person(member["who"]),
                function=member["role"],
                despite=clash_allowed(said),
                by=loading.by,
                at=loading.at,
            )


def sign_off_ratio(loading: Loading, activity: Activity, said: Entry) -> None:
    if signed := said.get("ratio_sign_off"):
        sign_off.sign_off_ratio(
            activity=activity,
            ratio=signed["ratio"],
            reason=signed["reason"],
            signed_by=loading.person(signed["by"]),
            signed_date=signed["date"].date(loading.at),
            by=loading.by,
            at=loading.at,
        )
