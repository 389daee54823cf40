"""A booker at the screen: fills in what the page shows and presses its button."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from bookings.ordering.models import Booking
from bookings.ordering.overview import overview
from tests.factories.families import a_fitting_birthday


class _Inputs(HTMLParser):
    """The fields of the first form on a page that has any of the wanted kind."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and self.forms and facts.get("name"):
            if facts.get("type") == "radio" and "checked" not in facts:
                self.forms[-1].setdefault(facts["name"], "")
            else:
                self.forms[-1][facts["name"]] = facts.get("value", "")


def forms_of(html: str) -> list[dict[str, str]]:
    """Every form of a page as field names and values, in order."""
    parser = _Inputs()
    parser.feed(html)
    return parser.forms


def form_with(html: str, *names: str) -> dict[str, str]:
    """The form that has these fields, or fields that start so."""
    for form in forms_of(html):
        if all(any(key.startswith(name) for key in form) for name in names):
            return form
    raise AssertionError(f"No form with {names} in:\n{re.sub(r'<[^>]+>', ' ', html)[:2000]}")


@dataclass
class Booker:
    """`client` is a browser of their own."""

    client: Client = field(default_factory=Client)
    secret: str = ""

    def choose(self, ref: str, **quantities: int) -> Any:
        """Opens the first page and sends it; quantities by ticket reference."""
        form = form_with(self.get(f"/book/{ref}/"), "page_key")
        return self.send(f"/book/{ref}/", self._chosen(form, quantities))

    def send(self, path: str, form: dict[str, Any]) -> Any:
        answer = self.client.post(path, form)
        found = re.match(r"/(?:cy/)?booking/(\w+)/", answer.headers.get("Location", ""))
        if found:
            self.secret = found[1]
        return answer

    def name_people(self, *names: str, name: str = "Ben Adeyemi", **others: str) -> Any:
        """Everybody, of an age that fits, and what is asked about the children among them."""
        path = f"/booking/{self.secret}/people/"
        form = form_with(self.get(path), "person-")
        seats = [key for key in form if key.startswith("person-")]
        names = names or tuple(f"Guest {number}" for number, _ in enumerate(seats, start=1))
        form |= dict(zip(seats, names, strict=False))
        form |= self.birthdays(form)
        form |= {"name": name, "email": "ben@families.example", "phone": "07700 900301"} | others
        return self.tell(self.send(path, form))

    def birthdays(self, form: dict[str, str]) -> dict[str, str]:
        """What to write where a date of birth is asked."""
        seats = overview(self.booking).seats
        fits = {f"born-{seat.line.ref}-{seat.seq}": a_fitting_birthday(seat) for seat in seats}
        return {key: str(born) for key, born in fits.items() if key in form and born}

    def tell(self, answer: Any) -> Any:
        """Go on through the pages about children, as far as they lead."""
        while "/people/" in (there := answer.headers.get("Location", "")):
            form = form_with(self.get(there), "csrfmiddlewaretoken")
            if there.endswith("/contacts/"):
                form |= {"first_name": "Ben Adeyemi", "first_phone": "07700 900301"}
                form |= {"second_name": "Grace Adeyemi", "second_phone": "07700 900302"}
            elif "relation" in form:
                form |= {"relation": "parent"}
            answer = self.send(there, form)
            assert answer.status_code == 302, answer.content.decode()
        return answer

    def give(self, **answers: str) -> Any:
        return self.send(f"/booking/{self.secret}/gift/", answers)

    def pay(self) -> Any:
        return self.client.post(f"/booking/{self.secret}/pay/")

    def get(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, (answer.status_code, answer.headers)
        return answer.content.decode()

    def page(self, name: str = "", *, follow: bool = True) -> Any:
        path = f"/booking/{self.secret}/" + (f"{name}/" if name else "")
        return self.client.get(path, follow=follow)

    @property
    def booking(self) -> Booking:
        return Booking.objects.get(secret=self.secret)

    @staticmethod
    def _chosen(form: dict[str, str], quantities: dict[str, int]) -> dict[str, Any]:
        return form | {f"ticket-{ref}": number for ref, number in quantities.items()}
