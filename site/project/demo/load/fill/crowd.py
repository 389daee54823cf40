"""Plausible people from the file's name pool: made in bulk, no name twice in a crowd."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from kernel.people.models import Person
from project.demo.reader.reading import Entry


class Crowd:
    """People for one activity. The same seed draws the same names in the same order."""

    def __init__(
        self,
        pool: Entry,
        rng: Random,
        *,
        first_names_only: bool = False,
        ages: tuple[int, int, date] | None = None,
    ) -> None:
        """`ages`: the youngest, the oldest, and the day they are so old on."""
        self.rng, self.first_names_only = rng, first_names_only
        # Of their own: the other draws stay as they were.
        self.ages, self.birthdays = ages, Random(repr(rng.getstate()[1][:2]))  # noqa: S311 -- plausible
        self.first, self.last = pool["first"], pool["last"]
        self._names = self._every_name()

    def people(self, number: int) -> list[Person]:
        """So many new people."""
        return Person.objects.bulk_create(
            Person(name=next(self._names), birth_date=self._born()) for _ in range(max(number, 0))
        )

    def booker_name(self, person: Person) -> str:
        """A grown-up of the same family; of those who give one name, that name."""
        if self.first_names_only:
            return person.name
        return f"{self.rng.choice(self.first)} {person.name.rpartition(' ')[2]}"

    def _born(self) -> date | None:
        """Half a year from a birthday at least, so that nobody grows out of it meanwhile."""
        if self.ages is None:
            return None
        youngest, oldest, on = self.ages
        days = self.birthdays.randint(youngest, oldest) * 365.25 + self.birthdays.randint(30, 180)
        return on - timedelta(days=round(days))

    def _every_name(self) -> Iterator[str]:
        while True:
            if self.first_names_only:
                yield from self.rng.sample(self.first, len(self.first))
                continue
            pairs = [f"{first} {last}" for first in self.first for last in self.last]
            yield from self.rng.sample(pairs, len(pairs))
