"""Layers of ground with what lies in them; an arch that has outlived its wall."""

from cms.pictures.quiet.light import rays, water
from cms.pictures.quiet.shapes import gulls, stage
from cms.pictures.quiet.sheet import HEIGHT, HORIZON, WIDTH, Sheet

GROUNDS = (("E", "K"), ("B", "U"), ("F", "K"), ("D", "S"))


def strata(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    sun = dice.between(260, 700)
    rays(sheet, "p", sun, 210, 145, most=90, floor=500)
    sheet.disc("f", sun, 210, dice.between(84, 108))
    _tower(sheet, dice.between(1030, 1290), 540)
    tops = (500, 618, 716, HORIZON, 960)
    layers = dice.some(("g", "f", "t", "m", "p", "v"), 3) if ground != "F" else dice.some(
        ("p", "f", "t", "m", "v"), 3)  # fmt: skip
    for n, role in enumerate([*layers, "d", "k"]):
        ridge = [(x, tops[n] + dice.between(-26, 26)) for x in (0, 300, 640, 960, 1290, WIDTH)]
        if tops[n] == HORIZON:
            ridge[0], ridge[-1] = (0, HORIZON), (WIDTH, HORIZON)
        sheet.cut(role, [*ridge, (WIDTH, HEIGHT), (0, HEIGHT)])
    spots = dice.some((230, 500, 780, 1060, 1350), 4)
    for x, thing in zip(
        spots, dice.some((_jug, _coin, _bone, _key, _shell, _nail), 4), strict=False
    ):
        thing(sheet, x + dice.between(-40, 40), dice.pick((770, 880, 900)))
    for n in range(16):
        sheet.gouge("v" if n % 2 else "f", 60 + n * 100 + dice.between(-30, 30),
                    1040 + dice.between(0, 120), dice.between(-0.1, 0.1), 60)  # fmt: skip


def arch(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x = 800 + dice.between(-120, 120)
    rays(sheet, "p", x, 560, 180, most=110)
    sheet.disc("f", x, 560, 122)
    water(sheet, "m" if floor != "K" else "f", "g", x, count=40)
    stone, shade = dice.pick((("d", "v"), ("e", "f"), ("t", "m"), ("k", "v")))
    wide, top = dice.between(300, 350), dice.between(130, 190)
    thick = 130
    sheet.cut(stone, [(x - wide - thick, 900), (x - wide - thick, top + 130), (x - wide, top),
                      (x - 60, top - 50), (x + 120, top - 46), (x + wide, top + 40),
                      (x + wide + thick * 0.9, top + 250), (x + wide + thick, 900), (x + wide, 900),
                      (x + wide - 6, top + 370), (x + wide - 90, top + 230), (x, top + 176),
                      (x - wide + 90, top + 230), (x - wide + 6, top + 370), (x - wide, 900)])  # fmt: skip
    for n in range(16):
        side = -1 if n % 2 else 1
        y = top + 330 + (n // 2) * 68
        if y < 880:
            sheet.gouge(shade, x + side * (wide + thick / 2) + dice.between(-26, 26), y, 0.05, 70)
    _jug(sheet, x + dice.pick((-150, 160)), 880)
    gulls(sheet, "k", dice.pick((90, 1340)), dice.between(200, 330), 2)


def _tower(sheet: Sheet, x: float, y: float) -> None:
    sheet.cut("k", [(x - 70, y), (x - 62, y - 250), (x - 84, y - 260), (x - 84, y - 310), (x - 42, y - 310),
                    (x - 42, y - 280), (x - 14, y - 280), (x - 14, y - 312), (x + 22, y - 312),
                    (x + 22, y - 282), (x + 48, y - 282), (x + 48, y - 316), (x + 88, y - 312),
                    (x + 86, y - 262), (x + 62, y - 250), (x + 72, y)])  # fmt: skip
    sheet.cut(
        "g",
        [
            (x - 14, y - 210),
            (x + 2, y - 236),
            (x + 18, y - 210),
            (x + 16, y - 150),
            (x - 12, y - 150),
        ],
    )


def _jug(sheet: Sheet, x: float, y: float) -> None:
    sheet.cut("f", [(x - 44, y - 120), (x + 44, y - 120), (x + 34, y - 76), (x + 86, y - 10), (x + 60, y + 82),
                    (x - 60, y + 82), (x - 86, y - 10), (x - 34, y - 76)])  # fmt: skip
    sheet.cut("p", [(x - 84, y - 14), (x + 84, y - 10), (x + 80, y + 22), (x - 80, y + 18)])
    sheet.limb("f", (x + 40, y - 104), (x + 108, y - 74), 20)
    sheet.limb("f", (x + 104, y - 80), (x + 76, y - 4), 20)


def _coin(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc("g", x, y, 62)
    sheet.disc("k", x, y, 40)
    sheet.cut(
        "g", [(x - 18, y + 26), (x - 22, y - 8), (x, y - 28), (x + 24, y - 4), (x + 14, y + 28)]
    )


def _bone(sheet: Sheet, x: float, y: float) -> None:
    sheet.limb("p", (x - 80, y + 16), (x + 80, y - 20), 32)
    for dx, dy in ((-88, 0), (-80, 34), (84, -38), (92, -4)):
        sheet.disc("p", x + dx, y + dy, 26)


def _key(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc("g", x - 70, y, 50)
    sheet.disc("k", x - 70, y, 24)
    sheet.limb("g", (x - 26, y), (x + 120, y + 6), 24)
    for off in (70, 106):
        sheet.box("g", x + off, y, 20, 50)


def _shell(sheet: Sheet, x: float, y: float) -> None:
    sheet.cut(
        "p",
        [
            (x, y + 70),
            (x - 80, y - 10),
            (x - 62, y - 60),
            (x, y - 80),
            (x + 62, y - 60),
            (x + 80, y - 10),
        ],
    )
    for dx in (-44, -16, 16, 44):
        sheet.limb("f", (x + dx * 0.2, y + 50), (x + dx, y - 54), 8)


def _nail(sheet: Sheet, x: float, y: float) -> None:
    sheet.cut("p", [(x - 54, y - 80), (x + 50, y - 88), (x + 48, y - 56), (x + 18, y - 54), (x + 2, y + 90),
                    (x - 18, y - 52), (x - 52, y - 50)])  # fmt: skip


def vessel(sheet: Sheet, ground: str, floor: str) -> None:
    """A great jar, and the bands on it."""
    dice = sheet.dice
    stage(sheet, ground, floor)
    x = 800 + dice.between(-110, 110)
    sun = x + dice.pick((-1, 1)) * dice.between(420, 560)
    rays(sheet, "p", sun, 260, 160, most=100)
    sheet.disc("g" if ground != "F" else "p", sun, 260, 108)
    body = dice.pick(("f", "e", "d" if ground != "D" else "t"))
    for side in (-1, 1):
        for a, b in (((110, 190), (280, 230)), ((276, 220), (262, 440)), ((266, 420), (200, 470))):
            sheet.limb(body, (x + side * a[0], a[1]), (x + side * b[0], b[1]), 44, 40)
    sheet.cut(body, [(x - 130, 110), (x + 130, 110), (x + 104, 250), (x + 270, 430), (x + 300, 600),
                     (x + 210, 820), (x + 110, 940), (x + 150, 990), (x - 150, 990), (x - 110, 940),
                     (x - 210, 820), (x - 300, 600), (x - 270, 430), (x - 104, 250)])  # fmt: skip
    sheet.box("k", x - 150, 92, 300, 40)
    sheet.cut(
        "k",
        [
            (x - 268, 436),
            (x + 268, 436),
            (x + 298, 600),
            (x + 274, 668),
            (x - 274, 668),
            (x - 298, 600),
        ],
    )
    _band(sheet, x, 552)
    for y, wide in ((380, 190), (730, 220)):
        for n in range(7):
            px = x + (n - 3) * wide / 3.4
            sheet.cut("p", [(px - 24, y + 26), (px, y - 26), (px + 24, y + 26)], shake=2)
    for n in range(16):
        sheet.gouge(
            "f" if floor in "KU" else "m",
            50 + n * 100 + dice.between(-30, 30),
            1010 + dice.between(0, 140),
            0,
            66,
        )


def _band(sheet: Sheet, x: float, y: float) -> None:
    """What runs round the jar: birds, waves or a meander."""
    kind = sheet.dice.whole(0, 2)
    for n in range(4):
        px = x - 190 + n * 128
        if kind == 0:
            sheet.cut(
                "g",
                [
                    (px - 40, y + 10),
                    (px - 6, y - 26),
                    (px + 24, y - 60),
                    (px + 40, y - 20),
                    (px + 10, y + 40),
                ],
            )
            sheet.limb("g", (px + 4, y + 30), (px, y + 84), 8)
        elif kind == 1:
            sheet.cut(
                "m",
                [
                    (px - 64, y + 60),
                    (px - 30, y - 40),
                    (px + 20, y - 60),
                    (px + 4, y),
                    (px + 50, y + 60),
                ],
            )
        else:
            for a, b in (
                ((-50, 60), (-50, -60)),
                ((-56, -54), (30, -54)),
                ((24, -60), (24, 20)),
                ((30, 14), (-16, 14)),
            ):
                sheet.limb("g", (px + a[0], y + a[1]), (px + b[0], y + b[1]), 17)


SCENES = (strata, arch, vessel)
