"""What our style sheets ask of every theme, made of its own colours where a theme that is not ours lacks it."""

from textual.app import App
from textual.color import Color
from textual.theme import Theme

OURS = ("quiet", "faint", "on-fill")
"""The second voice, lines and large shapes, and words on a filled row."""
_TERMINALS = {"ansi-background": "ansi_black", "ansi-foreground": "ansi_white"}
"""What Textual's own style sheets ask of a theme of the terminal's colours."""


class WearingApp(App[None]):
    """Starts with any theme."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the theme that is worn does not bring."""
        theme = self.current_theme
        if theme.ansi:
            return {"quiet": "ansi_default", "faint": "ansi_default", "on-fill": "ansi_black", **_TERMINALS}
        return {} if all(name in theme.variables for name in OURS) else _made_of(theme)


def _made_of(theme: Theme) -> dict[str, str]:
    """Words on a fill are black or white, whichever can be read on it.

    The second voice is the first: a weaker one would be lost where few colours make one of it and its ground.
    """
    colours = theme.to_color_system().generate()
    fill = Color.parse(colours["primary"])
    return {
        "quiet": colours["foreground"],
        "faint": colours["foreground"],
        "on-fill": fill.get_contrast_text(1.0).hex,
    }
