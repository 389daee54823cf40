"""The door: what carers tell us, in and out. Written by the booking form, read by the register
inside its hours; every sight is on the trail before its words leave (design D5, D7)."""

from safeguarding.care.copying import copy
from safeguarding.care.keeping import forget
from safeguarding.care.reading import COLLECTED, NEEDS, Asked, asked, flags, read, told_between
from safeguarding.care.told import Care, Contact
from safeguarding.care.writing import write_contacts, write_notes

__all__ = [
    "COLLECTED",
    "NEEDS",
    "Asked",
    "Care",
    "Contact",
    "asked",
    "copy",
    "flags",
    "forget",
    "read",
    "told_between",
    "write_contacts",
    "write_notes",
]
