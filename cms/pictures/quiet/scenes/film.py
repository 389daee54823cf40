"""A strip in which something moves a step each; a lit screen over heads."""

from math import cos, sin

from cms.pictures.quiet.light import cone, rays
from cms.pictures.quiet.shapes import heads, stage
from cms.pictures.quiet.sheet import HEIGHT, HORIZON, WIDTH, Sheet

GROUNDS = (("F", "K"), ("D", "K"), ("E", "K"), ("A", "K"))


def strip(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    sheet.exact(ground, [(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)])
    sheet.cut("k", [(0, 120), (WIDTH, 112), (WIDTH, 1086), (0, 1080)])
    for y in (160, 984):
        for n in range(12):
            sheet.box("p", 26 + n * 134, y, 62, 56)
    sky, land = dice.pick((("m", "t"), ("v", "d"), ("g", "t")) if ground != "F" else
                          (("m", "t"), ("v", "d")))  # fmt: skip
    moves = dice.pick((_cat, _bird, _sailing))
    for n in range(3):
        left = 24 + n * 526
        right = left + 500
        sheet.box(sky, left, 262, 500, 680)
        sun = left + 110 + n * 140
        rays(sheet, "p", sun, 470 - n * 40, 96, floor=HORIZON - 20, reach=420, most=24,
             keep_out=((0, 0, left + 30, 1200), (right - 30, 0, 1700, 1200), (0, 0, 1600, 300)))  # fmt: skip
        sheet.disc("f", sun, 470 - n * 40, 58)
        sheet.cut(land, [(left, HORIZON), (right, HORIZON), (right, 940), (left, 940)], shake=2)
        moves(sheet, left + 130 + n * 118, HORIZON, n)


def screen(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    sheet.exact("k", [(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)])
    x = 800 + dice.between(-30, 30)
    sheet.cut("s", [(x - 60, 1120), (x + 60, 1120), (x + 640, 700), (x - 640, 700)])
    sheet.cut("p", [(150, 84), (1452, 70), (1460, 762), (144, 770)])
    sky, land = dice.pick((("g", "t"), ("m", "t"), ("v", "d"), ("m", "d")))
    sheet.cut(sky, [(184, 118), (1420, 106), (1424, 728), (180, 734)])
    sun = dice.between(420, 1180)
    rays(sheet, "p", sun, 320, 140, floor=600, most=56, reach=640,
         keep_out=((0, 0, 215, 1200), (1390, 0, 1600, 1200), (0, 0, 1600, 138)))  # fmt: skip
    sheet.disc("f", sun, 320, 92)
    hills = [(182, 640), (420, 560 + dice.between(-60, 60)), (720, 640),
             (1010, 540 + dice.between(-60, 60)), (1422, 650), (1424, 728), (180, 734)]  # fmt: skip
    sheet.cut(land, hills)
    dice.pick((_cat, _bird, _sailing))(sheet, dice.between(560, 960), 668, dice.whole(0, 2))
    heads(sheet, "d", top=960, each=128)
    heads(sheet, "t" if ground != "E" else "e", top=1080, each=160)


def _cat(sheet: Sheet, x: float, y: float, step: int) -> None:
    """A fox: walks, lifts a paw, sits."""
    if step == 2:
        sheet.cut("f", [(x - 50, y), (x - 66, y - 100), (x - 30, y - 170), (x + 30, y - 160),
                        (x + 70, y - 60), (x + 80, y)])  # fmt: skip
        sheet.cut("f", [(x + 60, y), (x + 150, y - 20), (x + 170, y - 110), (x + 120, y - 50)])
    else:
        sheet.cut("f", [(x - 90, y - 110), (x + 80, y - 118), (x + 96, y - 56), (x - 84, y - 50)])
        for n, leg in enumerate((-74, -40, 52, 82)):
            swing = (24 if (n + step) % 2 else -20) if step else 0
            sheet.limb("f", (x + leg, y - 60), (x + leg + swing, y), 24, 14)
        sheet.cut(
            "f", [(x + 76, y - 112), (x + 172, y - 168), (x + 210, y - 150), (x + 96, y - 66)]
        )
    hx, hy = (x - 30, y - 190) if step == 2 else (x - 96, y - 130)
    sheet.cut("f", [(hx - 64, hy + 22), (hx - 26, hy - 36), (hx - 18, hy - 84), (hx + 10, hy - 40),
                    (hx + 44, hy - 76), (hx + 46, hy - 10), (hx + 14, hy + 40)])  # fmt: skip
    sheet.cut("p", [(hx - 64, hy + 22), (hx - 6, hy + 8), (hx + 14, hy + 40)], shake=1)
    sheet.disc("k", hx - 10, hy - 8, 8)


def _bird(sheet: Sheet, x: float, y: float, step: int) -> None:
    y -= 110 + step * 60
    wing = (-130, 30, -100)[step]
    sheet.cut(
        "k", [(x - 120, y), (x - 40, y - 36), (x + 60, y - 24), (x + 140, y + 16), (x + 20, y + 34)]
    )
    sheet.cut("d", [(x - 30, y - 20), (x + 56, y - 16), (x + 60, y + wing)])
    sheet.cut("f", [(x - 120, y), (x - 170, y + 14), (x - 112, y + 20)], shake=1)
    sheet.disc("p", x - 92, y - 6, 8)


def _sailing(sheet: Sheet, x: float, y: float, step: int) -> None:
    tilt = (-14, 6, 20)[step]
    sheet.cut(
        "f", [(x - 120, y - 40), (x + 120, y - 40 + tilt / 2), (x + 84, y + 30), (x - 84, y + 30)]
    )
    sheet.limb("k", (x, y - 30), (x + tilt, y - 270), 14, 9)
    sheet.cut("p", [(x + 14 + tilt * 0.9, y - 256), (x + 130 + tilt, y - 70), (x + 14, y - 62)])
    sheet.cut("e", [(x - 12 + tilt * 0.8, y - 220), (x - 12, y - 62), (x - 94, y - 70)])


def camera(sheet: Sheet, ground: str, floor: str) -> None:
    """On three legs, with two reels, looking into its own light."""
    dice = sheet.dice
    stage(sheet, ground, floor)
    x, y = 560 + dice.between(-60, 40), 520 + dice.between(-20, 20)
    high, low = y - dice.between(330, 420), y + dice.between(230, 290)
    beam = "g" if ground not in "F" else "p"
    sheet.cut(beam, [(x + 250, y - 40), (WIDTH, high), (WIDTH, low), (x + 250, y + 50)])
    cone(sheet, "p" if beam == "g" else "g", (x + 150, y), (WIDTH, high), (WIDTH, low), 40)
    rays(sheet, "p" if ground != "A" else "v", x, y, 420, most=50, keep_out=((x, 0, 1600, 1200),))
    for foot in (-250, 0, 250):
        sheet.limb("v", (x, y + 120), (x + foot, 1130), 34, 24)
    sheet.disc("k", x - 150, y - 240, 150)
    sheet.disc("k", x + 130, y - 250, 130)
    role = dice.pick(("f", "e", "d") if ground != "A" else ("f", "e", "t"))
    for rx, ry, r in ((x - 150, y - 240, 118), (x + 130, y - 250, 98)):
        sheet.disc(role, rx, ry, r)
        for turn in range(3):
            sheet.disc(
                "k",
                rx + cos(turn * 2.1 + 0.6) * r * 0.55,
                ry + sin(turn * 2.1 + 0.6) * r * 0.55,
                r * 0.25,
            )
    sheet.box("k", x - 240, y - 120, 430, 260)
    sheet.cut("k", [(x + 180, y - 40), (x + 290, y - 90), (x + 290, y + 100), (x + 180, y + 50)])
    sheet.box(role, x - 200, y - 80, 250, 180)
    sheet.disc("p", x + 110, y - 20, 38)
    for n in range(4):
        sheet.gouge("p", x - 150 + n * 52, y + 10, 1.2, 90)


SCENES = (strip, screen, camera)
