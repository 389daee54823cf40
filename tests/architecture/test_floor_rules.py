"""Time, money and outside services each have one place in the code."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import product_code, tree

CLOCK = "site/kernel/clock.py"
MONEY = "site/kernel/money.py"
STRIPE = "site/kernel/payments/providers/stripe.py"
CLOCK_READERS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("timezone", "now"),
    ("timezone", "localtime"),
    ("time", "time"),
}


def test_only_the_kernels_clock_reads_the_time() -> None:
    readers = {f"{name}:{line}" for name in product_code() for line in _clock_readings(name)}
    assert {reader for reader in readers if not reader.startswith(CLOCK)} == set()


def test_only_money_divides_by_a_hundred() -> None:
    dividers = {
        f"{name}:{node.lineno}"
        for name in product_code()
        if name != MONEY
        for node in ast.walk(tree(name))
        if isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Div)
        and isinstance(node.right, ast.Constant)
        and node.right.value == 100
    }
    assert dividers == set()


def test_stripe_is_imported_in_one_file() -> None:
    importers = {name for name in product_code() if "stripe" in _imports(name)}
    assert importers <= {STRIPE}


def _clock_readings(name: str) -> Iterator[int]:
    for node in ast.walk(tree(name)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner = node.func.value
        called = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        if (called, node.func.attr) in CLOCK_READERS:
            yield node.lineno


def _imports(name: str) -> set[str]:
    """First names of all imported modules, also of those imported by a string."""
    found: set[str] = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in {"__import__", "import_module"}:
                found.add(str(node.args[0].value).partition(".")[0])
    return found
