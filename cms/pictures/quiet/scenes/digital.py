"""A picture in cut tiles with somebody's pointer; windows upon windows."""

from cms.pictures.quiet.light import rays
from cms.pictures.quiet.shapes import stage
from cms.pictures.quiet.sheet import HEIGHT, HORIZON, Sheet

GROUNDS = (("E", "K"), ("A", "K"), ("B", "S"), ("C", "K"))
SIDE = 82
BITMAPS = (
    ("0110110", "1111111", "1121111", "1111111", "0111110", "0011100", "0001000"),  # heart
    ("0001000", "0011100", "0111110", "1111111", "0121210", "0111110", "0113110"),  # house
    ("0001000", "0011100", "1111111", "0111110", "0112110", "0111110", "1100011"),  # star
    ("1000001", "0100010", "0111110", "1131311", "1111111", "1022201", "0100010"),  # creature
    ("0000100", "0011110", "0121111", "1111110", "0111111", "0011110", "0000100"),  # fish
    ("0001000", "0101010", "0011100", "1112111", "0011100", "0101010", "0001000"),  # sun
)


def tiles(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    x = 800 + dice.between(-90, 90)
    rays(sheet, "p", x, 400, 400, most=80)
    grid = dice.pick(BITMAPS)
    colours = {"1": dice.pick(("f", "f", "e")), "2": "g", "3": "p"}
    for row, said in enumerate(grid):
        for column, sign in enumerate(said):
            if sign in colours:
                role = "g" if sign == "1" and dice.chance(0.14) else colours[sign]
                _tile(sheet, role, x + (column - 3.5) * SIDE, 90 + row * SIDE)
    _triangles(sheet, floor)
    _pointer(sheet, x + dice.between(190, 330), 690 + dice.between(-60, 40))


def windows(sheet: Sheet, ground: str, floor: str) -> None:
    dice = sheet.dice
    stage(sheet, ground, floor)
    rays(sheet, "p", 800, 460, 420, most=60)
    spots = ((190.0, 130, 640, 440), (820.0, 90, 600, 400), (480.0, 330, 720, 470))
    looks = dice.some((("m", "t", "f"), ("g", "d", "f"), ("v", "d", "g"), ("f", "t", "g")), 3)
    for (left, top, wide, high), (sky, land, sun) in zip(spots, looks, strict=True):
        left += dice.between(-40, 40)
        sheet.box("k", left - 16, top - 66, wide + 32, high + 84)
        sheet.box("p", left - 2, top - 52, wide + 4, 40)
        for n, role in enumerate(("f", "g", "t")):
            sheet.box(role, left + 14 + n * 46, top - 44, 26, 24)
        sheet.box(sky, left, top, wide, high)
        at, size = left + dice.between(0.2, 0.75) * wide, 44
        for dx, dy in ((0, -1), (-1, 0), (0, 0), (1, 0), (0, 1)):
            sheet.box(sun, at + dx * size, top + high * 0.34 + dy * size, size - 5, size - 5)
        step, y = wide / 9, top + high * 0.72
        for n in range(9):
            y = max(top + high * 0.5, min(top + high * 0.86, y + dice.pick((-44, 0, 44))))
            sheet.box(land, left + n * step, y, step - 4, top + high - y)
    _triangles(sheet, floor)
    _pointer(sheet, 1120 + dice.between(-90, 120), 730)


def _tile(sheet: Sheet, role: str, x: float, y: float) -> None:
    sheet.cut(role, [(x + 3, y + 3), (x + SIDE - 4, y + 3), (x + SIDE - 4, y + SIDE - 4), (x + 3, y + SIDE - 4)],
              shake=3)  # fmt: skip


def _triangles(sheet: Sheet, floor: str, top: float = HORIZON) -> None:
    """The floor, laid in halves of squares; fewer and fewer towards us."""
    dice, side = sheet.dice, 128
    shapes: dict[str, list] = {}
    for row in range(3):
        for column in range(13):
            if dice.chance(0.3 + row * 0.16) or top + row * side > HEIGHT:
                continue
            x, y = column * side - 30, top + row * side
            corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
            corners.pop(dice.whole(0, 3))
            role = dice.pick(("t", "m", "d", "v", "p") if floor == "K" else ("k", "m", "t", "v"))
            shapes.setdefault(role, []).append(corners)
    for role, found in sorted(shapes.items()):
        for corners in found:
            sheet.exact(role, corners)


def _pointer(sheet: Sheet, x: float, y: float) -> None:
    arrow = ((0, 0), (0, 250), (62, 196), (104, 292), (152, 270), (108, 178), (190, 172))
    edge = ((-22, -50), (-22, 300), (56, 244), (92, 332), (192, 288), (148, 206), (250, 196))
    sheet.cut("k", [(x + px, y + py) for px, py in edge])
    sheet.cut("p", [(x + px, y + py) for px, py in arrow])


def robot(sheet: Sheet, ground: str, floor: str) -> None:
    """Somebody's first robot: square, pleased, one arm up."""
    dice = sheet.dice
    stage(sheet, ground, floor)
    x = 800 + dice.between(-130, 130)
    rays(sheet, "p", x + 4, 110, 110, most=110)
    skin = dice.pick(("f", "e", "t" if ground != "C" else "d", "d" if ground != "A" else "m"))
    sheet.limb("k", (x, 250), (x + 4, 130), 18)
    sheet.disc("g" if ground != "B" else "f", x + 4, 110, 56)
    up = dice.pick((-1, 1))
    for side in (-1, 1):
        hand = (x + side * 420, 330) if side == up else (x + side * 360, 800)
        sheet.limb("k", (x + side * 210, 600), hand, 50, 40)
        sheet.box(skin, hand[0] - 56, hand[1] - 56, 112, 112)
        sheet.box("k" if floor != "K" else "v", x + side * 130 - 46, 850, 92, 170)
        sheet.box(skin, x + side * 150 - 92, 990, 184, 76)
    sheet.box(skin, x - 230, 530, 460, 340)
    sheet.box(skin, x - 190, 236, 380, 270)
    sheet.box("k", x - 150, 280, 300, 180)
    for side in (-1, 1):
        sheet.box("p", x + side * 74 - 36, 310, 72, 62)
        sheet.box("k", x + side * 74 - 12 + up * 12, 330, 26, 30)
    for n in range(5):
        sheet.box("g", x - 100 + n * 42, 404 + (0, 14, 20, 14, 0)[n], 34, 26)
    for row in range(3):
        for column in range(4):
            role = dice.pick(("p", "g", "k", "m", "p"))
            sheet.box(role, x - 176 + column * 92, 578 + row * 88, 74, 66)
    _triangles(sheet, floor, top=1072)


SCENES = (tiles, windows, robot)
