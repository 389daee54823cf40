"""What this app adds to the admin; each area's part lives in its area."""

from bookings.catalogue.staff import hooks as programme
from bookings.certificates.staff import hooks as certificates
from bookings.ordering.staff import hooks as orders
from bookings.planning.staff import hooks as gate

__all__ = ["certificates", "gate", "orders", "programme"]
