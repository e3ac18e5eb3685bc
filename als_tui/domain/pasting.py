"""People's names in what is typed or pasted: a list, one line of names, lines of mail addresses, or a whole table.

Where a row may be a name or not, it is kept as one: a line too many is seen and goes with a key, a name that is
missing is not. What is left out is said.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from als_tui.domain.counting import counted
from als_tui.domain.headings import Part, name_columns, part_of
from als_tui.domain.text import clean

_SEPARATORS = "\t;|,"
"""What parts the cells of a row; a sign further on is part of a cell where one before it stands in the line."""
_MARK = re.compile(
    r"""(?:[-*o]\s+                                    # these need a blank; Word's second kind is an o
        | [>+]\s+
        | [•·‣⁃∙◦▪–—―→⇒➢➤✓✔✗✘☐☑☒①-⓿■-◿\ue000-\uf8ff]\s*   # these need none; Word's own is among the last
        | [\[(][ xX✓✔]?[\])]\s*
        | [\[(#]?\d{1,3}\s?[\]).:/–—-]\s*(?=[^\W\d_]|[\[("'’])
        | [#]\d{1,3}\s+
        | \d{1,3}\t\s*
        | [a-zA-Z]\)\s*
        )+""",
    re.VERBOSE,
)
"""What stands before a name in a list; `-Femi` and `2Pac` are names."""
_NUMBERED = re.compile(r"\d{1,3}\s+(?=[^\W\d_])")
"""A number without a sign, which is one only where every line has it."""
_MAIL = re.compile(
    r"[<(\[]?\s?(?:mailto:)?[^\s<>()\[\]@,;|\"]{1,64}@[^\s<>()\[\]@,;|\"]{1,190}\.[^\s<>()\[\]@,;|\".]{2,63}\s?[>)\]]?"
)
_AFTER_A_MAIL = re.compile(r"(?<=>)\s*[,;]\s*")
_AND = re.compile(r"(?:\A|\s+)(?:and|&|und|et)\s+")
_AROUND = ' \t"<>()[]-–—:,;|'
_TITLES = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d|mba|m\.?sc|b\.?sc|[apm]cc|esq|dr|prof)\.?", re.IGNORECASE)
"""What follows a comma in one person's name."""
_FILLING = "\u115f\u1160\u3164\uffa0"
"""Letters to Unicode, and nothing to the eye."""
_TITLE_LINES = 4
"""So far down the headings of a table may stand."""
_SHORT = 24
_TOLD = 4


@dataclass(frozen=True, slots=True)
class Pasted:
    """The people in a text."""

    names: tuple[str, ...]
    left: tuple[str, ...] = ()
    """What was left out: the headings of columns, words of cells, how many lines."""

    @property
    def left_words(self) -> str:
        """What was left out, in a few words; empty where nothing was."""
        more = len(self.left) - _TOLD
        told = [*self.left[:_TOLD], *([f"{more} more"] if more > 0 else [])]
        return f"left out: {', '.join(told)}" if told else ""


@dataclass(frozen=True, slots=True)
class _Row:
    """What a line or a row of a table came to."""

    names: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def read_names(text: str) -> Pasted:
    """Return the names in a text, in order, and what was left out of it."""
    lines = [line.strip(" ") for line in clean(text, len(text) + 1, lines=True).split("\n")]
    lines = [line for line in lines if line.strip()]
    if len(lines) > 1 and all(map(_NUMBERED.match, lines)):
        lines = [_NUMBERED.sub("", line) for line in lines]
    heading, rows = _parted(lines)
    found = [row if isinstance(row, _Row) else _of_line(row, alone=len(lines) == 1) for row in rows]
    nameless = sum(not row.names for row in found)
    left = dict.fromkeys((*heading, *(words for row in found for words in row.left)))
    counts = (f"{counted(nameless, 'line')} without a name",) if nameless else ()
    return Pasted(tuple(name for row in found for name in row.names), (*left, *counts))


def _parted(lines: Sequence[str]) -> tuple[tuple[str, ...], Sequence[str | _Row]]:
    """Part a table's headings that are left out from its rows, read by what stands over them; else all are lines."""
    for at, line in enumerate(lines[:_TITLE_LINES]):
        turned = part_of(line) == "last first"
        for separator in _SEPARATORS:
            headings = _cells(line, separator)
            columns = name_columns(headings)
            if columns and (len(columns) > 1 if turned else len(headings) > 1):
                return _others(headings, columns), [
                    *lines[:at],
                    *_table(lines[at + 1 :], separator, headings, columns),
                ]
        if turned:
            return (), [*lines[:at], *_table(lines[at + 1 :], "\t", [line], {"last first": 0})]
    if lines and name_columns([lines[0]]):
        return (f"the heading {_brief(lines[0])}",), lines[1:]
    return (), lines


def _others(headings: Sequence[str], columns: Mapping[Part, int]) -> tuple[str, ...]:
    others = (heading for place, heading in enumerate(headings) if place not in columns.values())
    return tuple(_brief(heading) for heading in others if heading)


def _table(
    lines: Sequence[str], separator: str, headings: Sequence[str], columns: Mapping[Part, int]
) -> list[_Row]:
    return [_of_row(cells, columns, len(headings)) for cells in _rows(lines, separator, len(headings))]


def _rows(lines: Sequence[str], separator: str, width: int) -> Iterator[list[str]]:
    """The cells of each row; a cell in quotes may go over several lines, where that makes whole rows of all."""
    if any('"' in line for line in lines):
        whole = list(csv.reader((f"{line}\n" for line in lines), delimiter=separator, skipinitialspace=True))
        if all(len(row) == width for row in whole):
            return (list(map(_on_one_line, row)) for row in whole)
    return (_cells(line, separator) for line in lines)


def _cells(line: str, separator: str) -> list[str]:
    """The cells of one line, without the quotes around them."""
    inner = line.strip().strip("|") if separator == "|" else line
    found: list[str] = next(csv.reader([inner], delimiter=separator, skipinitialspace=True), [])
    return list(map(_on_one_line, found))


def _of_row(cells: list[str], columns: Mapping[Part, int], width: int) -> _Row:
    """The name in a row of a table; a line that is no row is read as a line of a list."""
    if len(cells) == 1 < width:
        return _of_line(cells[0], alone=False)
    known: dict[Part, str] = {
        part: cells[at] for part, at in columns.items() if at < len(cells) and cells[at]
    }
    full = known.get("full", "")
    if full and " " not in full and len(cells) > width:  # a comma of the name, which nobody put in quotes
        full = ", ".join(cells[columns["full"] :][: 1 + len(cells) - width])
    apart = " ".join(filter(None, (known.get("first"), known.get("middle"), known.get("last"))))
    ready = _without_mail(_unmarked(full or _first_last(known.get("last first", "")) or apart))
    return _Row((ready,)) if _has_letter(ready) else _Row()


def _of_line(line: str, *, alone: bool) -> _Row:
    """The names in a line of a list, `alone` where it is the whole text."""
    words = _unmarked(line).rstrip(" \t,;")
    if not _MAIL.search(words):
        return _of_words(words, alone=alone)
    if "<" in words and ";" not in words and "\t" not in words:
        cells = _AFTER_A_MAIL.split(words)
    else:
        cells = _cells(words, next((one for one in _SEPARATORS if one in words), "\t"))
    mails = sum(bool(_MAIL.search(cell)) for cell in cells)
    parts = [ready for cell in cells if _has_letter(ready := _without_mail(cell))]
    row = _Row(tuple(parts)) if mails > 1 or len(parts) < 2 else _of_cells(parts)
    return _Row(row.names, ("mail addresses", *row.left))


def _of_words(words: str, *, alone: bool) -> _Row:
    """The names in a line without a mail address."""
    separator = _separator(words)
    parts = [part for cell in _cells(words, separator) if _has_letter(part := _unmarked(cell).rstrip(",;"))]
    if len(parts) < 2:
        return _Row((_of_one(words, separator, parts),) if parts else ())
    if separator == ",":
        listed = (alone or len(parts) > 2) and not all(map(_TITLES.fullmatch, parts[1:]))
        return _Row((*parts[:-1], *filter(None, _AND.split(parts[-1]))) if listed else (words,))
    prose = separator == ";" and words.count(";") == words.count("; ")
    return _Row(tuple(parts)) if alone or prose else _of_cells(parts)


def _of_one(words: str, separator: str, parts: Sequence[str]) -> str:
    """The one name in a line: as it stands, where a comma or quotes in it are its own."""
    quoted = words.startswith('"') and words.endswith('"') and words.count('"') == 2
    if quoted:
        return _on_one_line(words.strip('"'))
    return _on_one_line(words) if separator == "," or '"' in words else parts[0]


def _separator(words: str) -> str:
    """The sign that parts the cells of a line; a tab where none does."""
    in_a_table = words.startswith("|")
    return next((one for one in _SEPARATORS if one in words and (one != "|" or in_a_table)), "\t")


def _of_cells(cells: Sequence[str]) -> _Row:
    """The name in a row of which nobody says what its cells are: one in two words, or the words that make it up."""
    likely = [cell for cell in cells if not any(map(str.isdigit, cell))] or cells
    whole = next((cell for cell in likely if " " in cell), "")
    left = tuple(_brief(cell) for cell in cells if cell not in (likely if not whole else (whole,)))
    return _Row((whole or " ".join(likely),), left)


def _first_last(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip() if comma else name


def _unmarked(line: str) -> str:
    words = line.strip()
    return words[mark.end() :].strip() if (mark := _MARK.match(words)) else words


def _without_mail(cell: str) -> str:
    found = _MAIL.sub(" ", cell)
    return cell if found == cell else _on_one_line(found).strip(_AROUND)


def _on_one_line(cell: str) -> str:
    return " ".join(cell.split())


def _has_letter(words: str) -> bool:
    return any(unicodedata.category(char)[0] == "L" and char not in _FILLING for char in words)


def _brief(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"
