"""Creatures on a sill; pots and brushes; prints that dry on a line."""

from cms.pictures.quiet.light import rays
from cms.pictures.quiet.shapes import stage
from cms.pictures.quiet.sheet import HORIZON, WIDTH, Sheet

GROUNDS = (("F", "K"), ("E", "U"), ("B", "K"), ("D", "S"))


def sill(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    sun = dice.between(520, 1080)
    rays(sheet, "p", sun, 330, 190, most=92)
    bar = dice.between(620, 980)
    sheet.box("k", 0, 196, WIDTH, 26)
    sheet.box("k", bar, 0, 30, HORIZON)
    sheet.disc("f", sun, 370, dice.between(130, 165))
    for n in range(3):
        _creature(
            sheet, 300 + n * 490 + dice.between(-50, 50), dice.pick(("e", "d", "t", "f", "k"))
        )
    sheet.box("p", 0, HORIZON, WIDTH, 62)
    _scratches(sheet, "f" if floor != "S" else "m")


def pots(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    sun = dice.between(300, 1300)
    rays(sheet, "p", sun, 250, 150, most=96)
    sheet.disc("f" if ground != "D" else "g", sun, 250, 100)
    count = dice.whole(3, 4)
    roles = dice.some(("f", "d", "t", "e", "k"), 4)
    for n in range(count):
        x = WIDTH * (n + 0.5) / count + dice.between(-30, 30)
        _pot(
            sheet, x, roles[n], dice.between(320, 480), brushes=n == count // 2 or dice.chance(0.4)
        )
    _scratches(sheet, "f" if floor == "K" else "v")


def prints(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    lamp = 800 + dice.between(-80, 80)
    rays(sheet, "p", lamp, 640, 240, most=86, keep_out=((0, 0, 1600, 120),))
    sheet.limb("k", (0, 92), (WIDTH, 116), 10)
    backs = dice.some(("d", "t", "f", "e", "k"), 4)
    for n in range(4):
        x = 70 + n * 386 + dice.between(-20, 20)
        high = dice.between(350, 420)
        sheet.cut(backs[n], [(x, 128), (x + 290, 132), (x + 284 + dice.between(-14, 14), 128 + high),
                             (x + 8, 124 + high)])  # fmt: skip
        _poster(
            sheet, x + 146, 128 + high / 2, dice.pick(("p", "g", "m" if ground != "E" else "p"))
        )
        for peg in (x + 40, x + 230):
            sheet.box("k", peg, 76, 26, 78)
    _roller(sheet, lamp, dice.pick(("f", "e")))
    _scratches(sheet, "f" if floor == "K" else "v")


def _creature(sheet: Sheet, x: float, role: str) -> None:
    """No animal that anybody has met: a body, legs, an ear or two, wings of wire."""
    dice, y = sheet.dice, HORIZON
    long, high, up = dice.between(130, 190), dice.between(130, 190), dice.between(70, 130)
    top = y - up - high
    for turn in (-1, 1) if dice.chance(0.6) else ():
        wing = [(x + turn * 30, top + 30), (x + turn * 120, top - 100), (x + turn * 200, top - 70),
                (x + turn * 150, top + 30)]  # fmt: skip
        for a, b in zip(wing, [*wing[1:], wing[0]], strict=True):
            sheet.limb("k", a, b, 9)
    for leg in range(dice.whole(2, 4)):
        lx = x - long * 0.7 + leg * long * 0.48
        sheet.limb(role, (lx, y - up - 10), (lx + dice.between(-12, 12), y + 4), 30, 22)
    sheet.cut(role, [(x - long, top + high * 0.3), (x - long * 0.4, top), (x + long * 0.5, top + 6),
                     (x + long, top + high * 0.5), (x + long * 0.7, top + high),
                     (x - long * 0.8, top + high)])  # fmt: skip
    hx, hy, r = x - long * 0.86, top + 10, dice.between(74, 94)
    for ear in range(dice.whole(1, 2)):
        sheet.cut(dice.pick(("p", role)), [(hx - 40 + ear * 54, hy - r * 0.6), (hx - 26 + ear * 56, hy - r * 1.9),
                                           (hx + 4 + ear * 50, hy - r * 0.6)], shake=2)  # fmt: skip
    sheet.disc(role, hx, hy, r)
    sheet.disc("p", hx - r * 0.3, hy - r * 0.1, r * 0.3)
    sheet.disc("k" if role != "k" else "f", hx - r * 0.34, hy - r * 0.08, r * 0.14)
    for n in range(3):
        sheet.gouge("p" if n % 2 else "g", x - long * 0.2 + n * 44, top + high * 0.55, 0.5, 40)


def _pot(sheet: Sheet, x: float, role: str, high: float, *, brushes: bool) -> None:
    dice, y = sheet.dice, HORIZON + 50
    wide, neck = dice.between(150, 196), dice.between(0.5, 0.85)
    if brushes:
        for n in range(4):
            tip = (x + (n - 1.5) * 74 + dice.between(-16, 16), y - high - dice.between(130, 240))
            foot = (x + (n - 1.5) * 30, y - high + 20)
            sheet.limb("k", foot, tip, 16, 20)
            sheet.cut(dice.pick(("f", "t", "d", "p")), [
                (tip[0] - 18, tip[1] + 10), (tip[0] + 2, tip[1] - 76), (tip[0] + 20, tip[1] + 6)], shake=2)  # fmt: skip
    sheet.cut(role, [(x - wide * neck, y - high), (x + wide * neck, y - high), (x + wide * neck * 0.86, y - high * 0.84),
                     (x + wide, y - high * 0.5), (x + wide * 0.6, y), (x - wide * 0.6, y), (x - wide, y - high * 0.5),
                     (x - wide * neck * 0.86, y - high * 0.84)])  # fmt: skip
    band = dice.pick([c for c in ("p", "g", "m") if c != role])
    kind = dice.whole(0, 2)
    for n in range(5):
        px = x + (n - 2) * wide * 0.38
        if kind == 0:
            sheet.disc(band, px * 0.98 + x * 0.02, y - high * 0.48, 20)
        elif kind == 1:
            sheet.gouge(band, px, y - high * 0.48, 1.2, 92)
        else:
            sheet.cut(
                band,
                [(px - 28, y - high * 0.4), (px, y - high * 0.58), (px + 28, y - high * 0.4)],
                shake=2,
            )
    sheet.limb(band, (x - wide * 0.84, y - high * 0.28), (x + wide * 0.84, y - high * 0.28), 16)


def _poster(sheet: Sheet, x: float, y: float, role: str) -> None:
    kind = sheet.dice.whole(0, 3)
    if kind == 0:
        for n in range(4):
            wide = sheet.dice.between(70, 104)
            sheet.box(role, x - 104, y - 130 + n * 70, wide * 2, 36)
    elif kind == 1:
        sheet.disc(role, x, y - 10, 92)
    elif kind == 2:
        sheet.cut(
            role,
            [
                (x - 100, y + 110),
                (x - 30, y - 60),
                (x + 10, y + 20),
                (x + 50, y - 110),
                (x + 104, y + 110),
            ],
        )
    else:
        for n in range(5):
            sheet.gouge(role, x - 84 + n * 42, y, 1.35, 200)


def _roller(sheet: Sheet, x: float, role: str) -> None:
    """An inked roller on its slab."""
    sheet.cut(role, [(x - 330, 880), (x + 340, 872), (x + 380, 990), (x - 370, 1000)])
    sheet.box("k", x - 190, 690, 380, 120)
    for n in range(6):
        sheet.gouge(role, x - 150 + n * 60, 750, 1.5, 84)
    sheet.limb("k", (x + 200, 750), (x + 262, 750), 22)
    sheet.limb("k", (x + 256, 756), (x + 256, 640), 22)
    sheet.limb("p", (x + 250, 650), (x + 330, 470), 44, 34)


def _scratches(sheet: Sheet, role: str) -> None:
    dice = sheet.dice
    for n in range(18):
        sheet.gouge(
            role,
            60 + n * 88 + dice.between(-30, 30),
            930 + dice.between(70, 230),
            dice.between(-0.06, 0.06),
            70,
        )


SCENES = (sill, pots, prints)
