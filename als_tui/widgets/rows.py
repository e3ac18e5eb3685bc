"""What is drawn cell by cell: rows of pieces, each a text and its style; it knows no Textual, which paints them."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from als_tui.domain.words.text import shown as safe
from als_tui.widgets.fitting import fit, marked, shown

DrawnPiece = tuple[str, str]
"""A text that can be painted, and its style."""
DrawnRow = tuple[DrawnPiece, ...]
DrawnRows = tuple[DrawnRow, ...]

QUIET, FAINT, ACCENT, WARNING, BOLD = "$quiet", "$faint", "bold $primary", "bold $warning", "bold"
FILLED, WARNED = "bold reverse $primary on $on-fill", "bold reverse $warning on $on-fill"
"""The one highlight, and the one warning that is filled: turned round, so that they are seen without colours, too."""


def cells_of(row: Iterable[DrawnPiece]) -> int:
    """Cells that a row takes."""
    return sum(cell_len(text) for text, _ in row)


def said(text: str, style: str = "") -> DrawnRow:
    """Words in a row; none is no piece."""
    return ((shown(text), style),) if text else ()


def keyed(text: str, style: str = "") -> DrawnRow:
    """A sentence of ours, its keys bold; a key can stand between backticks, too."""
    return tuple(
        (safe(piece), f"bold {style}".strip() if place % 2 else style)
        for place, piece in enumerate(marked(text).split("`"))
        if piece
    )


def blank(cells: int) -> DrawnRow:
    """So many empty cells."""
    return ((" " * cells, ""),) if cells > 0 else ()


def ends(left: DrawnRow, right: DrawnRow, cells: int) -> DrawnRow:
    """A row of so many cells with something at both of its ends; both have to fit."""
    return (*left, *blank(cells - cells_of(left) - cells_of(right)), *right)


def middle(row: DrawnRow, cells: int) -> DrawnRow:
    """A row in the middle of so many cells."""
    left = max(0, (cells - cells_of(row)) // 2)
    return (*blank(left), *row)


def filled(row: DrawnRow, cells: int, style: str) -> DrawnRow:
    """A row that is one band of this style from end to end."""
    text = "".join(text for text, _ in row)
    return ((text + " " * (cells - cell_len(text)), style),)


def beside(left: Sequence[DrawnRow], right: Sequence[DrawnRow], cells: int) -> DrawnRows:
    """Two blocks of rows beside each other, the right one at the right end of so many cells."""
    height = max(len(left), len(right))
    lefts, rights = [*left, *[()] * (height - len(left))], [*right, *[()] * (height - len(right))]
    return tuple(ends(one, other, cells) for one, other in zip(lefts, rights, strict=True))


def cut(row: DrawnRow, cells: int) -> DrawnRow:
    """As much of a row as so many cells take."""
    kept: list[DrawnPiece] = []
    for text, style in row:
        left = cells - cells_of(kept)
        if cell_len(text) > left:
            return (*kept, *((fit(text, left), style),)) if left > 0 else tuple(kept)
        kept.append((text, style))
    return tuple(kept)
