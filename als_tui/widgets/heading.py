"""The two rows under the title of what shows between sessions: its name with its facts, and the course line."""

from collections.abc import Sequence

from rich.cells import cell_len

from als_tui.widgets.course import line
from als_tui.widgets.fitting import shown, wrapped
from als_tui.widgets.rows import ACCENT, BOLD, QUIET, DrawnRows, blank, cut, keyed, said

_NEXT_ROWS = 2
"""Rows of what comes next, at most."""
_DOT = " · "


def heading_rows(name: str, facts: Sequence[str], width: int, share: float = 0.0) -> DrawnRows:
    """Its name, as many facts as a window of this width has space for, and how much of the programme is held."""
    cells = width - 2
    room = cells - cell_len(shown(name)) - 2
    told, *others = (*filter(None, facts), "")
    for fact in filter(None, others):
        if cell_len(shown(f"{told}{_DOT}{fact}")) > room:
            break
        told += _DOT + fact
    words = cut((*said(name, ACCENT), *blank(2), *said(told, QUIET)), cells)
    return (*blank(1), *words), (*blank(1), *line(share, cells, "$primary"))


def fit_beside(name: str, facts: Sequence[str], width: int) -> bool:
    """Whether all facts have space beside the name."""
    return cell_len(shown(_DOT.join(filter(None, facts)))) <= width - cell_len(shown(name)) - 4


def next_rows(words: str, width: int) -> DrawnRows:
    """What comes next, in a sentence of ours: its first word bold, its keys, too."""
    if not words:
        return ()
    word = "Next"
    rows = wrapped(words.removeprefix(f"{word}: "), _NEXT_ROWS, width - len(word) - 4, keys=True)
    firsts = (said(word, BOLD), *[blank(len(word))] * len(rows))
    return tuple(
        (*blank(1), *first, *blank(2), *keyed(row)) for first, row in zip(firsts, rows, strict=False)
    )
