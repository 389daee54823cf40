"""What people have to do when it is due: roles that ended or began meanwhile."""

from datetime import datetime

from kernel.due.parts import part
from kernel.people import membership


@part("role_grants")
def role_grants(*, at: datetime) -> str:
    """The screens already refuse by the grant itself; this tidies the groups of those away."""
    return f"{membership.sync_all(at=at)} accounts changed groups."
