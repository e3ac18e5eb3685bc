"""The colours of a page with charts, light and dark: it is read in a browser, where no theme of ours reaches.

Each part of a chart (`p1` to `p4`) has its own lightness, so that it is told apart without colour, too, and the colour
of the words on it (`on1` to `on4`).
"""

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    **{"paper": "#FFFFFF", "ink": "#1C1E20", "soft": "#54585C", "line": "#B5B0A6"},
    **{"p1": "#005F96", "p2": "#4A9BD1", "p3": "#E3B04B", "p4": "#DDDCD9"},
    **{"on1": "#FFFFFF", "on2": "#1C1E20", "on3": "#1C1E20", "on4": "#1C1E20"},
}
DARK: Mapping[str, str] = {
    **{"paper": "#121417", "ink": "#E6E8EA", "soft": "#A9AEB4", "line": "#566371"},
    **{"p1": "#7CC7F2", "p2": "#1F6A9A", "p3": "#B98B35", "p4": "#3C444D"},
    **{"on1": "#121417", "on2": "#FFFFFF", "on3": "#121417", "on4": "#FFFFFF"},
}


def variables(colours: Mapping[str, str]) -> str:
    """Colours as the variables of a style: `--paper: …; --ink: …`."""
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
