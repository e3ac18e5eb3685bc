"""The colours of a page: every word is read on what it stands on, and parts are told apart without colour."""

from collections.abc import Mapping
from itertools import pairwise

import pytest

from als_tui.exports.paper import DARK, LIGHT


def lightness(colour: str) -> float:
    """Relative luminance, as WCAG 2 has it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((lightness(one), lightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_are_read_and_parts_are_told_apart(colours: Mapping[str, str]) -> None:
    on = [("ink", "paper"), ("soft", "paper"), *((f"on{number}", f"p{number}") for number in range(1, 5))]
    assert [pair for pair in on if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []
    for one, other in pairwise(("p1", "p2", "p3", "p4", "paper")):
        assert contrast(colours[one], colours[other]) > 1.25, (one, other)
    assert contrast(colours["ink"], colours["p4"]) > 3, "the edge of each part"
