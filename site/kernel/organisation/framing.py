"""The admin in the house's colours: Wagtail's own tokens, set from the same palette."""

from colorsys import rgb_to_hls

from kernel.organisation import brand
from kernel.organisation.models import Organisation


def frame_sheet(house: Organisation) -> str:
    """Sidebar and headings in ink, buttons and links in tide; by night, links that read there."""
    day, night = brand.palettes(house)
    dark = (
        f"--w-color-text-link-default:{night['yes']};--w-color-text-link-hover:{night['link']};"
        f"--w-color-text-button-outline-default:{night['yes']};"
        f"--w-color-border-button-outline-default:{night['yes']};"
        f"--w-color-surface-menus:{night['ink']};"
    )
    return (
        f":root,:host{{{_token('primary', day['ink'])}{_token('secondary', day['tide'])}"
        f"--house-flame:{day['flame']};}}\n"
        f".w-theme-dark{{{dark}}}\n"
        f"@media (prefers-color-scheme:dark){{.w-theme-system{{{dark}}}}}\n"
    )


def _token(name: str, six: str) -> str:
    red, green, blue = (int(six[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, saturation = rgb_to_hls(red, green, blue)
    return (
        f"--w-color-{name}-hue:{hue * 360:.1f};--w-color-{name}-saturation:{saturation:.1%};"
        f"--w-color-{name}-lightness:{lightness:.1%};"
    )
