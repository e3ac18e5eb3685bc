"""Words cut to the space that a widget has for them, safe to be painted; it knows no Textual, which wraps them."""

from collections.abc import Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

from als_tui.domain.words.pressing import with_faces
from als_tui.domain.words.text import shown as safe
from als_tui.keys import pressed_from
from als_tui.late import late

_UNFILLED = 8
"""Cells that a row which ends between words leaves free, as a rule."""
LEAST_NAME = 8
"""Cells under which the beginning of a name tells more than its two ends."""
_WORD = late(r"\s*\S+\s*")
"""A word with the blanks around it."""


def shown(words: str) -> str:
    """Words as they may be painted, with the keys in them as they are now."""
    return safe(pressed_in(words))


def pressed_in(words: str, here: str = "", *, marked: bool = False) -> str:
    """A sentence of ours with its keys as they are now, `marked` by backticks.

    The key with the id `here` led to what shows, and is left out if another comes after it.
    """
    return with_faces(words, lambda ids: pressed_from(here, ids, marked=marked))


def marked(text: str, here: str = "") -> str:
    """A sentence of ours with its keys between backticks, so that it can be cut to a width before they are set off.

    The key with the id `here` led to what shows, and is left out if another comes after it.
    """
    return pressed_in(text, here, marked=True)


def fit(text: str, cells: int) -> str:
    """Text cut to a width in terminal cells, with an ellipsis where words are left out, and no padding."""
    if "\n" in text:
        text = " / ".join(line for line in text.split("\n") if line.strip())
    text = shown(text)
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(0, cells - 1)).rstrip() + "…" if cells > 0 else ""


def fit_name(text: str, cells: int) -> str:
    """A name cut in the middle if it must be cut, as names alike often differ at their ends."""
    text = fit(text, cell_len(text) + 1)
    if cell_len(text) <= cells or cells < LEAST_NAME:
        return fit(text, cells)
    tail = ""
    for char in reversed(text):
        if cell_len(char + tail) > (cells - 1) // 4:
            break
        tail = char + tail
    tail = tail.lstrip().lstrip("\u200c\u200d")
    while tail and cell_len(tail[0]) == 0:
        tail = tail[1:]
    return fit(text, cells - cell_len(tail)) + tail


def fit_names(names: Sequence[str], cells: int) -> list[str]:
    """Names of one list, cut in the middle or at the end: whichever leaves more of them apart."""
    ways = ([cut(name, cells) for name in names] for cut in (fit_name, fit))
    return max(ways, key=lambda cut: len(set(cut)))


def fit_rows(text: str, rows: int, cells: int) -> str:
    """Text cut to so many rows of so many cells, where rows end between words and so are not quite full."""
    if rows > 0 and rows_of(text, cells) <= rows:
        return text
    return fit(text, cells + (rows - 1) * (cells - _UNFILLED))


def wrapped(text: str, rows: int, cells: int, *, keys: bool = False) -> list[str]:
    """Text in at most so many rows that end between words; what does not fit leaves an ellipsis.

    With `keys`, those of a sentence of ours stay between backticks, which take no cells.
    """
    words, found = (safe(marked(text)) if keys else shown(text)).split(), [""]
    while words and rows > 0:
        longer = f"{found[-1]} {words[0]}".strip()
        if _cells(longer, keys) <= cells:
            found[-1] = longer
            del words[0]
        elif len(found) == rows:
            rest = f"{found[-1]} {' '.join(words)}".strip()
            found[-1] = fit(rest.replace("`", "") if keys else rest, cells)
            break
        elif found[-1]:
            found.append("")
        else:
            found[-1] = chop_cells(words[0], max(1, cells))[0] or words[0][0]
            words[0] = words[0][len(found[-1]) :]
            found.append("")
    return [row for row in found if row]


def _cells(text: str, keys: bool) -> int:
    return cell_len(text.replace("`", "") if keys else text)


def shares(wants: Sequence[int], rows: int) -> list[int]:
    """The rows of parts that stand below one another: what a part does not want goes to those that want more."""
    given = [0] * len(wants)
    order = sorted(range(len(wants)), key=wants.__getitem__)
    for done, place in enumerate(order):
        given[place] = min(wants[place], max(0, rows) // (len(order) - done))
        rows -= given[place]
    return given


def rows_taken(lines: Sequence[str], cells: int) -> int:
    """The rows that the lines take whole, as `within` counts them."""
    return sum(_rows(words, cells) for words in lines)


def within(lines: Sequence[str], rows: int, cells: int) -> list[str]:
    """The lines in so many rows of so many cells: the rows to spare go to the first line that is too long.

    Lines for which there is no row leave an ellipsis at the end of the last one.
    """
    fitted, spare = [], max(0, rows - len(lines))
    first = list(lines[:rows])
    if first and len(lines) > rows:
        first[-1] += " …"
    for words in first:
        more = min(spare, _rows(words, cells) - 1)
        spare -= more
        fitted.append(fit_rows(words, 1 + more, cells))
    return fitted


def _rows(text: str, cells: int) -> int:
    taken = cell_len(shown(text))
    return 1 if taken <= cells else -(-taken // (cells - _UNFILLED))


def rows_of(text: str, cells: int) -> int:
    """How many rows of so many cells a text takes where rows end between words, as a widget wraps it."""
    words = shown(text)
    rows, used, cells = 1, 0, max(1, cells)
    if cell_len(words) <= cells:
        return rows
    for found in _WORD.finditer(words):
        word = found[0]
        wide = cell_len(word.rstrip())
        if wide > cells:
            pieces = chop_cells(word, cells)
            rows += len(pieces) if found.start() else len(pieces) - 1
            used = cell_len(pieces[-1])
        elif wide > cells - used:
            rows, used = rows + 1, cell_len(word)
        else:
            used += cell_len(word)
    return rows
