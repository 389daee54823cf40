"""A thing in the spot between curtains; a company where two beams cross."""

from cms.pictures.quiet.light import cone, rays
from cms.pictures.quiet.shapes import heads, person, stage
from cms.pictures.quiet.sheet import WIDTH, Sheet

GROUNDS = (("A", "K"), ("C", "K"), ("D", "S"))


def spot(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    pool, lamp = 800 + dice.between(-60, 60), 560 + dice.between(-220, 420)
    _beam(sheet, "g", lamp, pool, 330, 905)
    thing = dice.pick((_chair, _crown, _ladder, _door, _trunk, _moon))
    thing(sheet, pool, 905)
    for side in (0, 1):
        _curtain(sheet, side, dice.pick(("f", "e")))
    _swag(sheet)
    heads(sheet, "k" if floor != "K" else "d", top=1104)


def company(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    sheet.exact("k", [(0, 0), (WIDTH, 0), (WIDTH, 60), (0, 66)])
    for lamp in (360 + dice.between(-80, 80), 1240 + dice.between(-80, 80)):
        _beam(sheet, "g", lamp, 800, 300, 960, marks=16)
        sheet.box("k", lamp - 44, 40, 88, 84)
    count = dice.whole(3, 5)
    cloths = dice.some(("k", "f", "d", "t", "e"), 5)
    for number in range(count):
        x = 800 + (number - (count - 1) / 2) * (560 / count)
        tall = dice.between(440, 560)
        up = dice.chance(0.45)
        side = 1 if number >= count / 2 else -1
        hand = (x + side * tall * 0.25, 960 - tall * (1.02 if up else 0.52))
        person(sheet, x, 965 + dice.between(-14, 18), tall, cloths[number],
               dice.pick(("p", "v", "m")), "k", lean=dice.between(-16, 16), hands=(hand,))  # fmt: skip
    heads(sheet, "d" if floor == "K" else "k", top=1120, each=170)


def _beam(sheet: Sheet, role: str, lamp: float, pool: float, wide: float, y: float,
          marks: int = 30) -> None:  # fmt: skip
    left, right = (pool - wide, y), (pool + wide, y)
    sheet.cut(role, [(lamp - 34, 0), (lamp + 34, 0), right, left], shake=2)
    sheet.disc(role, pool, y, wide * 1.03, flat=0.2)
    cone(sheet, "p", (lamp, -60), left, right, marks)


def _curtain(sheet: Sheet, side: int, role: str) -> None:
    def at(x: float) -> float:
        return x if side == 0 else WIDTH - x

    dice = sheet.dice
    tie = dice.between(500, 640)
    edge = [(at(300), 0), (at(236), tie * 0.55), (at(120), tie), (at(190), 800), (at(220), 1010)]
    sheet.cut(role, [(at(0), 0), *edge, (at(0), 1030)])
    for x in (70, 150, 232):
        sheet.exact("k", [(at(x), 40), (at(x + 12), 40), (at(x * 0.5 + 14), tie),
                          (at(x * 0.8 + 6), 1000), (at(x * 0.5), tie)])  # fmt: skip
    sheet.cut("g", [(at(0), tie - 20), (at(136), tie - 16), (at(130), tie + 18), (at(0), tie + 24)])


def _swag(sheet: Sheet) -> None:
    points: list[tuple[float, float]] = [(0, 0), (WIDTH, 0)]
    x = float(WIDTH)
    while x > 0:
        points += [(x, 92 + sheet.dice.between(-8, 8)), (x - 80, 138 + sheet.dice.between(-14, 14))]
        x -= 160
    sheet.cut("k", [*points, (0, 92)])


def _chair(sheet: Sheet, x: float, y: float) -> None:
    sheet.box("k", x - 140, y - 580, 42, 560)
    for up in (556, 452, 348):
        sheet.box("f", x - 118, y - up, 236, 46)
    sheet.box("k", x + 104, y - 580, 42, 560)
    sheet.cut("f", [(x - 168, y - 270), (x + 168, y - 270), (x + 206, y - 204), (x - 206, y - 204)])
    for side in (-190, 148):
        sheet.box("k", x + side, y - 208, 42, 236)


def _crown(sheet: Sheet, x: float, y: float) -> None:
    sheet.cut("k", [(x - 130, y - 240), (x + 130, y - 240), (x + 110, y + 10), (x - 110, y + 10)])
    sheet.cut("d", [(x - 180, y - 300), (x + 180, y - 300), (x + 160, y - 230), (x - 160, y - 230)])
    sheet.cut("f", [
        (x - 170, y - 530), (x - 88, y - 420), (x - 60, y - 570), (x, y - 430), (x + 66, y - 575),
        (x + 90, y - 420), (x + 172, y - 535), (x + 140, y - 300), (x - 140, y - 300),
    ])  # fmt: skip
    for off in (-90, 0, 90):
        sheet.disc("p", x + off, y - 345, 19)


def _ladder(sheet: Sheet, x: float, y: float) -> None:
    for foot, top in ((-170, -36), (170, 36)):
        sheet.limb("k", (x + foot, y + 10), (x + top, y - 620), 40, 30)
    for step in range(6):
        wide = 150 - step * 19
        sheet.box("f", x - wide, y - 80 - step * 96, wide * 2, 28)
    sheet.disc("p", x + 4, y - 662, 58)
    sheet.gouge("k", x + 4, y - 690, 0.4, 50)


def _door(sheet: Sheet, x: float, y: float) -> None:
    sheet.cut("k", [(x - 190, y - 620), (x + 190, y - 620), (x + 190, y + 6), (x - 190, y + 6)])
    sheet.cut("p", [(x - 150, y - 580), (x + 150, y - 580), (x + 150, y + 6), (x - 150, y + 6)])
    sheet.cut("f", [(x - 150, y - 580), (x + 40, y - 520), (x + 40, y + 60), (x - 150, y + 6)])
    sheet.disc("g", x + 6, y - 250, 19)
    for top in (480, 230):
        sheet.cut("e", [(x - 112, y - top), (x - 8, y - top + 20), (x - 8, y - top + 170),
                        (x - 112, y - top + 150)])  # fmt: skip


def _trunk(sheet: Sheet, x: float, y: float) -> None:
    sheet.cut("k", [(x - 80, y - 420), (x + 80, y - 420), (x + 96, y - 310), (x + 52, y - 310),
                    (x + 44, y - 372), (x - 44, y - 372), (x - 52, y - 310), (x - 96, y - 310)])  # fmt: skip
    sheet.box("k", x - 250, y - 330, 500, 320)
    for off in (-190, 126):
        sheet.box("f", x + off, y - 334, 62, 330)
    sheet.box("f", x - 262, y - 40, 524, 44)
    sheet.disc("g", x, y - 190, 46)
    sheet.cut("k", [(x - 12, y - 204), (x + 12, y - 204), (x + 16, y - 158), (x - 16, y - 158)])


def _moon(sheet: Sheet, x: float, y: float) -> None:
    sheet.limb("k", (x, 0), (x, y - 560), 9)
    sheet.disc("f", x, y - 400, 190)
    sheet.disc("k", x - 62, y - 440, 20)
    sheet.disc("k", x + 62, y - 440, 20)
    sheet.cut("k", [(x - 80, y - 350), (x, y - 318), (x + 82, y - 352), (x + 10, y - 276)])
    sheet.box("k", x - 210, y - 150, 420, 40)
    for off in (-170, 130):
        sheet.box("k", x + off, y - 130, 40, 150)


def masks(sheet: Sheet, ground: str, floor: str) -> None:
    """One laughs, one does not."""
    dice = sheet.dice
    stage(sheet, ground, floor)
    x = 800 + dice.between(-60, 60)
    rays(sheet, "v" if ground == "A" else "p", x, 430, 440, most=100)
    gay, sad = dice.pick((("g", "f"), ("p", "f"), ("f", "p"), ("g", "e")))
    for role, off, y, smile in ((sad, 250, 500, -1), (gay, -190, 420, 1)):
        at, s = x + off, 1.0 if smile < 0 else 1.12
        sheet.cut("t" if ground != "C" else "d", [
            (at - 190 * s, y - 130), (at - 420 * s, y + 60 * smile), (at - 400 * s, y + 150),
            (at - 170 * s, y + 40)])  # fmt: skip
        sheet.cut(role, [(at - 230 * s, y - 230 * s), (at, y - 280 * s), (at + 230 * s, y - 236 * s),
                         (at + 220 * s, y + 60 * s), (at + 130 * s, y + 250 * s), (at, y + 320 * s),
                         (at - 130 * s, y + 250 * s), (at - 222 * s, y + 60 * s)])  # fmt: skip
        for side in (-1, 1):
            sheet.cut("k", [(at + side * 150 * s, y - 80 * s), (at + side * 95 * s, y - (124 if smile > 0 else 80) * s),
                            (at + side * 46 * s, y - 74 * s), (at + side * 98 * s, y - (74 if smile > 0 else 30) * s)])  # fmt: skip
        mouth = y + (90 if smile > 0 else 180) * s
        sheet.cut("k", [(at - 130 * s, mouth), (at, mouth + 44 * s * smile), (at + 130 * s, mouth),
                        (at + 60 * s, mouth + 118 * s * smile), (at - 62 * s, mouth + 118 * s * smile)])  # fmt: skip
    heads(sheet, "k" if floor != "K" else "d", top=1080)


SCENES = (masks, spot, company)
