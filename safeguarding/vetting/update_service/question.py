"""What is asked of the Update Service, and in which address: personal data, never to be written."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import SplitResult, quote, urlencode


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """The certificate's number and the holder's details; the organisation and who checks."""

    number: str
    surname: str
    birth_date: date
    organisation: str
    checker_surname: str
    checker_forename: str

    def __repr__(self) -> str:
        return "Question(…)"  # whatever shows a value somewhere shows nothing of it

    def target(self, service: SplitResult) -> str:
        """Path and query below the Service's address, as its checking guide has them."""
        asked = {
            "dateOfBirth": self.birth_date.strftime("%d/%m/%Y"),
            "surname": self.surname,
            "hasAgreedTermsAndConditions": "true",
            "organisationName": self.organisation,
            "employeeSurname": self.checker_surname,
            "employeeForename": self.checker_forename,
        }
        return f"{service.path.rstrip('/')}/{quote(self.number, safe='')}?{urlencode(asked)}"
