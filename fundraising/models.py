"""Lists the models of this app; each lives in its area."""

from fundraising.campaigns.models import Campaign, Fund
from fundraising.giving.models import Donation, Donor

__all__ = ["Campaign", "Donation", "Donor", "Fund"]
