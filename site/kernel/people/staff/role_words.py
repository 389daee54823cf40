"""What each role opens, in a sentence: somebody gives it who has never read the table."""

from django.utils.translation import gettext_lazy as _

from kernel.people.roles import Role

OPENS = {
    Role.EDITOR: _("Writes and publishes pages and pictures; plans dates, tickets and teams."),
    Role.OFFICER: _("Everything an editor does, and registers and certificates."),
    Role.BOX_OFFICE: _("Finds bookings, sends mails again, sees what is sold."),
    Role.PRACTITIONER: _("Works on sessions: own register and own diary, on a telephone."),
    Role.FINANCE: _("Gets the tasks about payments and refunds."),
    Role.FUNDRAISING: _("Works with campaigns and gifts."),
    Role.SAFEGUARDING_OFFICER: _("Keeps team records: checks, training, who may work with whom."),
    Role.DSL: _("Answers for safeguarding: all team records, decisions and overrides."),
    Role.AUDITOR: _("Looks at team records for 14 days at most, and changes nothing."),
    Role.DATA_PROTECTION: _("Sees that records are there and who saw them, without numbers."),
    Role.ADMINISTRATOR: _("Looks after accounts and roles. Sees no team record by that."),
}


def choices() -> list[tuple[str, str]]:
    return [(role.value, f"{role.label}: {OPENS[role]}") for role in Role]
