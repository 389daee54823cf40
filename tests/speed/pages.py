"""How many pages a second a running house gives: kept, and made anew for somebody signed in.

    python -m tests.speed.pages http://localhost:8000 /whats-on/ /

Needs wrk (apt-get install wrk), which takes little of the machine for itself.
"""

import re
import shutil
import subprocess
import sys

from tests.speed import machine

SECONDS, VISITORS, TIMES = 8, 16, 3
KEPT = ["-H", "Accept-Encoding: gzip"]
ANEW = [*KEPT, "-H", "Cookie: session=nobody"]  # a session has its pages made for it


def main(base_url: str, paths: list[str]) -> int:
    if shutil.which("wrk") is None:
        sys.stderr.write("wrk is missing. Install it with: sudo apt-get install wrk\n")
        return 1
    rows = []
    for path in paths or ["/whats-on/"]:
        runs = [(_rate(base_url + path, KEPT), _rate(base_url + path, ANEW)) for _ in range(TIMES)]
        kept, anew = (sorted(each) for each in zip(*runs, strict=True))
        middle = TIMES // 2
        ratio = kept[middle] / anew[middle]
        rows.append(f"| {path} | {kept[middle]:.0f} | {anew[middle]:.1f} | {ratio:.0f} |")
    sys.stdout.write(f"machine index {machine.index()}\n\n")
    sys.stdout.write("| page | kept, a second | made anew, a second | ratio |\n|---|---|---|---|\n")
    sys.stdout.write("\n".join(rows) + "\n")
    return 0


def _rate(url: str, headers: list[str]) -> float:
    command = ["wrk", "-t1", f"-c{VISITORS}", f"-d{SECONDS}s", *headers, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found is not None and "Non-2xx" not in said, said
    return float(found[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
