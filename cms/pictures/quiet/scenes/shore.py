"""For whatever has no form of its own: roofs with their windows lit, boats, a hill and its tree."""

from cms.pictures.quiet.light import rays, water
from cms.pictures.quiet.shapes import gulls, stage
from cms.pictures.quiet.sheet import HORIZON, WIDTH, Sheet

GROUNDS = (("E", "S"), ("B", "T"), ("D", "S"), ("F", "U"), ("A", "K"))


def roofs(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    sun = _sun(sheet, ground, most=92)
    x, walls = -40.0, ["f", "d", "k", "t", "e", "p"]
    last = ""
    while x < WIDTH:
        wide, high = dice.between(150, 240), dice.between(150, 400)
        role = dice.pick([w for w in walls if w not in (last, {"A": "d"}.get(ground))])
        _house(sheet, x, wide, high, role)
        last, x = role, x + wide - 4
    water(sheet, "m" if floor != "K" else "v", "g", sun, count=48)


def boats(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    sun = _sun(sheet, ground, most=104)
    water(sheet, "m" if floor != "K" else "v", "g", sun, count=44)
    roles = dice.some(("f", "d", "e", "k", "p"), 4)
    spots = dice.pick(((330, 760, 1190), (420, 1120), (250, 640, 1000, 1340)))
    for n, x in enumerate(spots):
        _boat(
            sheet,
            x + dice.between(-40, 40),
            850 + dice.between(-10, 90),
            dice.between(0.8, 1.25),
            roles[n],
        )
    gulls(sheet, "k", dice.between(200, 900), dice.between(150, 300), 3)


def hill(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    sun = _sun(sheet, ground, most=100)
    for role, base, lift in (
        (dice.pick(("m", "v") if ground not in "ED" else ("t", "g")), 640, 120),
        ("t", 740, 90),
    ):
        ridge = [(x, base - lift * dice.throw()) for x in (0, 260, 560, 860, 1180, WIDTH)]
        sheet.cut(role, [*ridge, (WIDTH, HORIZON), (0, HORIZON)])
    x = dice.between(380, 1220)
    sheet.limb("k", (x, HORIZON + 20), (x + 10, 480), 54, 26)
    for turn in (-1, 1):
        sheet.limb("k", (x + 6, 600), (x + turn * 130, 440), 24, 12)
    leaf = dice.pick(("f", "e", "d") if ground != "A" else ("f", "e", "m"))
    for dx, dy, r in ((-130, 430, 110), (20, 340, 150), (160, 440, 116), (30, 480, 110)):
        sheet.disc(leaf, x + dx, dy, r * dice.between(0.9, 1.1))
    for n in range(11):
        sheet.gouge(
            "g" if n % 2 else "p",
            x - 180 + n * 38,
            330 + dice.between(0, 190),
            dice.between(0.6, 1.2),
            46,
        )
    _house(sheet, WIDTH - x - 100, 200, 190, "p")
    water(sheet, "m" if floor != "K" else "v", "g", sun, count=40)


def _sun(sheet: Sheet, ground: str, *, most: int) -> float:
    x, y = sheet.dice.between(380, 1220), sheet.dice.between(190, 270)
    rays(sheet, "p" if ground != "A" else "v", x, y, 160, most=most)
    sheet.disc("g" if ground in "AD" else "f", x, y, sheet.dice.between(88, 128))
    return x


def _house(sheet: Sheet, x: float, wide: float, high: float, role: str) -> None:
    dice, top = sheet.dice, HORIZON - high
    kind = dice.whole(0, 2)
    roof = {0: [(x, top), (x + wide / 2, top - wide * 0.5), (x + wide, top)],
            1: [(x, top), (x, top - wide * 0.36), (x + wide, top)],
            2: [(x, top), (x + wide * 0.3, top - 70), (x + wide * 0.7, top - 70), (x + wide, top)]}[kind]  # fmt: skip
    if dice.chance(0.55):
        sheet.box(role, x + wide * 0.66, top - wide * 0.46, 34, wide * 0.46)
    sheet.cut(role, [*roof, (x + wide, HORIZON + 4), (x, HORIZON + 4)])
    glass = "g" if role != "g" else "p"
    columns, rows = max(1, int(wide / 84)), max(1, int(high / 108))
    for row in range(rows):
        for column in range(columns):
            wx = x + wide * (column + 0.5) / columns - 17
            wy = top + 30 + row * high / rows
            lit = dice.chance(0.72)
            sheet.exact(glass if lit else ("k" if role != "k" else "d"),
                        [(wx, wy + 3), (wx + 34, wy), (wx + 33, wy + 58), (wx + 1, wy + 56)])  # fmt: skip


def _boat(sheet: Sheet, x: float, y: float, size: float, role: str) -> None:
    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x + px * size, y + py * size) for px, py in points]

    tall = sheet.dice.between(400, 500)
    sheet.cut("k", at((-170, -10), (180, -20), (120, 70), (-120, 70)))
    sheet.cut("p", at((-170, -10), (180, -20), (172, 6), (-160, 16)))
    sheet.limb("k", at((0, -10))[0], at((6, -tall))[0], 15 * size, 9)
    sheet.cut(role, at((22, -tall + 16), (200, -70), (22, -50)))
    sheet.cut("p" if role != "p" else "f", at((-14, -tall + 60), (-16, -50), (-136, -66)))


SCENES = (roofs, boats, hill)
