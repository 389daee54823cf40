"""What an answer asks people to do: tasks for the safeguarding team, and a mail in a hurry."""

from datetime import datetime

from django.utils.translation import gettext as _

from kernel.desk import tasks
from kernel.mail import outbox
from kernel.people.models import RoleGrant
from kernel.people.roles import Role
from safeguarding.vetting.models import Check, StatusCheck

Code = StatusCheck.Code
TEAM = (Role.SAFEGUARDING_OFFICER, Role.DSL)


def about(row: StatusCheck, check: Check, *, at: datetime) -> None:
    """Inside the act that writes the answer down. A still current certificate asks nothing."""
    if row.code == Code.NEW_INFO:
        _task(Role.DSL, row, _new_info(), at=at)
        _mail(row, check, at=at)
    elif row.code == Code.NON_BLANK and check.outcome == Check.Outcome.CLEAR:
        _task(Role.DSL, row, _not_blank(), at=at)
    elif row.code in (Code.NO_MATCH, Code.MISMATCH):
        _task(Role.SAFEGUARDING_OFFICER, row, in_words(row, check), at=at)


def in_words(row: StatusCheck, check: Check) -> str:
    """What the answer means for us."""
    if row.code == Code.NON_BLANK and check.outcome != Check.Outcome.CLEAR:
        return _(
            "The certificate is still current. It is not blank, so it counts for a role once two "
            "people have decided so."
        )
    said = {
        Code.BLANK: _("The certificate is still current, and it was blank."),
        Code.NON_BLANK: _not_blank(),
        Code.NEW_INFO: _new_info(),
        Code.NO_MATCH: _(
            "The Update Service does not know it: they may not be subscribed, or a number, name or "
            "date of birth is wrong. Nothing has changed. Ask them, and compare with the original."
        ),
        Code.MISMATCH: _(
            "The answer is about another name or another date of issue than on our file. Nothing "
            "has changed. Compare what is on file with the original certificate."
        ),
        Code.ERROR: _(
            "No answer that we understand came back. Nothing has changed; it will be asked again."
        ),
    }
    return said[Code(row.code)]


def unreadable_number() -> str:
    return _("The certificate’s number cannot be read: it is damaged, or its key is missing.")


def _new_info() -> str:
    return _(
        "The Update Service has new information: this certificate is no longer current. It counts "
        "for nothing from now on, and sessions to come have been judged again. Speak to them, and "
        "apply for a new check."
    )


def _not_blank() -> str:
    return _(
        "The Update Service says that the certificate was not blank, and we have it on file as "
        "accepted without a decision. It does not count from now on. Set the record aside and "
        "record it as to be decided by two people."
    )


def _task(role: Role, row: StatusCheck, text: str, *, at: datetime) -> None:
    about_it = ("person", row.person.ref)
    tasks.raise_task(
        kind="status_check", about=about_it, for_role=role, text=text, at=at, key=str(row.seq)
    )


def _mail(row: StatusCheck, check: Check, *, at: datetime) -> None:
    """To each of the team, without a name: a mail lies in mailboxes."""
    grants = RoleGrant.objects.in_force(at=at).filter(role__in=TEAM, user__is_active=True)
    for email, language in set(grants.values_list("user__email", "user__person__language")):
        outbox.post(
            kind="safeguarding.new_information",
            to=email,
            template="safeguarding/emails/new_information",
            context={"ref": row.person.ref},
            about=("person", row.person.ref),
            dedupe_key=f"safeguarding.new_information.{row.seq}.{email}"[:160],
            at=at,
            language=language or "en",
        )
