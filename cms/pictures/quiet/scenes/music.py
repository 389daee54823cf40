"""A great disc and its pads; a choir; a drum that throws its marks."""

from math import cos, pi, sin

from cms.pictures.quiet.light import rays
from cms.pictures.quiet.shapes import stage
from cms.pictures.quiet.sheet import HEIGHT, HORIZON, WIDTH, Sheet

GROUNDS = (("C", "K"), ("A", "K"), ("F", "K"), ("E", "U"))


def disc(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x, y = 800 + dice.between(-70, 70), 420 + dice.between(-14, 14)
    rays(sheet, "m" if ground == "C" else "p", x, y, 420, most=95)
    _bars(sheet, ("d", "t", "m", "v") if ground != "C" else ("d", "m", "v", "s"))
    sheet.disc("k", x, y, 372)
    sheet.disc("f", x, y, 316)
    for r in (270, 216, 164):
        _groove(sheet, x, y, r)
    sheet.disc("p", x, y, 74)
    sheet.disc("k", x, y, 20)
    for side in (-1, 1):
        sheet.box("k", x + side * 372 - 46, y - 120, 92, 260)
        sheet.box("g", x + side * 352 - 26, y - 84, 52, 188)
    _pads(sheet)


def choir(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x = dice.between(560, 1040)
    rays(sheet, "m" if ground == "C" else "p", x, 250, 150, most=74, floor=620)
    sheet.disc("f" if ground != "C" else "g", x, 250, dice.between(84, 112))
    cloths = ["d", "f", "t" if ground != "C" else "v", "e", "g" if ground != "F" else "m"]
    for row in range(3):
        size, y = 60 + row * 12, 560 + row * 118
        gap = 236 + row * 22
        px = -40 + (gap / 2 if row % 2 else 0) + dice.between(-20, 20)
        while px < WIDTH + 60:
            _singer(sheet, px, y + dice.between(-26, 26), size, dice.pick(cloths))
            px += gap * dice.between(0.92, 1.08)
    sheet.cut(floor, [(0, 1010), (WIDTH, 1010), (WIDTH, HEIGHT), (0, HEIGHT)])
    for n in range(9):
        sheet.gouge("f", 90 + n * 175 + dice.between(-30, 30), 1080 + dice.between(-30, 70), 0, 80)


def drum(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x, top = 800 + dice.between(-60, 60), 560.0
    rays(sheet, "p" if ground != "E" else "k", x, top, 400, most=105)
    wide, role = dice.between(330, 380), dice.pick(("f", "e"))
    sheet.cut(
        role, [(x - wide, top), (x + wide, top), (x + wide * 0.93, 1000), (x - wide * 0.93, 1000)]
    )
    sheet.disc(role, x, 1000, wide * 0.93, flat=0.2)
    for n in range(5):
        left = x - wide * 0.96 + n * wide * 0.4
        for a, b in ((0, 0.2), (0.2, 0.4)):
            ya, yb = (top + 70, 960) if a == 0 else (960, top + 70)
            sheet.limb("p", (left + a * wide * 0.98, ya), (left + b * wide * 0.98, yb), 15)
    sheet.disc("k", x, top + 22, wide * 1.06, flat=0.23)
    sheet.disc("p", x, top, wide, flat=0.2)
    sheet.disc("g", x, top, wide * 0.42, flat=0.2)
    for side in (-1, 1):
        tip = (x + side * dice.between(40, 110), top - 10 - dice.between(0, 60))
        sheet.limb(
            "k", tip, (x + side * dice.between(380, 520), top - dice.between(300, 420)), 22, 30
        )
        sheet.disc("k", *tip, 36)


def _groove(sheet: Sheet, x: float, y: float, r: float) -> None:
    start = sheet.dice.throw()
    for n in range(7):
        turn = (n + start) * 2 * pi / 7
        sheet.gouge("k", x + cos(turn) * r, y + sin(turn) * r, turn + pi / 2, r * 0.26)


def _bars(sheet: Sheet, cloths: tuple[str, ...]) -> None:
    dice, x = sheet.dice, 0.0
    while x < WIDTH:
        wide = dice.between(70, 96)
        high = dice.between(60, 430) * (1.15 if abs(x - 800) > 420 else 0.6)
        sheet.cut(dice.pick(cloths), [(x, HORIZON - high), (x + wide, HORIZON - high - 12),
                                      (x + wide, HORIZON), (x, HORIZON)])  # fmt: skip
        x += wide + dice.between(14, 34)


def _pads(sheet: Sheet) -> None:
    dice = sheet.dice
    for row in range(2):
        for column in range(8):
            role = dice.pick(("f", "d", "t", "g", "p", "e", "v"))
            sheet.box(role, 44 + column * 193, 870 + row * 165, 150, 122)


def _singer(sheet: Sheet, x: float, y: float, size: float, cloth: str) -> None:
    dice = sheet.dice
    sheet.cut(cloth, [(x - size * 0.9, y + size * 0.9), (x + size * 0.9, y + size * 0.9),
                      (x + size * 1.5, y + size * 5), (x - size * 1.5, y + size * 5)])  # fmt: skip
    sheet.disc(dice.pick(("p", "v", "m", "p")), x, y, size)
    if dice.chance(0.7):
        sheet.cut("k", [(x - size * 1.04, y), (x - size * 0.8, y - size * 0.85), (x, y - size * 1.2),
                        (x + size * 0.86, y - size * 0.8), (x + size * 1.04, y),
                        (x + size * 0.2, y - size * 0.5)], shake=2)  # fmt: skip
    sheet.disc("k", x + dice.between(-6, 6), y + size * 0.36, size * dice.between(0.22, 0.36))
    for side in (-1, 1):
        sheet.limb("k", (x + side * size * 0.5, y - size * 0.06), (x + side * size * 0.26, y), 7)


SCENES = (disc, choir, drum)
