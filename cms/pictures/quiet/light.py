"""Light: gouge marks in rings round the one lamp of the picture, and what water makes of it."""

from math import atan2, cos, pi, sin

from cms.pictures.quiet.sheet import HEIGHT, HORIZON, WIDTH, Sheet

MOST = 120
Box = tuple[float, float, float, float]  # left, top, right, bottom


def rays(
    sheet: Sheet,
    role: str,
    x: float,
    y: float,
    first: float,
    *,
    floor: float = HORIZON - 14,
    keep_out: tuple[Box, ...] = (),
    reach: float = 1150,
    most: int = MOST,
) -> None:
    """All marks point at the lamp; further out they are rarer and shorter."""
    dice, ring, left = sheet.dice, first, most
    while ring < reach and left > 0:
        far = ring / reach
        count = int(2 * pi * ring / (78 + 70 * far))
        start = dice.throw()
        for number in range(count):
            turn = (number + start + dice.between(-0.28, 0.28)) * 2 * pi / count
            away = ring + dice.between(-16, 16)
            px, py = x + cos(turn) * away, y + sin(turn) * away
            if not (20 < px < WIDTH - 20 and 16 < py < floor) or dice.chance(0.55 * far):
                continue
            if any(a < px < c and b < py < d for a, b, c, d in keep_out):
                continue
            sheet.gouge(role, px, py, turn, dice.between(48, 72) * (1 - 0.45 * far))
            left -= 1
            if not left:
                return
        ring += 62 + 26 * far


def cone(
    sheet: Sheet,
    role: str,
    source: tuple[float, float],
    left: tuple[float, float],
    right: tuple[float, float],
    count: int,
) -> None:
    """Marks inside a beam, each along its own ray."""
    dice, (sx, sy) = sheet.dice, source
    for _ in range(count):
        across, along = dice.throw(), dice.between(0.2, 0.96)
        tx = left[0] + (right[0] - left[0]) * across
        ty = left[1] + (right[1] - left[1]) * across
        dx, dy = tx - sx, ty - sy
        if 0.08 < across < 0.92:
            turn = atan2(dy, dx)
            sheet.gouge(role, sx + dx * along, sy + dy * along, turn, dice.between(40, 62))


def water(
    sheet: Sheet,
    role: str,
    lit: str,
    under: float,
    *,
    top: float = HORIZON + 24,
    count: int = 42,
    broad: float = 190,
) -> None:
    """The same mark laid flat, glowing below the lamp; small at the horizon, long at our feet."""
    dice = sheet.dice
    marks = []
    for number in range(count):
        depth = (number + dice.throw()) / count
        py = top + (HEIGHT - 22 - top) * depth**1.15
        glowing = number % 3 == 0
        px = (
            under + dice.between(-1, 1) * broad * (0.35 + depth)
            if glowing
            else dice.between(30, WIDTH - 30)
        )
        marks.append((lit if glowing else role, px, py, 40 + 46 * depth))
    for chosen in (role, lit):
        for mark, px, py, long in marks:
            if mark == chosen and 20 < px < WIDTH - 20:
                sheet.gouge(mark, px, py, dice.between(-0.04, 0.04), long)
