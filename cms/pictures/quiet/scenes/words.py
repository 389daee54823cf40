"""A pencil for a lighthouse; a book for a boat; a stack by the lamp."""

from cms.pictures.quiet.light import rays, water
from cms.pictures.quiet.shapes import gulls, stage
from cms.pictures.quiet.sheet import HORIZON, WIDTH, Sheet

GROUNDS = (("D", "S"), ("E", "S"), ("F", "U"), ("A", "K"))


def lighthouse(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x, top = 430 + dice.between(-70, 90), 250.0
    high, low = 40 + dice.between(-30, 60), 560 + dice.between(-40, 60)
    beam = "g" if ground != "F" else "p"
    sheet.cut(beam, [(x, top), (WIDTH, high), (WIDTH, low)], shake=2)
    sheet.cut(beam, [(x, top), (0, top - 100), (0, top + 110)], shake=2)
    _lines(sheet, x, top, high, low)
    water(sheet, "m" if floor != "K" else "v", "g", x + 620, broad=420)
    sheet.cut("k", [(x - 250, HORIZON + 26), (x - 130, HORIZON - 70), (x + 120, HORIZON - 84),
                    (x + 270, HORIZON + 26), (x, HORIZON + 60)])  # fmt: skip
    sheet.cut("f", [(x - 92, 410), (x + 92, 410), (x + 104, HORIZON - 30), (x - 104, HORIZON - 30)])
    sheet.cut("p", [(x - 31, 410), (x + 31, 410), (x + 36, HORIZON - 30), (x - 36, HORIZON - 30)])
    sheet.box("k", x - 104, 640, 208, 44)
    sheet.cut("p", [(x - 92, 412), (x, 210), (x + 92, 412)])
    sheet.cut("k", [(x - 36, 290), (x, 204), (x + 36, 290)], shake=1)


def boat(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    sun = dice.between(1130, 1360)
    rays(sheet, "p" if ground != "A" else "v", sun, 240, 150, most=92,
         keep_out=((560, 140, 1060, 800),))  # fmt: skip
    sheet.disc("g" if ground != "F" else "f", sun, 240, dice.between(86, 118))
    water(sheet, "m" if floor != "K" else "v", "g", sun)
    x, wide = 720 + dice.between(-60, 60), dice.between(390, 450)
    sheet.cut(dice.pick(("d", "t", "e")) if floor != "U" else "t", [
        (x - wide, 770), (x + wide, 750), (x + wide * 0.74, 960), (x - wide * 0.72, 966)])  # fmt: skip
    sheet.cut("p", [(x - wide - 40, 740), (x, 800), (x + wide + 34, 722), (x + wide, 768), (x, 846),
                    (x - wide, 790)])  # fmt: skip
    sheet.limb("k", (x, 800), (x + 4, 120), 20, 14)
    sheet.cut("f", [(x - 30, 190), (x - 40, 690), (x - 330, 690)])
    sheet.cut("p", [(x + 34, 150), (x + 330, 240), (x + 300, 690), (x + 34, 700)])
    for n in range(dice.whole(6, 8)):
        y = 250 + n * 56
        end = x + dice.between(160, 276)
        sheet.limb("k", (x + 62, y), (end, y + 12), 13)
    gulls(sheet, "k", dice.between(120, 260), 330, 2)


def stack(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x, lamp = 640 + dice.between(-70, 70), 1080 + dice.between(-30, 90)
    rays(sheet, "p" if ground != "A" else "g", lamp, 470, 175, most=100)
    sheet.limb("k", (lamp + 10, 860), (lamp, 520), 26, 20)
    sheet.disc("k", lamp + 8, 868, 150, flat=0.2)
    sheet.disc("g" if ground != "F" else "p", lamp, 545, 92)
    sheet.cut("f", [(lamp - 80, 360), (lamp + 80, 360), (lamp + 176, 560), (lamp - 176, 560)])
    y = 880.0
    roles = dice.some(("f", "d", "t", "e", "k", "m"), 6)
    for n in range(dice.whole(5, 6)):
        high, wide, off = dice.between(66, 98), dice.between(230, 310), dice.between(-46, 46)
        sheet.box(roles[n], x + off - wide, y - high, wide * 2, high)
        sheet.box("p", x + off - wide + 26, y - high + 16, wide * 2 - 90, high - 32)
        sheet.box(roles[n], x + off + wide - 120, y - high, 44, high)
        y -= high
    sheet.cut("p", [(x - 210, y - 130), (x, y - 50), (x + 216, y - 138), (x + 206, y - 74), (x, y + 4),
                    (x - 200, y - 66)])  # fmt: skip
    for n in range(8):
        sheet.gouge(ground if ground != "E" else "m", 110 + n * 195 + dice.between(-40, 40),
                    985 + dice.between(0, 150), 0, 80)  # fmt: skip


def _lines(sheet: Sheet, x: float, y: float, high: float, low: float) -> None:
    """What the beam says: lines of a text, some of them missing."""
    dice = sheet.dice
    for row in range(7):
        share = (row + 0.5) / 7
        px = x + 200 + dice.between(0, 60)
        while px < WIDTH - 40:
            word = dice.between(50, 150)
            edge = high + (low - high) * share

            def at(px: float, edge: float = edge) -> float:
                return y + (edge - y) * (px - x) / (WIDTH - x)

            if not dice.chance(0.14):
                end = min(px + word, WIDTH - 30)
                sheet.limb("k", (px, at(px)), (end, at(end)), 5 + (px - x) / 90, 5 + (end - x) / 90)
            px += word + 34


SCENES = (lighthouse, boat, stack)
