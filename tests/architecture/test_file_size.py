"""Small is a decision: one file, one idea."""

from statistics import median

from tests.architecture.sources import lines, tracked

LIMIT = 400
MEDIAN = 80
# Files that may be longer, each with its length today. The list may only shrink.
LONGER: dict[str, int] = {}


def _written() -> list[str]:
    """What people write; not migrations, and not what others made (vendor/)."""
    endings = (".py", ".html", ".css", ".js", ".txt")
    return [
        name
        for name in tracked(*endings)
        if "/migrations/" not in name and "/vendor/" not in name and "requirements" not in name
    ]


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    too_long = {name: lines(name) for name in _written() if lines(name) > LONGER.get(name, LIMIT)}
    assert too_long == {}


def test_the_list_of_longer_files_only_shrinks() -> None:
    assert {name for name, length in LONGER.items() if lines(name) < length} == set()


def test_the_middle_python_file_fits_a_screen() -> None:
    lengths = [lines(name) for name in _written() if name.endswith(".py") and lines(name)]
    assert median(lengths) <= MEDIAN
