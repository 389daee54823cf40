"""What a page says when there is no activity to show: full, nothing here, not for showing, lost, done."""

from cms.pictures.quiet.light import rays, water
from cms.pictures.quiet.shapes import gulls, lantern, stage
from cms.pictures.quiet.sheet import HEIGHT, HORIZON, WIDTH, Sheet


def full(sheet: Sheet, ground: str, floor: str) -> None:
    """A long house with a light in every window."""
    stage(sheet, "A", "K")
    rays(sheet, "v", 800, 300, 330, most=100)
    sheet.cut("k", [(90, 340), (250, 190), (480, 330), (640, 170), (880, 330), (1050, 180), (1290, 340),
                    (1400, 200), (1520, 340), (1520, HORIZON + 4), (90, HORIZON + 4)])  # fmt: skip
    for row in range(3):
        for column in range(11):
            x, y = 140 + column * 122 + sheet.dice.between(-5, 5), 380 + row * 142
            sheet.cut(
                "g",
                [(x, y + 10), (x + 35, y - 10), (x + 72, y + 6), (x + 70, y + 96), (x + 2, y + 98)],
                shake=3,
            )
    water(sheet, "d", "g", 800, broad=620, count=54)


def empty(sheet: Sheet, ground: str, floor: str) -> None:
    """A table laid for nobody yet, and a lamp that waits."""
    dice = sheet.dice
    stage(sheet, "F", "K")
    rays(sheet, "p", 1130, 250, 150, most=100)
    sheet.disc("f", 1130, 250, 110)
    sheet.box("d", 240, 620, 1060, 62)
    for x in (330, 1150):
        sheet.cut("d", [(x, 670), (x + 66, 670), (x + 58, 1010), (x + 10, 1010)])
    sheet.cut("t", [(560, 560), (700, 560), (680, 622), (580, 622)])
    sheet.limb("t", (700, 575), (740, 590), 18)
    sheet.cut("p", [(900, 604), (1080, 590), (1100, 616), (910, 624)])
    sheet.box("k", 420, 440, 24, 182)
    sheet.cut("e", [(360, 460), (504, 460), (470, 340), (394, 340)])
    for side in (0, 1):
        x = 640 + side * 300
        sheet.box("f", x, 760, 170, 40)
        for leg in (x + 10, x + 130):
            sheet.box("f", leg, 796, 30, 250)
    for n in range(16):
        sheet.gouge("f", 60 + n * 100 + dice.between(-30, 30), 1080 + dice.between(0, 90), 0, 70)


def withheld(sheet: Sheet, ground: str, floor: str) -> None:
    """A curtain, drawn; a small lamp in front of it."""
    dice = sheet.dice
    stage(sheet, "C", "K")
    x = 0.0
    while x < WIDTH:
        wide = dice.between(90, 150)
        sheet.cut("s", [(x, 0), (x + wide * 0.4, 0), (x + wide * 0.3, HORIZON), (x - 10, HORIZON)])
        x += wide
    rays(sheet, "m", 800, 700, 170, most=84, floor=HORIZON - 30)
    sheet.exact("K", [(0, HORIZON), (WIDTH, HORIZON), (WIDTH, HEIGHT), (0, HEIGHT)])
    sheet.disc("t", 800, 920, 330, flat=0.2)
    sheet.disc("g", 800, 912, 210, flat=0.2)
    lantern(sheet, 800, 780, 96, 5)
    sheet.box("k", 690, 868, 220, 34)


def lost(sheet: Sheet, ground: str, floor: str) -> None:
    """A paper boat has taken a lantern out to sea."""
    stage(sheet, "A", "S")
    rays(sheet, "v", 1010, 560, 190, most=104)
    water(sheet, "t", "g", 1010, count=60)
    sheet.cut(
        "p",
        [(790, 770), (930, 790), (1010, 700), (1090, 790), (1230, 764), (1150, 890), (880, 892)],
    )
    sheet.cut("m", [(930, 790), (1010, 700), (1010, 880)])
    sheet.limb("k", (1010, 700), (1010, 640), 10)
    lantern(sheet, 1010, 570, 70, 0)
    sheet.cut("k", [(0, 800), (430, 812), (430, 868), (0, 880)])
    for x in (90, 250, 390):
        sheet.box("k", x, 840, 40, 330)
    gulls(sheet, "p", 300, 300, 2)


def done(sheet: Sheet, ground: str, floor: str) -> None:
    """The sun is up, on the right: words may lie over the sky on its left."""
    stage(sheet, "B", "T")
    rays(sheet, "g", 1190, 800, 330, most=100, keep_out=((0, 0, 830, HORIZON),))
    sheet.disc("f", 1190, 806, 280)
    sheet.exact("T", [(0, HORIZON), (WIDTH, HORIZON), (WIDTH, HEIGHT), (0, HEIGHT)])
    water(sheet, "m", "g", 1190, count=60, broad=260)
    gulls(sheet, "k", 920, 470, 2)
    gulls(sheet, "k", 1330, 420, 1)


SCENES = (full, empty, withheld, lost, done)
