"""Colours as the eye weighs them: OKLCH in, sRGB out, contrast as WCAG 2 measures it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import atan2, cbrt, cos, degrees, hypot, radians, sin

STEP = 0.004  # of lightness: finer than the eye, coarse enough to be quick


@dataclass(frozen=True, slots=True)
class Colour:
    """Lightness 0 to 1, chroma from 0, hue in degrees; turned into six figures by `hex`."""

    lightness: float
    chroma: float
    hue: float

    @property
    def hex(self) -> str:
        """The nearest colour a screen can show: chroma gives way, lightness and hue stay."""
        low, high = 0.0, self.chroma
        if not _shown(self):
            for _ in range(12):
                middle = (low + high) / 2
                low, high = (middle, high) if _shown(self._paler(middle)) else (low, middle)
            return _six_figures(self._paler(low))
        return _six_figures(self)

    def _paler(self, chroma: float) -> "Colour":
        return replace(self, chroma=chroma)


def read(text: str) -> Colour:
    """`#1F2A37` as a colour. Raises ValueError for anything else."""
    if len(text) != 7 or text[0] != "#":
        raise ValueError(f"{text!r} is not a colour.")
    red, green, blue = (_linear(int(text[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    return Colour(lightness, hypot(a, b), degrees(atan2(b, a)) % 360)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two colours in six figures, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def legible(colour: Colour, *, on: Iterable[str], at_least: float, darker: bool) -> Colour:
    """The nearest darker (or lighter) colour that reads on every ground, or black (or white)."""
    grounds = list(on)
    while min(contrast(colour.hex, ground) for ground in grounds) < at_least:
        lightness = colour.lightness + (-STEP if darker else STEP)
        if not 0 < lightness < 1:
            return Colour(0.0 if darker else 1.0, 0.0, colour.hue)
        colour = replace(colour, lightness=lightness)
    return colour


def _rgb(colour: Colour) -> tuple[float, float, float]:
    a = colour.chroma * cos(radians(colour.hue))
    b = colour.chroma * sin(radians(colour.hue))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _shown(colour: Colour) -> bool:
    return all(-0.0005 <= channel <= 1.0005 for channel in _rgb(colour))


def _six_figures(colour: Colour) -> str:
    return "#" + "".join(
        f"{round(_gamma(min(max(channel, 0.0), 1.0)) * 255):02X}" for channel in _rgb(colour)
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(text: str) -> float:
    red, green, blue = (_linear(int(text[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
