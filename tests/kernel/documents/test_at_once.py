"""Eight threads print at once: each gets its own paper, whole."""

from concurrent.futures import ThreadPoolExecutor

from kernel.documents import machine
from tests.kernel.documents.paper import text_of

PAGE = "<html lang=en><title>{n}</title><body><h1>Paper {n}</h1></body></html>"


def test_each_of_many_at_once_gets_its_own_paper() -> None:
    with ThreadPoolExecutor(8) as pool:
        papers = list(pool.map(machine.to_pdf, [PAGE.format(n=n) for n in range(16)]))

    assert [text_of(paper).removesuffix("1/1") for paper in papers] == [
        f"Paper{n}" for n in range(16)
    ]
