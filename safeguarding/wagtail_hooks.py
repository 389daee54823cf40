"""What this app adds to the admin; each area's part lives in its area."""

from safeguarding.law.staff import hooks as law
from safeguarding.letters.staff import hooks as letters
from safeguarding.oversight import hooks as oversight
from safeguarding.performing.staff import hooks as performing
from safeguarding.record.staff import hooks as record
from safeguarding.vetting.staff import hooks as vetting
from safeguarding.vetting.update_service import hooks as update_service

__all__ = ["law", "letters", "oversight", "performing", "record", "update_service", "vetting"]
