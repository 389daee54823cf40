"""Puppetry and light: shadows on a moon; lanterns over a crowd; fish on strings."""

from cms.pictures.quiet.light import rays, water
from cms.pictures.quiet.shapes import fish, heads, lantern, stage
from cms.pictures.quiet.sheet import HORIZON, WIDTH, Sheet

GROUNDS = (("A", "K"), ("C", "K"), ("D", "S"), ("E", "U"))


def shadows(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x = 800 + dice.between(-70, 70)
    rays(sheet, "v" if ground == "A" else "p", x, 500, 470, most=100)
    sheet.disc("g", x, 500, 420)
    two = dice.some((_rabbit, _fox, _stag, _goose), 2)
    two[0](sheet, x - 180, -1)
    two[1](sheet, x + 190, 1)
    stage_edge = HORIZON + sheet.dice.between(-3, 3)
    sheet.exact(floor, [(0, stage_edge), (WIDTH, stage_edge), (WIDTH, 1200), (0, 1200)])
    for side, cloth in ((-180, dice.pick(("f", "e"))), (190, dice.pick(("t", "d", "f")))):
        sheet.cut(
            "p",
            [
                (x + side - 62, 800),
                (x + side + 62, 800),
                (x + side + 70, 900),
                (x + side - 70, 900),
            ],
        )
        sheet.cut(cloth if floor != "U" or cloth != "d" else "t",
                  [(x + side - 92, 880), (x + side + 92, 880), (x + side + 120, 1200),
                   (x + side - 120, 1200)])  # fmt: skip
    for _ in range(14):
        sheet.gouge(
            "d" if floor == "K" else "v", dice.between(40, 1560), dice.between(880, 1160), 0, 64
        )


def lanterns(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    big, kind = 800 + dice.between(-160, 160), dice.whole(0, 4)
    rays(sheet, "v" if ground == "A" else "p", big, 360, 230, most=88, floor=700)
    water(sheet, "t" if floor != "S" else "m", "g", big, count=36)
    sheet.limb("k", (big, 1180), (big, 430), 16, 12)
    lantern(sheet, big, 350, 150, kind)
    kinds = [n for n in range(6) if n != kind]
    for x in (150, 330, 520, 1090, 1280, 1450):
        px, py = x + dice.between(-40, 40), dice.between(560, 740)
        sheet.limb("k", (px + dice.between(-40, 40), 1160), (px, py + 30), 11, 9)
        lantern(
            sheet, px, py, dice.between(62, 84), dice.pick(kinds), dice.pick(("g", "g", "p", "f"))
        )
    heads(sheet, "k" if floor != "K" else "d", top=1080, each=124)


def mobile(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    lamp = 800 + dice.between(-240, 240)
    rays(sheet, "v" if ground == "A" else "p", lamp, 900, 260, most=92)
    sheet.disc("m" if ground != "E" else "p", lamp, 980, 400, flat=0.24)
    sheet.disc("g", lamp, 972, 250, flat=0.24)
    roles = ("p", "f", "g", "m" if ground not in "EC" else "e", "v" if ground not in "AD" else "t")
    for n in range(7):
        x = 140 + n * 220 + dice.between(-40, 40)
        y = dice.between(150, 640)
        sheet.limb("k", (x, 0), (x, y), 6)
        fish(sheet, x, y + 40, dice.between(230, 340), roles[n % len(roles)], "k")


def _rabbit(sheet: Sheet, x: float, way: int) -> None:
    sheet.cut("k", [(x - 74, 860), (x - 84, 620), (x - 40, 520), (x - 60, 250), (x - 14, 270), (x + 6, 480),
                    (x + 40, 260), (x + 80, 290), (x + 44, 510), (x + way * -120, 620),
                    (x + way * -110, 660), (x + 76, 860)] if way < 0 else
              [(x + 74, 860), (x + 84, 620), (x + 40, 520), (x + 60, 250), (x + 14, 270), (x - 6, 480),
               (x - 40, 260), (x - 80, 290), (x - 44, 510), (x - 120, 620), (x - 110, 660), (x - 76, 860)])  # fmt: skip
    sheet.disc("g", x - way * 40, 566, 13)


def _fox(sheet: Sheet, x: float, way: int) -> None:
    w = -way
    sheet.cut("k", [(x - w * 84, 860), (x - w * 100, 560), (x - w * 96, 420), (x - w * 30, 500),
                    (x + w * 10, 420), (x + w * 50, 520), (x + w * 190, 590), (x + w * 150, 624),
                    (x + w * 60, 640), (x + w * 80, 860)])  # fmt: skip
    sheet.disc("g", x + w * 52, 560, 13)


def _stag(sheet: Sheet, x: float, way: int) -> None:
    w = -way
    sheet.cut("k", [(x - w * 80, 860), (x - w * 80, 600), (x - w * 20, 510), (x + w * 60, 530),
                    (x + w * 140, 630), (x + w * 110, 664), (x + w * 40, 640), (x + w * 70, 860)])  # fmt: skip
    for a, b in (((-30, 520), (-130, 270)), ((-90, 380), (-170, 350)), ((-66, 440), (-10, 320)),
                 ((10, 520), (70, 260)), ((46, 380), (120, 340))):  # fmt: skip
        sheet.limb("k", (x + w * a[0], a[1]), (x + w * b[0], b[1]), 24, 12)
    sheet.disc("g", x + w * 52, 574, 12)


def _goose(sheet: Sheet, x: float, way: int) -> None:
    w = -way
    sheet.cut("k", [(x - w * 90, 860), (x - w * 60, 620), (x - w * 40, 420), (x + w * 10, 350),
                    (x + w * 80, 370), (x + w * 190, 430), (x + w * 90, 440), (x + w * 40, 470),
                    (x + w * 30, 620), (x + w * 90, 860)])  # fmt: skip
    sheet.disc("g", x + w * 40, 398, 12)


SCENES = (shadows, lanterns, mobile)
