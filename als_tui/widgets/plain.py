"""The one way from a person's text to a widget: never markup, never an escape sequence."""

from rich.cells import cell_len
from rich.text import Text
from textual.content import Content
from textual.widgets import Static

from als_tui.domain.words.text import shown as safe
from als_tui.widgets.fitting import fit_rows, marked, shown


def plain(text: str, style: str = "") -> Content:
    """Text as it was typed, safe for every widget that takes Content."""
    return Content.styled(shown(text), style) if style else Content(shown(text))


def with_keys(text: str, style: str = "", *, keys: str = "bold reverse") -> Content:
    """A sentence of ours in which the keys are set off from the words; a key can stand between backticks, too."""
    words, *rest = safe(marked(text)).split("`")
    open_end = f"`{rest.pop()}" if len(rest) % 2 else ""
    parts = [(piece, keys if place % 2 == 0 else style) for place, piece in enumerate(rest)]
    return Content.assemble((words, style), *parts, (open_end, style))


def fit_keys(
    text: str, rows: int, cells: int, style: str = "", *, here: str = "", keys: str = "bold reverse"
) -> Content:
    """A sentence of ours with its keys set off, in so many rows of so many cells: what is seen counts."""
    whole = with_keys(marked(text, here), style, keys=keys)
    fitted = fit_rows(whole.plain, rows, cells)
    return whole if fitted == whole.plain else whole[: len(fitted) - 1] + plain("…", style)


def cell(text: str, style: str = "", *, right: bool = False) -> Text:
    """Text as it was typed, safe for a table's cell; `right` lets it end at the cell's right edge."""
    return Text(shown(text), style=style, justify="right" if right else None, no_wrap=True)


def put(line: Static, content: Content) -> None:
    """Show text: what stands there already costs nothing, and what takes the same space costs no layout.

    Two contents are equal if their text is; what is marked in it is part of what shows, too.
    """
    before = line.content
    if not isinstance(before, Content):
        line.update(content)
    elif not before.is_same(content):
        line.update(content, layout=not _same_space(line, before, content))


def _same_space(line: Static, before: Content, after: Content) -> bool:
    """True if both take the same cells in every row, or as many rows of a width that is given."""
    cells = [[cell_len(row) for row in text.plain.split("\n")] for text in (before, after)]
    width = line.content_size.width
    if cells[0] == cells[1] and max(cells[1]) <= width:
        return True
    given = line.styles.width is None or not line.styles.width.is_auto
    return given and width > 0 and _rows_at(width, before, cells[0]) == _rows_at(width, after, cells[1])


def _rows_at(width: int, text: Content, cells: list[int]) -> int:
    """The rows that a text takes whose lines take so many cells: most are short, and wrapping one is much work."""
    return len(cells) if max(cells) <= width else len(text.wrap(width))
