"""The sheet that a scene is cut from: polygons by role, one path for each run of a colour.

Coordinates are those of a sheet 1600 wide and 1200 high, whose horizon lies at 68 %. There are no
curves, strokes, gradients or filters: what cannot be cut with a knife is not in the picture.
"""

from collections.abc import Iterable, Sequence
from math import cos, hypot, pi, sin

from cms.pictures.quiet.dice import Dice

WIDTH, HEIGHT, HORIZON = 1600, 1200, 816
Point = tuple[float, float]
LONG = 150  # an edge longer than this is cut in two, as a hand would
SHAKE = 4


class Sheet:
    """Collects cuts. `mirrored` turns the whole picture round, so one scene is two."""

    def __init__(self, dice: Dice, *, mirrored: bool = False) -> None:
        self.dice = dice
        self._mirrored = mirrored
        self._runs: list[tuple[str, list[list[tuple[int, int]]]]] = []

    def exact(self, role: str, points: Iterable[Point]) -> None:
        """A polygon as given: for small things and for edges that meet the frame."""
        flat = [(round(WIDTH - x if self._mirrored else x), round(y)) for x, y in points]
        if not _turns_right(flat):
            flat.reverse()  # all one way round, so that overlaps of one colour leave no holes
        if not self._runs or self._runs[-1][0] != role:
            self._runs.append((role, []))
        self._runs[-1][1].append(flat)

    def cut(self, role: str, points: Sequence[Point], shake: float = SHAKE) -> None:
        """A polygon as the knife leaves it: long edges in two, each corner a little off."""
        self.exact(role, [self._shaken(point, shake) for point in self._halved(points)])

    def box(self, role: str, x: float, y: float, wide: float, high: float) -> None:
        self.cut(role, [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)])

    def disc(self, role: str, x: float, y: float, radius: float, flat: float = 1) -> None:
        """Nine to twenty-two facets; `flat` squeezes it to a pool seen from the side."""
        facets = max(9, min(22, round(radius / 9)))
        start = self.dice.throw()
        self.exact(role, [
            (x + cos(turn) * r, y + sin(turn) * r * flat)
            for turn, r in (
                ((n + start) * 2 * pi / facets, radius * self.dice.between(0.965, 1.035))
                for n in range(facets)
            )
        ])  # fmt: skip

    def limb(self, role: str, a: Point, b: Point, thick: float, thin: float | None = None) -> None:
        """A bar from one point to another, thinner at its end where `thin` says so."""
        (ax, ay), (bx, by) = a, b
        length = hypot(bx - ax, by - ay) or 1
        nx, ny = (ay - by) / length / 2, (bx - ax) / length / 2
        end = thick if thin is None else thin
        self.exact(role, [
            (ax + nx * thick, ay + ny * thick), (bx + nx * end, by + ny * end),
            (bx - nx * end, by - ny * end), (ax - nx * thick, ay - ny * thick),
        ])  # fmt: skip

    def gouge(self, role: str, x: float, y: float, turn: float, long: float) -> None:
        """One push of the gouge: a lens of six points, five times as long as it is wide."""
        c, s, wide = cos(turn), sin(turn), max(3.4, long / 10)
        lens = ((-0.5, 0), (-0.15, -1), (0.2, -0.9), (0.5, 0), (0.15, 1), (-0.2, 0.8))
        self.exact(
            role,
            [
                (x + c * u * long - s * v * wide, y + s * u * long + c * v * wide)
                for u, v in lens
            ],
        )  # fmt: skip

    def runs(self) -> list[tuple[str, str]]:
        """`(role, path data)` in the order in which they lie on each other."""
        return [(role, _path(shapes)) for role, shapes in self._runs]

    def _halved(self, points: Sequence[Point]) -> list[Point]:
        found: list[Point] = []
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            found.append((ax, ay))
            length = hypot(bx - ax, by - ay)
            if length > LONG:
                at = self.dice.between(0.38, 0.62)
                off = self.dice.between(-1, 1) * min(7, length / 45)
                found.append((
                    ax + (bx - ax) * at + (ay - by) / length * off,
                    ay + (by - ay) * at + (bx - ax) / length * off,
                ))  # fmt: skip
        return found

    def _shaken(self, point: Point, shake: float) -> Point:
        x, y = point
        if x <= 0 or x >= WIDTH or y <= 0 or y >= HEIGHT:
            return point  # what runs off the sheet runs off it
        return x + self.dice.between(-shake, shake), y + self.dice.between(-shake, shake)


def _turns_right(points: Sequence[Point]) -> bool:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) >= 0


def _path(shapes: list[list[tuple[int, int]]]) -> str:
    """Every number is how far from the last: short, and it packs well."""
    said: list[str] = []
    at = (0, 0)
    for shape in shapes:
        first, last = shape[0], shape[0]
        steps = [f"m{_pair(first[0] - at[0], first[1] - at[1])}"]
        for point in shape[1:]:
            dx, dy = point[0] - last[0], point[1] - last[1]
            if dx or dy:
                steps.append(_pair(dx, dy))
            last = point
        at = first
        said.append(" ".join(steps).replace(" -", "-") + "z")
    return "".join(said)


def _pair(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"
