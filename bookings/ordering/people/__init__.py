"""Who books and who comes: names, ages, and what is asked about whom. A child needs no address."""

from bookings.ordering.people.naming import name_everybody
from bookings.ordering.people.said import AlreadyComing, Said

__all__ = ["AlreadyComing", "Said", "name_everybody"]
