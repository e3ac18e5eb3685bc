"""People's names in what is typed or pasted: a list, one line of names, lines of mail addresses, or a whole table.

If a row may be a name or not, it is kept as one: a line too many is seen and goes with a key, a name that is
missing is not. What is left out is said.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from als_tui.domain.words.counting import counted
from als_tui.domain.words.headings import NamePart, heads_mails, name_columns, part_of
from als_tui.domain.words.name_lists import (
    MAILS,
    NUMBERS,
    SEPARATORS,
    NameRow,
    brief,
    cells_of,
    has_letter,
    is_data,
    is_total,
    of_cells,
    of_line,
    on_one_line,
    unmarked,
    without_mail,
)
from als_tui.domain.words.spelling import one_spelling
from als_tui.domain.words.text import clean
from als_tui.value import Value

_NUMBERED = re.compile(r"\d{1,3}\s+(?=[^\W\d_])")
"""A number without a sign, which counts the lines only if every line has one."""
_LETTERED = re.compile(r"\(?([ivx]{1,5}|[IVX]{1,5}|[a-z])[.)]\s+")
_FIRST_TWO = (("i", "ii"), ("I", "II"), ("a", "b"))
"""How a list begins whose letters are its marks; other letters are initials."""
_TITLE_LINES = 12
"""So far down the headings of a table may stand."""
_LEAST_ROWS = 2
"""Rows below a line from which it is known to be headings by their shape."""
_TOLD = 8

_Parted = tuple[tuple[str, ...], Sequence[str | NameRow]]
"""What was left out above the rows, and the rows: lines of a list, or what they came to."""


class Pasted(Value):
    """The people in a text."""

    names: tuple[str, ...]
    left: tuple[str, ...] = ()
    """What was left out: the headings of columns, words of cells, how many lines."""

    @property
    def left_words(self) -> str:
        """What was left out, in a few words; empty if nothing was."""
        more = len(self.left) - _TOLD
        pieces = [*self.left[:_TOLD], *([f"{more} more"] if more > 0 else [])]
        return f"left out: {', '.join(pieces)}" if pieces else ""


def read_names(text: str) -> Pasted:
    """Return the names in a text, in order, and what was left out of it."""
    lines = [line.strip(" ") for line in clean(text, len(text) + 1, lines=True).split("\n")]
    lines = _unnumbered([line for line in lines if line.strip()])
    heading, rows = _under_headings(lines) or _shaped(lines) or _listed(lines)
    read = [row if isinstance(row, NameRow) else of_line(row, alone=len(lines) == 1) for row in rows]
    nameless = sum(not row.names and not row.whole for row in read)
    left = dict.fromkeys((*heading, *(words for row in read for words in row.left)))
    counts = (f"{counted(nameless, 'line')} without a name",) if nameless else ()
    return Pasted(tuple(name for row in read for name in row.names), (*left, *counts))


def _unnumbered(lines: list[str]) -> list[str]:
    """The lines without numbers and letters that count them, below a title, too."""
    for first in (0, 1):
        counted_lines = lines[first:]
        if len(counted_lines) < len(_FIRST_TWO[0]):
            break
        if all(map(_NUMBERED.match, counted_lines)):
            return [*lines[:first], *(_NUMBERED.sub("", line, count=1) for line in counted_lines)]
        marks = [mark[1] for line in counted_lines if (mark := _LETTERED.match(line))]
        if len(marks) == len(counted_lines) and tuple(marks[:2]) in _FIRST_TWO:
            return [*lines[:first], *(_LETTERED.sub("", line, count=1) for line in counted_lines)]
    return lines


def _under_headings(lines: Sequence[str]) -> _Parted | None:
    """A table's rows, read by what stands over them; what is above its headings is its title."""
    for at, line in enumerate(lines[: max(1, min(_TITLE_LINES, len(lines) - 1))]):
        turned = part_of(line) == "last first"
        for separator in SEPARATORS:
            headings = cells_of(line, separator)
            columns = name_columns(headings)
            if at and not columns.keys() & {"full", "last first"} and not {"first", "last"} <= columns.keys():
                continue
            if columns and (len(columns) > 1 if turned else len(headings) > 1):
                above = tuple(map(brief, lines[:at]))
                table = _table(lines[at + 1 :], separator, headings, columns)
                return (*above, *_others(headings, columns)), table
        if turned:
            return tuple(map(brief, lines[:at])), _table(lines[at + 1 :], "\t", [line], {"last first": 0})
    return None


def _listed(lines: Sequence[str]) -> _Parted:
    """The lines of a list, without a heading over them and a title over that."""
    for at, line in enumerate(lines[:2]):
        if (name_columns([line]) if at == 0 else part_of(line) == "full") or (
            heads_mails(line) and lines[at + 1 :]
        ):
            return (*map(brief, lines[:at]), f"the heading {brief(line)}"), lines[at + 1 :]
    return (), lines


def _shaped(lines: Sequence[str]) -> _Parted | None:
    """A table without a heading for names, known by a column of mail addresses, times or numbers."""
    for separator in SEPARATORS:
        if len(lines) < 2 or not all(separator in line for line in lines):
            continue
        width = len(cells_of(lines[0], separator))
        rows = list(_rows(lines, separator, width))
        data = _data_columns(rows, width)
        if data and (len(data) < width or any(map(heads_mails, rows[0]))):
            return _of_shape(rows, data)
    return None


def _data_columns(rows: Sequence[Sequence[str]], width: int) -> set[int]:
    """The columns of rows of one width that hold no names; none of other lines."""
    if width < 2 or any(len(row) != width for row in rows):
        return set()
    columns = enumerate(zip(*rows[1:], strict=True))
    return {at for at, cells in columns if any(cells) and all(map(is_data, cells))}


def _of_shape(rows: Sequence[list[str]], data: set[int]) -> _Parted:
    first = [rows[0][at] for at in data]
    headed = len(rows) > _LEAST_ROWS and not any(map(is_data, first))
    if headed or any(map(heads_mails, rows[0])):
        return tuple(brief(cell) for cell in rows[0] if cell), [_of_data(row, data) for row in rows[1:]]
    return (), [_of_data(row, data) for row in rows]


def _of_data(cells: Sequence[str], data: set[int]) -> NameRow:
    """The name in a row of which it is known which cells are none."""
    if is_total(cells):
        return NameRow((), (brief(" ".join(filter(None, cells))),), whole=True)
    parts = [
        ready
        for at, cell in enumerate(cells)
        if at not in data and has_letter(ready := unmarked(without_mail(cell)))
    ]
    kinds = {MAILS if "@" in cells[at] else NUMBERS for at in data if cells[at] and (at or "@" in cells[at])}
    row = of_cells(parts) if parts else NameRow()
    return NameRow(row.names, (*sorted(kinds), *row.left))


def _others(headings: Sequence[str], columns: Mapping[NamePart, int]) -> tuple[str, ...]:
    others = (heading for place, heading in enumerate(headings) if place not in columns.values())
    return tuple(brief(heading) for heading in others if heading)


def _table(
    lines: Sequence[str], separator: str, headings: Sequence[str], columns: Mapping[NamePart, int]
) -> list[NameRow]:
    return [_of_row(cells, columns, len(headings)) for cells in _rows(lines, separator, len(headings))]


def _rows(lines: Sequence[str], separator: str, width: int) -> Iterator[list[str]]:
    """The cells of each row; a cell in quotes may go over several lines, if that makes whole rows of all."""
    if any('"' in line for line in lines):
        whole = list(csv.reader((f"{line}\n" for line in lines), delimiter=separator, skipinitialspace=True))
        if all(len(row) == width for row in whole):
            return (list(map(on_one_line, row)) for row in whole)
    return (cells_of(line, separator) for line in lines)


def _of_row(cells: list[str], columns: Mapping[NamePart, int], width: int) -> NameRow:
    """The name in a row of a table; a line that is no row is read as a line of a list."""
    if is_total(cells):
        return NameRow((), (brief(" ".join(filter(None, cells))),), whole=True)
    if len(cells) == 1 < width:
        return of_line(cells[0], alone=False)
    known: dict[NamePart, str] = {
        part: cells[at] for part, at in columns.items() if at < len(cells) and cells[at]
    }
    full = known.get("full", "")
    if full and " " not in full and len(cells) > width:  # a comma of the name, which nobody put in quotes
        full = ", ".join(cells[columns["full"] :][: 1 + len(cells) - width])
    ready = without_mail(unmarked(full or _first_last(known.get("last first", "")) or _joined(known)))
    return NameRow((ready,)) if has_letter(ready) else NameRow()


def _joined(known: Mapping[NamePart, str]) -> str:
    """The parts of a name behind one another; a last name only once, if the column of the first name has it, too."""
    first, last = known.get("first", ""), known.get("last", "")
    if one_spelling(first).endswith(f" {one_spelling(last)}"):
        return first
    return " ".join(filter(None, (first, known.get("middle"), last, known.get("second last"))))


def _first_last(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip() if comma else name
