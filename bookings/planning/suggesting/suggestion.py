"""One person against some dates, in words; and which of several comes first."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kernel.people.models import Person


@dataclass(slots=True)
class Suggestion:
    """`not_cleared`: a sentence a date, yes or no; `details`: why, for the safeguarding team.

    `taken`: where they are else, or that they are away. `free_on`: on how many dates they said they
    are free. `hindered_on`: the dates that anything speaks against.
    """

    person: Person
    dates: int
    practice: str = ""
    makes: list[str] = field(default_factory=list)
    not_cleared: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    soon: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    free_on: int = 0
    hindered_on: set[int] = field(default_factory=set)  # keys of sessions

    @property
    def could(self) -> bool:
        return not self.not_cleared and not self.taken

    @property
    def order(self) -> tuple[int, int, int, str]:
        """The right practice first, then those who said they are free, then by name."""
        return (-bool(self.makes), -self.free_on, len(self.soon), self.person.name)

    @property
    def good(self) -> list[str]:
        """What speaks for them."""
        return [self.cleared_words, self.free_words, *([self.makes_words] if self.makes else [])]

    @property
    def cleared_words(self) -> str:
        words = ngettext("cleared for that date", "cleared for all %(n)d dates", self.dates)
        return words % {"n": self.dates}

    @property
    def free_words(self) -> str:
        if not self.free_on:
            return _("nowhere else then, as far as we know")
        if self.free_on == self.dates:
            return _("says they are free")
        return _("says they are free on %(some)d of %(all)d") % {
            "some": self.free_on,
            "all": self.dates,
        }

    @property
    def makes_words(self) -> str:
        return _("does %(what)s") % {"what": ", ".join(self.makes)}

    def why_not(self, *, with_details: bool) -> list[str]:
        """Each reason once; what is on their record is for the safeguarding team alone."""
        if not with_details or not self.not_cleared:
            return [*self.not_cleared, *self.taken]
        told = dict.fromkeys(self.details)
        return [self.not_cleared[0], *told, *self.not_cleared[1:], *self.taken]
