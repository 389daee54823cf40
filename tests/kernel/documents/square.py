"""Reading a square code back from its drawing, by the standard and not by the maker's own code."""

import re

from qrcode.base import rs_blocks
from qrcode.util import BitBuffer, create_bytes, pattern_position

Squares = list[list[bool]]
FORMAT_MASK = 0b101010000010010
MASKS = [
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
]


def squares(svg: str) -> Squares:
    """Dark and light as the picture draws them, margin included."""
    found = re.search(r'viewBox="0 0 (\d+) \1"', svg)
    assert found is not None
    side = int(found[1])
    rows = [[False] * side for _ in range(side)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", svg):
        for step in range(int(length)):
            rows[int(y)][int(x) + step] = True
    return rows


def read(drawn: Squares) -> tuple[str, int]:
    """The text in a code without its margin, and its level; none may need repair."""
    version = (len(drawn) - 17) // 4
    signs = [*range(6), 7, 8]
    told = _number([drawn[8][c] for c in signs] + [drawn[r][8] for r in (7, 5, 4, 3, 2, 1, 0)])
    level, mask = divmod((told ^ FORMAT_MASK) >> 10, 8)
    words = _codewords(drawn, version, mask)
    blocks = rs_blocks(version, level)
    data = _untangled(words, [block.data_count for block in blocks])
    buffer = BitBuffer()
    for word in data:
        buffer.put(word, 8)
    assert words == create_bytes(buffer, blocks), "Its words for repairs are wrong."
    bits = [bool(word >> shift & 1) for word in data for shift in range(7, -1, -1)]
    assert _number(bits[:4]) == 4, "It is not in bytes."
    start = 12 if version < 10 else 20
    length = _number(bits[4:start])
    found = bytes(_number(bits[start + 8 * n : start + 8 * n + 8]) for n in range(length))
    return found.decode(), level


def _codewords(drawn: Squares, version: int, mask: int) -> list[int]:
    side, bits = len(drawn), []
    columns = [c if c > 6 else c - 1 for c in range(side - 1, 0, -2)]
    for turn, right in enumerate(columns):
        for row in range(side) if turn % 2 else range(side - 1, -1, -1):
            for column in (right, right - 1):
                if not _is_pattern(row, column, side, version):
                    bits.append(drawn[row][column] != MASKS[mask](row, column))
    return [_number(bits[n : n + 8]) for n in range(0, len(bits) - 7, 8)]


def _is_pattern(row: int, column: int, side: int, version: int) -> bool:
    """Finders with their format, timing lines, alignment marks, and the version of large ones."""
    low, high = min(row, column), max(row, column)
    if (high < 9 or (low < 9 and high >= side - 8)) or low == 6 or row == 6 or column == 6:
        return True
    if version >= 7 and low < 6 and high >= side - 11:
        return True
    marks = pattern_position(version)
    return any(
        abs(row - r) <= 2 and abs(column - c) <= 2
        for r in marks
        for c in marks
        if (r, c) not in {(6, 6), (6, side - 7), (side - 7, 6)}
    )


def _untangled(words: list[int], counts: list[int]) -> list[int]:
    """The blocks one after another, from words that take turns."""
    blocks: list[list[int]] = [[] for _ in counts]
    source = iter(words)
    for place in range(max(counts)):
        for block, count in zip(blocks, counts, strict=True):
            if place < count:
                block.append(next(source))
    return [word for block in blocks for word in block]


def _number(bits: list[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)
