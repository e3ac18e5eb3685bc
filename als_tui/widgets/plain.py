"""The one way from a person's text to a widget: never markup, never an escape sequence."""

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.content import Content

from als_tui.domain.text import shown


def plain(text: str, style: str = "") -> Content:
    """Text as it was typed, safe for every widget that takes Content."""
    return Content.styled(shown(text), style) if style else Content(shown(text))


def cell(text: str, style: str = "") -> Text:
    """Text as it was typed, safe for a table's cell."""
    return Text(shown(text), style=style, no_wrap=True)


def fit(text: str, cells: int) -> str:
    """Text cut to a width in terminal cells, with an ellipsis where words are left out, and no padding."""
    text = shown(text).replace("\n", " ")
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(0, cells - 1)).rstrip() + "…" if cells > 0 else ""
