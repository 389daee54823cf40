"""How fast this machine is just now: virtual machines drift, and other work takes its share."""

import multiprocessing
import time


def index(seconds: float = 2) -> int:
    """A fixed job of pure Python on every core at once: runs a second for each core."""
    cores = multiprocessing.cpu_count()
    with multiprocessing.get_context("spawn").Pool(cores) as pool:
        runs = pool.map(_runs, [seconds] * cores, chunksize=1)
    return round(sum(runs) / cores)


def _runs(seconds: float) -> float:
    began, done = time.perf_counter(), 0
    while time.perf_counter() < began + seconds:
        _job()
        done += 1
    return done / seconds


def _job() -> dict[int, int]:
    found: dict[int, int] = {}
    for number in range(20_000):
        found[number % 997] = (number * 7919) % 10007 + len(str(number))
    return found
