"""The door: who is on what."""

from bookings.enrolment.people import by_session, count_of_activity, counts, places

__all__ = ["by_session", "count_of_activity", "counts", "places"]
