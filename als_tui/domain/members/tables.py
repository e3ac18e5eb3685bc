"""The people in rows: read by the headings over them, or by the shape of the columns where none says `name`."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence

from als_tui.domain.members.cell import (
    SEPARATORS,
    brief,
    cells_of,
    first_last,
    has_letter,
    is_data,
    is_total,
    is_turned,
    on_one_line,
    unmarked,
    without_mail,
)
from als_tui.domain.members.headings import (
    NamePart,
    heads_mails,
    name_columns,
    part_of,
    role_columns,
    says_role,
)
from als_tui.domain.members.mails import mail_in
from als_tui.domain.members.name_lists import MAILS, NUMBERS, Listed, NameRow, no_name, of_cells, of_line
from als_tui.domain.words.spelling import one_spelling, plain_letters
from als_tui.value import Value, replace

_TITLE_LINES = 12
"""So far down the headings of a table may stand."""
_LEAST_ROWS = 2
"""Lined below a line from which it is known to be headings by their shape."""
_NO_MAIL = frozenset(("", "n/a", "na", "none", "no", "keine", "k.a.", "nil", "null", "tbd", "tbc", "unknown"))
"""What stands in a column of mail addresses for none."""
_PARTS: Mapping[NamePart, str] = {
    "full": "name",
    "last first": "name, the last one first",
    "first": "first name",
    "middle": "middle name",
    "last": "last name",
    "second last": "second last name",
}

_AROUND_PART = " \t,;"
"""What stands around a part of a name and is none of it, as the comma of `Last, First` cut in two."""

_Numbered = tuple[int, list[str]]
"""Which line it begins in, counted from 0, and its cells."""


class Lined(Value):
    """What the lines of a text came to, be they a table or a list."""

    above: tuple[str, ...]
    """What was left out above the rows, and the headings of columns that nobody reads."""
    headings: tuple[tuple[str, str], ...]
    """Each heading that was understood, and what stands below it."""
    rows: tuple[tuple[int, str | NameRow], ...]
    """The rows by the line they begin in: lines of a list, or what they came to."""


class _Columns(Value):
    """Where what stands in a table with headings."""

    names: Mapping[NamePart, int]
    mail: int | None
    role: int | None
    width: int

    def of(self, headings: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """The headings that are read, and as what, in their order."""
        known = {at: _PARTS[part] for part, at in self.names.items()}
        known |= {at: what for at, what in ((self.mail, "mail"), (self.role, "role")) if at is not None}
        return tuple((on_one_line(headings[at]), what) for at, what in sorted(known.items()))


def under_headings(lines: Sequence[str]) -> Lined | None:
    """A table's rows, read by what stands over them; what is above its headings is its title."""
    for at, line in enumerate(lines[: max(1, min(_TITLE_LINES, len(lines) - 1))]):
        turned = part_of(line) == "last first"
        for separator in SEPARATORS:
            headings = cells_of(line, separator)
            names = name_columns(headings)
            if at and not names.keys() & {"full", "last first"} and not {"first", "last"} <= names.keys():
                continue
            if names and (len(names) > 1 if turned else len(headings) > 1):
                return _headed(lines, at, separator, headings)
        if turned:
            columns = _Columns({"last first": 0}, None, None, 1)
            read = tuple((row, _of_row(cells, columns)) for row, cells in _rows(lines, at + 1, "\t", 1))
            return Lined(tuple(map(brief, lines[:at])), columns.of([line]), read)
    return None


def _headed(lines: Sequence[str], at: int, separator: str, headings: list[str]) -> Lined:
    rows = list(_rows(lines, at + 1, separator, len(headings)))
    names = name_columns(headings)
    mail = next((place for place, heading in enumerate(headings) if heads_mails(heading)), None)
    free = (place for place in role_columns(headings) if place not in (*names.values(), mail))
    role = next((place for place in free if _holds_roles(rows, place)), None)
    columns = _last_first(_Columns(names, mail, role, len(headings)), rows)
    read = {*names.values(), mail, role}
    others = (heading for place, heading in enumerate(headings) if place not in read and heading)
    above = (*map(brief, lines[:at]), *map(brief, others))
    return Lined(above, columns.of(headings), tuple((row, _of_row(cells, columns)) for row, cells in rows))


def _last_first(columns: _Columns, rows: Sequence[_Numbered]) -> _Columns:
    """The columns, with each name turned if a column of whole names has the last one first in every row."""
    at = columns.names.get("full")
    names = [name for _, cells in rows if has_letter(name := _cell(_closed_up(cells, columns), at))]
    if at is None or len(names) < _LEAST_ROWS or not all(map(is_turned, names)):
        return columns
    others: dict[NamePart, int] = {part: place for part, place in columns.names.items() if part != "full"}
    return replace(columns, names={**others, "last first": at})


def _holds_roles(rows: Iterable[_Numbered], place: int) -> bool:
    return any(says_role(cells[place]) for _, cells in rows if place < len(cells))


def shaped(lines: Sequence[str]) -> Lined | None:
    """A table without a heading for names, known by a column of mail addresses, times or numbers."""
    for separator in SEPARATORS:
        if len(lines) < 2 or not all(separator in line for line in lines):
            continue
        width = len(cells_of(lines[0], separator))
        rows = list(_rows(lines, 0, separator, width))
        data = _data_columns([cells for _, cells in rows], width)
        if data and (len(data) < width or any(map(heads_mails, rows[0][1]))):
            return _of_shape(rows, data)
    return None


def _data_columns(rows: Sequence[Sequence[str]], width: int) -> set[int]:
    """The columns of rows of one width that hold no names; none of other lines."""
    if width < 2 or any(len(row) != width for row in rows):
        return set()
    columns = enumerate(zip(*rows[1:], strict=True))
    return {at for at, cells in columns if any(cells) and all(map(is_data, cells))}


def _of_shape(rows: Sequence[_Numbered], data: set[int]) -> Lined:
    (_, first), *below = rows
    headed = len(rows) > _LEAST_ROWS and not any(is_data(first[at]) for at in data)
    if not headed and not any(map(heads_mails, first)):
        return Lined((), (), tuple((at, _of_data(cells, data)) for at, cells in rows))
    mails = [at for at in sorted(data) if heads_mails(first[at])]
    others = tuple(brief(cell) for at, cell in enumerate(first) if cell and at not in mails)
    headings = tuple((on_one_line(first[at]), "mail") for at in mails)
    return Lined(others, headings, tuple((at, _of_data(cells, data)) for at, cells in below))


def _of_data(cells: Sequence[str], data: set[int]) -> NameRow:
    """The person in a row of which it is known which cells are no names."""
    if is_total(cells):
        return _left_whole(cells)
    found = {
        at: ready
        for at, cell in enumerate(cells)
        if at not in data and has_letter(ready := unmarked(without_mail(cell)))
    }
    first_mail = next((at for at in sorted(data) if "@" in cells[at]), len(cells))
    before = [words for at, words in found.items() if at < first_mail]
    parts = before or list(found.values())
    behind = [brief(words) for at, words in found.items() if before and at > first_mail]
    mails = [mail for cell in cells if (mail := mail_in(cell))]
    numbers = any(cells[at] and at and "@" not in cells[at] for at in data)
    told = (*([NUMBERS] if numbers else []), *([MAILS] if len(mails) > 1 else []))
    if not parts:
        return NameRow((), told, wrong=tuple(map(no_name, mails[:1])))
    row = of_cells(parts)
    people = tuple(replace(person, mail=mails[0]) if mails else person for person in row.people)
    return NameRow(people, (*told, *row.left, *behind))


def _left_whole(cells: Sequence[str]) -> NameRow:
    return NameRow((), (brief(" ".join(filter(None, cells))),), whole=True)


def _rows(lines: Sequence[str], first: int, separator: str, width: int) -> Iterator[_Numbered]:
    """The cells of each row; a cell in quotes may go over several lines, if that makes whole rows of all."""
    below = lines[first:]
    if any('"' in line for line in below):
        reader = csv.reader((f"{line}\n" for line in below), delimiter=separator, skipinitialspace=True)
        whole: list[_Numbered] = []
        begins = first
        for cells in reader:
            whole.append((begins, list(map(on_one_line, cells))))
            begins = first + reader.line_num
        if all(len(cells) == width for _, cells in whole):
            return iter(whole)
    return ((at, cells_of(line, separator)) for at, line in enumerate(below, start=first))


def _of_row(cells: list[str], columns: _Columns) -> NameRow:
    """The person in a row of a table; a line that is no row is read as a line of a list."""
    if is_total(cells):
        return _left_whole(cells)
    if len(cells) == 1 < columns.width:
        return of_line(cells[0], alone=False)
    cells = _closed_up(cells, columns)
    if any(cells[columns.width :]):
        return NameRow((), wrong=(f"{len(cells)} cells stand under {columns.width} headings",))
    name = _name(cells, columns.names)
    mail, why = _mail(_cell(cells, columns.mail))
    role = _cell(cells, columns.role)
    if not has_letter(name):
        return NameRow((), wrong=(no_name(mail),) if mail else ())
    return NameRow((Listed(name, mail, role),), wrong=(why,) if why else ())


def _closed_up(cells: list[str], columns: _Columns) -> list[str]:
    """The cells, those as one between which a comma of the name stands that nobody put in quotes."""
    at, over = columns.names.get("full", columns.names.get("last first")), len(cells) - columns.width
    if at is None or over <= 0 or not cells[at] or " " in cells[at]:
        return cells
    return [*cells[:at], ", ".join(cells[at : at + over + 1]), *cells[at + over + 1 :]]


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _mail(cell: str) -> tuple[str, str]:
    """The address in a cell for one, and what is wrong with it."""
    mail = mail_in(cell)
    if mail or plain_letters(cell) in _NO_MAIL or not any(map(str.isalnum, cell)):
        return mail, ""
    return "", f"“{brief(cell)}” is no mail address"


def _name(cells: Sequence[str], columns: Mapping[NamePart, int]) -> str:
    found = ((part, _cell(cells, at).strip(_AROUND_PART)) for part, at in columns.items())
    known: dict[NamePart, str] = {part: said for part, said in found if said}
    full = known.get("full", "")
    return without_mail(unmarked(full or first_last(known.get("last first", "")) or _joined(known)))


def _joined(known: Mapping[NamePart, str]) -> str:
    """The parts of a name behind one another; each only once, if the column of one has the whole name."""
    first, last = known.get("first", ""), known.get("last", "")
    for whole, part in ((first, last), (last, first)):
        if is_turned(whole) and one_spelling(part) in map(one_spelling, map(str.strip, whole.split(","))):
            return first_last(whole)
    if one_spelling(first).endswith(f" {one_spelling(last)}"):
        return first
    return " ".join(filter(None, (first, known.get("middle"), last, known.get("second last"))))
