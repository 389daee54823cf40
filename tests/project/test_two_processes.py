"""Two web processes of one house: what one changes, the other shows at once."""

import time
import urllib.request

import pytest

from tests.services.product import Product, Workshop

pytestmark = pytest.mark.server
ENGINES = pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
RENAME = (
    "from kernel.organisation.models import Organisation as O; "
    "O.objects.update_or_create(pk=1, defaults={{'name': '{0}', 'short_name': '{0}',"
    " 'email': 'hello@house.example'}})"
)


def _rename(running: Product, name: str) -> None:
    """By a command in a process of its own: a timer, a colleague at the console."""
    running.manage("shell", "--no-imports", "-c", RENAME.format(name))


def _page(running: Product) -> str:
    with urllib.request.urlopen(f"{running.base_url}/whats-on/", timeout=20) as answer:
        assert answer.headers["Cache-Control"].startswith("public")
        assert answer.headers["Set-Cookie"] is None
        return str(answer.read().decode())


def _two(product: Workshop, engine: str, **settings: str) -> list[Product]:
    first = product.start(engine=engine, threads=2, **settings)  # type: ignore[arg-type]  # a parameter
    return [first, product.beside(first, threads=2, **settings)]


@ENGINES
def test_with_a_cache_between_them_both_see_a_change_at_once(
    product: Workshop, engine: str, redis_url: str
) -> None:
    both = _two(product, engine, CACHE_URL=redis_url)
    for name in ("Tallow", "Wick", "Flame"):
        _rename(both[0], name)
        for running in [*both, *both]:
            assert f"<span>{name}</span>" in _page(running)


def test_without_it_the_other_would_go_on_with_its_own_memory(product: Workshop) -> None:
    """The control, and why `WEB_CONCURRENCY` above one is refused without `CACHE_URL`."""
    for _attempt in range(3):  # a minute that ends meanwhile makes the page anew
        both = _two(product, "sqlite")
        _rename(both[0], "Tallow")
        began = time.time() // 60
        before = _page(both[1])
        _rename(both[0], "Wick")
        after = _page(both[1])
        if time.time() // 60 == began:
            break
    assert "<span>Tallow</span>" in before
    assert "<span>Tallow</span>" in after
