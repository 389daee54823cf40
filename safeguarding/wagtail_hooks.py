"""What this app adds to the admin; each area's part lives in its area."""

from safeguarding.vetting.staff import hooks as vetting

__all__ = ["vetting"]
