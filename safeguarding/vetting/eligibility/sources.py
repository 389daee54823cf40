"""Where the law says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    address: str


SVGA_CHILDREN = Source(
    "Safeguarding Vulnerable Groups Act 2006, Schedule 4, Part 1",
    "https://www.legislation.gov.uk/ukpga/2006/47/schedule/4",
)
SVGA_ADULTS = Source(
    "Safeguarding Vulnerable Groups Act 2006, Schedule 4, Part 2",
    "https://www.legislation.gov.uk/ukpga/2006/47/schedule/4",
)
POLICE_ACT_CHILDREN = Source(
    "Police Act 1997 (Criminal Records) Regulations 2002, regulation 5C",
    "https://www.legislation.gov.uk/uksi/2002/233",
)
POLICE_ACT_ADULTS = Source(
    "Police Act 1997 (Criminal Records) Regulations 2002, regulation 5B",
    "https://www.legislation.gov.uk/uksi/2002/233",
)
BASIC = Source(
    "Rehabilitation of Offenders Act 1974",
    "https://www.legislation.gov.uk/ukpga/1974/53",
)
PVG = Source(
    "Disclosure (Scotland) Act 2020, Schedule 3",
    "https://www.legislation.gov.uk/asp/2020/13",
)
NI_ORDER = Source(
    "Safeguarding Vulnerable Groups (Northern Ireland) Order 2007, Schedule 2",
    "https://www.legislation.gov.uk/nisi/2007/1351",
)
