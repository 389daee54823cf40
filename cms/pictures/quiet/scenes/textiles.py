"""A patchwork with its needle; cloths on a line; bobbins that lead their thread on."""

from math import sin

from cms.pictures.quiet.light import rays, water
from cms.pictures.quiet.shapes import stage
from cms.pictures.quiet.sheet import WIDTH, Sheet

GROUNDS = (("D", "S"), ("E", "T"), ("B", "U"), ("A", "K"))
CLOTHS = ("f", "d", "t", "e", "k", "g", "p", "m")


def patchwork(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    wide = 1600 / 7
    lean = dice.between(-34, 34)
    for column in range(7):
        for row in range(4):
            x = column * wide + 3
            y = 110 + row * 200 + (column - 3) * lean / 3 + dice.between(-7, 7)
            role = dice.pick(CLOTHS)
            sheet.cut(
                role, [(x, y), (x + wide - 8, y + lean / 4), (x + wide - 8, y + 190), (x, y + 188)]
            )
            _motif(sheet, dice.pick([c for c in CLOTHS if c != role]), x + wide / 2, y + 96)
    _thread(sheet, 1010 + dice.between(-20, 30), "p" if floor == "K" else "g")
    nx, ny = dice.between(960, 1240), 1010
    sheet.limb("k", (nx, ny), (nx + 250, 180), 17, 24)
    sheet.limb("p", (nx + 226, 262), (nx + 244, 206), 8)


def line(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    sun = dice.between(420, 1180)
    rays(sheet, "p" if ground != "A" else "v", sun, 190, 140, most=64)
    sheet.disc("f", sun, 190, 92)
    water(sheet, "m" if floor != "K" else "v", "g", sun, count=30)
    x, roles = 60.0, dice.some(("f", "d", "t", "e", "g", "p", "m"), 7)
    sheet.limb("k", (0, 290), (800, 356), 9)
    sheet.limb("k", (800, 356), (WIDTH, 284), 9)
    number = 0
    while x < WIDTH - 150:
        wide, high = dice.between(200, 300), dice.between(280, 520)
        top = 296 + 60 * (1 - abs(x + wide / 2 - 800) / 800)
        swing = dice.between(-26, 26)
        role = roles[number % len(roles)]
        sheet.cut(role, [(x, top), (x + wide, top + 6), (x + wide + swing, top + high),
                         (x + wide / 2 + swing, top + high - 26), (x + swing, top + high + 10)])  # fmt: skip
        other = dice.pick([c for c in ("p", "g", "k", "f") if c != role])
        _pattern(sheet, other, x + swing / 2, top, wide, high)
        for peg in (x + 18, x + wide - 34):
            sheet.box("k", peg, top - 34, 20, 62)
        x += wide + dice.between(34, 74)
        number += 1


def bobbins(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    lamp = dice.between(300, 1300)
    rays(sheet, "p" if ground != "A" else "v", lamp, 150, 130, most=70)
    sheet.disc("g" if ground != "B" else "f", lamp, 150, 84)
    count = dice.whole(4, 5)
    roles = dice.some(
        ("f", "d" if ground != "A" else "v", "t", "e", "m" if ground != "E" else "v"), 5
    )
    ends = "p" if floor == "K" else "k"
    for n in range(count):
        x = WIDTH * (n + 0.5) / count + dice.between(-26, 26)
        high, wide = dice.between(390, 600), dice.between(98, 122)
        foot = 930 + dice.between(-10, 26)
        top = foot - high
        sheet.box(ends, x - wide * 1.25, foot - 52, wide * 2.5, 56)
        sheet.cut(roles[n], [(x - wide * 0.78, top + 40), (x + wide * 0.78, top + 40),
                             (x + wide, foot - 50), (x - wide, foot - 50)])  # fmt: skip
        sheet.box(ends, x - wide * 1.15, top - 6, wide * 2.3, 52)
        for band in range(int((high - 150) / 62)):
            sheet.gouge("p" if roles[n] != "m" else "k", x + dice.between(-14, 14),
                        top + 100 + band * 62, 0.14, wide * 1.25)  # fmt: skip
    _thread(sheet, 1040, roles[0])
    sheet.limb("p", (940 + dice.between(-200, 200), 1100), (1300, 1006), 15, 22)


def _motif(sheet: Sheet, role: str, x: float, y: float) -> None:
    kind = sheet.dice.whole(0, 6)
    if kind == 0:
        sheet.cut(role, [(x, y - 62), (x + 60, y), (x, y + 62), (x - 60, y)])
    elif kind == 1:
        sheet.disc(role, x, y, 54)
    elif kind == 2:
        sheet.cut(role, [(x - 108, y - 90), (x + 108, y + 86), (x - 108, y + 88)])
    elif kind == 3:
        for n in range(4):
            sheet.gouge(role, x - 60 + n * 40, y + sheet.dice.between(-20, 20), 1.2, 108)
    elif kind == 4:
        for n in range(3):
            sheet.box(role, x - 96, y - 66 + n * 54, 192, 24)
    elif kind == 5:
        sheet.cut(
            role,
            [(x, y + 66), (x - 56, y + 4), (x - 22, y - 64), (x + 34, y - 56), (x + 56, y + 6)],
        )


def _pattern(sheet: Sheet, role: str, x: float, y: float, wide: float, high: float) -> None:
    kind, dice = sheet.dice.whole(0, 3), sheet.dice
    for n in range(3):
        at = y + high * (0.24 + n * 0.25)
        if kind == 0:
            sheet.box(role, x + 14, at, wide - 24, 34)
        elif kind == 1:
            for m in range(3):
                sheet.disc(role, x + wide * (0.2 + m * 0.3), at, 22)
        elif kind == 2:
            sheet.cut(role, [(x + wide / 2, at - 44), (x + wide * 0.74, at), (x + wide / 2, at + 44),
                             (x + wide * 0.26, at)])  # fmt: skip
        else:
            for m in range(4):
                sheet.gouge(role, x + wide * (0.15 + m * 0.24), at, dice.between(0.8, 1.1), 62)


def _thread(sheet: Sheet, y: float, role: str) -> None:
    """One long running stitch across the foot of the sheet."""
    swing, long = sheet.dice.between(40, 76), sheet.dice.between(190, 260)
    x = -20.0
    while x < WIDTH:
        a, b = y + sin(x / long) * swing, y + sin((x + 52) / long) * swing
        sheet.limb(role, (x, a), (x + 52, b), 13)
        x += 84


SCENES = (patchwork, line, bobbins)
