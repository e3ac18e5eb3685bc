"""Our themes: text can be read on every ground, and no state leans on a hue that some eyes lack."""

import math
from itertools import combinations, product

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.constants import DIM_FACTOR
from textual.theme import Theme

from als_tui.theming import read_theme
from tests.shipped import THEMES

Rgb = tuple[float, float, float]

GROUNDS = ("background", "surface", "panel")
STATES = ("success", "warning", "error")
TEXTS = ("foreground", "foreground-muted", "quiet", "primary", "secondary", "accent", *STATES)
EYES: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
"""Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB."""
XYZ: tuple[Rgb, Rgb, Rgb] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE: Rgb = (0.95047, 1.0, 1.08883)


LEAST = {
    "als-dark": 4.5,
    "als-light": 4.5,
    "als-paper": 4.5,
    "als-contrast-dark": 7.0,
    "als-contrast-light": 7.0,
}
"""Contrast of every text with every ground, by the theme; the terminal's own colours cannot be measured."""
GREYS = {16, 59, 102, 145, 188, *range(231, 256)}
PALE_YELLOW = 230
"""What the tint of paper becomes in 256 colours; a warmer one turns pink there."""


@pytest.fixture(params=LEAST)
def theme(request: pytest.FixtureRequest) -> Theme:
    """Each of our themes in turn."""
    found = read_theme(THEMES / f"{request.param}.toml")
    assert isinstance(found, Theme)
    return found


@pytest.fixture
def colours(theme: Theme) -> dict[str, str]:
    """Every colour that Textual makes of a theme, and what the theme brings itself."""
    return {**theme.to_color_system().generate(), **theme.variables}


def test_the_plain_theme_has_the_base_colours_alone() -> None:
    """Some consoles draw no bright colour, and bold black as grey."""
    plain = read_theme(THEMES / "als-plain.toml")
    assert isinstance(plain, Theme) and plain.ansi
    values = map(str, (*vars(plain).values(), *plain.variables.values()))
    used = {value for value in values if value.startswith("ansi_")}
    base = ("default", "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
    assert used <= {f"ansi_{name}" for name in base}
    for kind in ("block-cursor", "input-cursor", "input-selection", "screen-selection"):
        assert plain.variables[f"{kind}-foreground"] != plain.variables[f"{kind}-background"], kind
    assert {file.stem for file in THEMES.glob("*.toml")} == {*LEAST, plain.name}


def linear(colour: Color) -> Rgb:
    """Undo the gamma of sRGB."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return red, green, blue


def times(matrix: tuple[Rgb, Rgb, Rgb], vector: Rgb) -> Rgb:
    """Multiply; what comes out below nothing is nothing."""
    red, green, blue = (max(0.0, sum(a * b for a, b in zip(row, vector, strict=True))) for row in matrix)
    return red, green, blue


def seen(colour: str, eyes: str) -> Rgb:
    """The light of a colour as such eyes see it, within what a screen can show."""
    red, green, blue = (min(1.0, part) for part in times(EYES[eyes], linear(Color.parse(colour))))
    return red, green, blue


def lab(light: Rgb) -> Rgb:
    """CIE L*a*b* of linear RGB."""
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (value / white for value, white in zip(times(XYZ, light), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, eyes: str) -> float:
    """CIE76 difference of two colours as such eyes see them."""
    return math.dist(lab(seen(one, eyes)), lab(seen(other, eyes)))


def contrast(text: Color, ground: Color) -> float:
    """WCAG 2 contrast ratio of a text colour, mixed with its ground where it is see-through."""
    light, dark = sorted((times(XYZ, linear(colour))[1] for colour in (ground + text, ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measures_agree_with_known_values() -> None:
    black, white = Color.parse("#000000"), Color.parse("#FFFFFF")
    assert contrast(white, black) == pytest.approx(21, abs=0.01)
    assert contrast(Color.parse("#767676"), white) == pytest.approx(4.54, abs=0.01)
    assert lab(linear(Color.parse("#FF0000"))) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    assert (
        distance("#FF0000", "#808000", "deuteranopia") < 35 < distance("#0072B2", "#E69F00", "deuteranopia")
    )


def strength(automatic: str) -> float:
    """How much of the contrast a variable like `auto 60%` takes, from 0 to 1."""
    word, part = automatic.split()
    assert word == "auto"
    return float(part.rstrip("%")) / 100


@pytest.fixture
def least(theme: Theme) -> float:
    """The contrast that this theme has at least."""
    return LEAST[theme.name]


def test_every_text_can_be_read_on_every_ground(colours: dict[str, str], least: float) -> None:
    names = (*TEXTS, *(f"text-{name}" for name in ("primary", "secondary", "accent", *STATES)))
    for name, ground in product(names, GROUNDS):
        ratio = contrast(Color.parse(colours[name]), Color.parse(colours[ground]))
        assert ratio >= least, f"{name} on {ground}: {ratio:.2f}"


def test_cursor_selection_and_muted_text_can_be_read(colours: dict[str, str], least: float) -> None:
    for ground in (*GROUNDS, "block-cursor-background", *STATES):
        under = Color.parse(colours[ground])
        assert contrast(under.get_contrast_text(0.87), under) >= least, f"automatic text on {ground}"
    for ground in GROUNDS:
        under, muted = Color.parse(colours[ground]), strength(colours["text-muted"])
        assert contrast(under.get_contrast_text(muted), under) >= least, f"muted text on {ground}"
    for ground in ("background", "surface"):  # on a panel nothing is dim
        under = Color.parse(colours[ground])
        dim = under.blend(Color.parse(colours["foreground"]), DIM_FACTOR)
        assert contrast(dim, under) >= least, f"dim text on {ground}"
    for kind in ("input-selection", "block-cursor-blurred"):
        mixed = Color.parse(colours["surface"]) + Color.parse(colours[f"{kind}-background"])
        assert contrast(Color.parse(colours[f"{kind}-foreground"]), mixed) >= least, kind


def test_the_cursor_and_the_edges_stand_out(colours: dict[str, str], least: float) -> None:
    surface = Color.parse(colours["surface"])
    assert contrast(Color.parse(colours["block-cursor-background"]), surface) >= least
    assert contrast(Color.parse(colours["border"]), surface) >= least
    assert contrast(Color.parse(colours["border-blurred"]), surface) >= (2 if least < 7 else 4.5)
    assert contrast(Color.parse(colours["panel"]), surface) >= 1.15


def test_words_on_a_filled_row_can_be_read_and_lines_are_seen(colours: dict[str, str]) -> None:
    on_fill = Color.parse(colours["on-fill"])
    for fill in ("primary", "warning", "error"):
        assert contrast(on_fill, Color.parse(colours[fill])) >= 4.5, fill
    assert contrast(Color.parse(colours["faint"]), Color.parse(colours["background"])) >= 3


def test_there_is_one_accent(theme: Theme) -> None:
    assert theme.primary == theme.secondary == theme.accent


@pytest.mark.parametrize("eyes", EYES)
def test_states_are_far_apart_for_colour_blind_eyes(colours: dict[str, str], eyes: str) -> None:
    for one, other in combinations(STATES, 2):
        apart = distance(colours[one], colours[other], eyes)
        assert apart > 20, f"{one} and {other}: {apart:.0f}"


def test_greys_stay_grey_in_256_colours(theme: Theme, colours: dict[str, str]) -> None:
    tint = {PALE_YELLOW} if theme.name == "als-paper" else set()
    for name in (*GROUNDS, "surface-lighten-1", "foreground", "quiet", "faint"):
        assert "foreground" not in name or Color.parse(colours[name]).hsl.s < 0.15, name
        number = RichColor.parse(colours[name]).downgrade(ColorSystem.EIGHT_BIT).number
        assert number in GREYS | tint, f"{name}: {number}"


def test_in_256_colours_grounds_and_states_stay_apart(colours: dict[str, str]) -> None:
    def number(name: str) -> int | None:
        return RichColor.parse(colours[name]).downgrade(ColorSystem.EIGHT_BIT).number

    assert len({number(ground) for ground in GROUNDS}) == 3
    assert len({number(name) for name in (*STATES, "primary", "foreground")}) == 5


def test_in_16_colours_text_and_states_stay_apart(colours: dict[str, str]) -> None:
    def number(name: str) -> int | None:
        return RichColor.parse(colours[name]).downgrade(ColorSystem.STANDARD).number

    for text, ground in product(TEXTS, GROUNDS):
        assert number(text) != number(ground), f"{text} on {ground}"
    assert len({number(name) for name in STATES}) == 3
