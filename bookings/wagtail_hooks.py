"""What this app adds to the admin; each area's part lives in its area."""

from bookings.catalogue.staff import hooks as programme

__all__ = ["programme"]
