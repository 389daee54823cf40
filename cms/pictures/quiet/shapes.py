"""Things that several scenes are made of."""

from cms.pictures.quiet.sheet import HEIGHT, HORIZON, WIDTH, Sheet

SKINS = ("p", "v", "m", "g", "f")
CLOTHS = ("f", "d", "t", "e", "k", "g", "v")


def stage(sheet: Sheet, ground: str, floor: str) -> None:
    """Ground to the horizon, one lower sheet below it."""
    sheet.exact(ground, [(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)])
    ys = [HORIZON + sheet.dice.between(-3, 3) for _ in range(4)]
    xs = (0, 530, 1090, WIDTH)
    sheet.exact(floor, [*zip(xs, ys, strict=True), (WIDTH, HEIGHT), (0, HEIGHT)])


def person(
    sheet: Sheet,
    x: float,
    foot: float,
    tall: float,
    cloth: str,
    skin: str,
    hair: str = "k",
    *,
    lean: float = 0,
    hands: tuple[tuple[float, float], ...] = (),
    legs: str = "",
) -> None:
    """A paper doll: tapered body, plain head, no likeness. `hands` are where its arms reach."""
    head, neck = tall * 0.115, foot - tall * 0.76
    top = x + lean
    for hand in hands:
        side = 1 if hand[0] > top else -1
        sheet.limb(cloth, (top + side * tall * 0.08, neck + tall * 0.07), hand, tall * 0.085,
                   tall * 0.05)  # fmt: skip
    if legs:
        for side in (-1, 1):
            sheet.limb(legs, (x + side * tall * 0.06, foot - tall * 0.2),
                       (x + side * tall * 0.075, foot), tall * 0.06)  # fmt: skip
    hem = foot - tall * 0.13 if legs else foot
    sheet.cut(cloth, [
        (top - tall * 0.075, neck), (top + tall * 0.075, neck), (top + tall * 0.115, neck + tall * 0.1),
        (x + tall * 0.17, hem), (x - tall * 0.17, hem), (top - tall * 0.115, neck + tall * 0.1),
    ])  # fmt: skip
    at = neck - head * 0.8
    sheet.disc(skin, top, at, head)
    if hair:
        sheet.cut(hair, [
            (top - head * 1.05, at + head * 0.1), (top - head * 0.9, at - head * 0.75),
            (top - head * 0.1, at - head * 1.2), (top + head * 0.85, at - head * 0.85),
            (top + head * 1.06, at - head * 0.05), (top + head * 0.2, at - head * 0.42),
        ], shake=2)  # fmt: skip
    for hand in hands:
        sheet.disc(skin, *hand, tall * 0.042)


def heads(sheet: Sheet, role: str, *, top: float = 1096, each: float = 150) -> None:
    """An audience from behind, along the foot of the sheet."""
    dice, x = sheet.dice, -20.0
    while x < WIDTH + 40:
        r, y = dice.between(50, 64), top + dice.between(-16, 22)
        sheet.disc(role, x, y, r)
        sheet.cut(role, [(x - r * 1.7, HEIGHT), (x - r * 1.1, y + r), (x + r * 1.1, y + r),
                         (x + r * 1.7, HEIGHT)])  # fmt: skip
        x += each * dice.between(0.86, 1.2)


def gulls(sheet: Sheet, role: str, x: float, y: float, count: int) -> None:
    for _ in range(count):
        w = sheet.dice.between(34, 56)
        sheet.exact(role, [(x - w, y - w * 0.32), (x - w * 0.4, y - w * 0.4), (x, y),
                           (x + w * 0.42, y - w * 0.42), (x + w, y - w * 0.25),
                           (x + w * 0.4, y - w * 0.16), (x, y + w * 0.26),
                           (x - w * 0.42, y - w * 0.16)])  # fmt: skip
        x += sheet.dice.between(110, 170)
        y += sheet.dice.between(-60, 50)


def lantern(sheet: Sheet, x: float, y: float, size: float, kind: int, role: str = "g") -> None:
    """One of six: house, star, fish, moon, diamond, bell."""
    s = size
    if kind == 0:
        points = [(-s, -s * 0.2), (0, -s * 1.2), (s, -s * 0.2), (s * 0.8, s), (-s * 0.8, s)]
    elif kind == 1:
        points = [(0, -s * 1.2), (s * 0.3, -s * 0.35), (s * 1.15, -s * 0.3), (s * 0.5, s * 0.25),
                  (s * 0.75, s * 1.1), (0, s * 0.6), (-s * 0.75, s * 1.1), (-s * 0.5, s * 0.25),
                  (-s * 1.15, -s * 0.3), (-s * 0.3, -s * 0.35)]  # fmt: skip
    elif kind == 2:
        fish(sheet, x, y, s * 2.6, role, "k")
        return
    elif kind == 3:
        sheet.disc(role, x, y, s)
        return
    elif kind == 4:
        points = [(0, -s * 1.3), (s * 0.85, 0), (0, s * 1.3), (-s * 0.85, 0)]
    else:
        points = [(-s * 0.45, -s), (s * 0.45, -s), (s * 0.95, s * 0.9), (-s * 0.95, s * 0.9)]
    sheet.cut(role, [(x + px, y + py) for px, py in points], shake=2)
    sheet.exact("k", [(x - s * 0.12, y - s * 0.3), (x + s * 0.12, y - s * 0.34),
                      (x + s * 0.1, y + s * 0.5), (x - s * 0.1, y + s * 0.46)])  # fmt: skip


def fish(sheet: Sheet, x: float, y: float, long: float, role: str, eye: str) -> None:
    u = long / 2
    sheet.cut(role, [
        (x - u, y), (x - u * 0.55, y - u * 0.42), (x + u * 0.1, y - u * 0.46), (x + u * 0.5, y - u * 0.1),
        (x + u, y - u * 0.42), (x + u * 0.86, y), (x + u, y + u * 0.42), (x + u * 0.5, y + u * 0.1),
        (x + u * 0.1, y + u * 0.46), (x - u * 0.55, y + u * 0.42),
    ], shake=2)  # fmt: skip
    sheet.disc(eye, x - u * 0.6, y - u * 0.08, u * 0.09)
    for step in (-0.18, 0.06):
        sheet.limb(
            eye, (x + u * step, y - u * 0.24), (x + u * (step - 0.06), y + u * 0.26), u * 0.07
        )
