"""A row of hands; a long ribbon and one who leaps."""

from itertools import pairwise
from math import sin

from cms.pictures.quiet.light import rays, water
from cms.pictures.quiet.shapes import CLOTHS, SKINS, person, stage
from cms.pictures.quiet.sheet import WIDTH, Sheet

GROUNDS = (("B", "T"), ("F", "U"), ("E", "S"))


def ring(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x, y = dice.between(500, 1100), dice.between(180, 260)
    rays(sheet, "p", x, y, 170, most=95)
    sheet.disc("f", x, y, dice.between(92, 124))
    water(sheet, "m", "g", x, top=960, count=24)
    count = dice.whole(4, 5)
    gap = WIDTH / (count - 0.4)
    cloths, skins = dice.some(CLOTHS[:5], 5), dice.some(SKINS[:4], 4)
    spots = [(gap * (n + 0.3), 950 + dice.between(-24, 34), dice.between(480, 590))
             for n in range(count)]  # fmt: skip
    joins = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 250 + dice.between(-90, 60))
             for a, b in pairwise(spots)]  # fmt: skip
    joins = [(-40, 640), *joins, (WIDTH + 40, 660)]
    for n, (px, foot, tall) in enumerate(spots):
        person(sheet, px, foot, tall, cloths[n], skins[n % 4], dice.pick(("k", "k", "p", "e")),
               hands=(joins[n], joins[n + 1]), legs="k", lean=dice.between(-22, 22))  # fmt: skip


def ribbon(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x = 800 + dice.between(-110, 110)
    hand = (x + 215, 270 + dice.between(-30, 30))
    rays(sheet, "p", *hand, 130, most=100)
    _wave(sheet, "g", hand, 58, 34)
    _wave(sheet, "f", hand, 66, 0)
    water(sheet, "m", "g", x, count=30)
    cloth, skin = dice.pick(("d", "t", "e")), dice.pick(SKINS[:4])
    foot = 930.0
    sheet.limb(cloth, (x - 10, foot - 250), (x - 285, foot - 210), 98, 52)
    sheet.disc(skin, x - 306, foot - 206, 38)
    sheet.limb(cloth, (x + 24, foot - 250), (x + 90, foot + 60), 102, 52)
    sheet.disc(skin, x + 98, foot + 74, 38)
    person(sheet, x, foot - 110, 620, cloth, skin, dice.pick(("k", "e")),
           hands=((x - 300, 420), hand), lean=30)  # fmt: skip


def trio(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x = dice.between(620, 980)
    rays(sheet, "p", x, 420, 300, most=100)
    sheet.disc("f" if ground != "F" else "p", x, 420, 250)
    water(sheet, "m", "g", x, top=980, count=20)
    cloths, skins = dice.some(("d", "t", "e", "k"), 3), dice.some(SKINS[:3], 3)
    for n, (px, foot, tall) in enumerate(
        ((360.0, 960, 520), (1240.0, 950, 540), (800.0, 1000, 640))
    ):
        px += dice.between(-50, 50)
        way = 1 if dice.chance(0.5) else -1
        up = (px + way * tall * 0.3, foot - tall * 1.14)
        out = (px - way * tall * 0.46, foot - tall * 0.74)
        sash = dice.pick(("g", "p") if ground != "B" else ("g", "f"))
        sheet.cut(sash, [up, (up[0] + way * 120, up[1] - 40), (up[0] + way * 250, up[1] + 60),
                         (up[0] + way * 330, up[1] + 20), (up[0] + way * 250, up[1] + 120),
                         (up[0] + way * 110, up[1] + 30)])  # fmt: skip
        sheet.limb("k" if cloths[n] != "k" else "d", (px, foot - tall * 0.25),
                   (px - way * tall * 0.3, foot - tall * 0.03), 40, 24)  # fmt: skip
        sheet.limb(
            "k" if cloths[n] != "k" else "d",
            (px, foot - tall * 0.25),
            (px + way * 20, foot),
            40,
            24,
        )
        person(sheet, px, foot - tall * 0.12, tall * 0.9, cloths[n], skins[n], dice.pick(("k", "p", "e")),
               hands=(up, out), lean=way * dice.between(10, 36))  # fmt: skip


def _wave(sheet: Sheet, role: str, hand: tuple[float, float], thick: float, drop: float) -> None:
    """From one edge to the other, through the hand."""
    dice = sheet.dice
    swing, turns = dice.between(95, 150), dice.between(150, 195)
    upper, lower = [], []
    for n in range(13):
        x = -30 + n * (WIDTH + 60) / 12
        y = hand[1] - 60 + drop + sin((x - hand[0]) / turns) * swing - abs(x - hand[0]) * 0.06
        half = thick * (0.55 + 0.45 * abs(sin((x - hand[0]) / turns + 0.9)))
        upper.append((x, y - half))
        lower.append((x + 26, y + half))
    sheet.cut(role, [*upper, *reversed(lower)])


SCENES = (ring, ribbon, trio)
