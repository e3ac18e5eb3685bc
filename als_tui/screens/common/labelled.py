"""A label and its words, as facts stand in a column."""

from textwrap import wrap

from textual.content import Content

from als_tui.widgets.fitting import fit, shown
from als_tui.widgets.plain import plain

LABEL = 15
"""Cells of a label with the space behind it."""


def labelled(label: str, text: str, width: int, *, rows: int = 2) -> Content:
    """A label and its words; what is longer than a row goes on under the words, in so many rows in all."""
    lines = wrap(shown(text), max(10, width - LABEL)) or [""]
    kept = (
        [*lines[: rows - 1], fit(" ".join(lines[rows - 1 :]), width - LABEL)] if len(lines) >= rows else lines
    )
    return Content("\n").join(
        Content.assemble(plain(f"{label if at == 0 else '':<{LABEL}}", "$quiet"), plain(row))
        for at, row in enumerate(kept)
    )
