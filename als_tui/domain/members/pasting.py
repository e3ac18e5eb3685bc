"""The people in what is typed or pasted: a list, one line of names, lines of mail addresses, or a whole table.

If a row may be a name or not, it is kept as one: a line too many is seen and goes with a key, a name that is
missing is not. Of each person name, mail and role are read; all else is left out unread, and that is said.
"""

import re
from collections.abc import Sequence

from als_tui.domain.members.cell import brief, first_last, is_plainly_turned, is_turned
from als_tui.domain.members.headings import heads_mails, name_columns, part_of
from als_tui.domain.members.name_lists import Listed, NameRow, of_line
from als_tui.domain.members.tables import Lined, shaped, under_headings
from als_tui.domain.words.counting import counted
from als_tui.domain.words.spelling import one_spelling
from als_tui.domain.words.text import NAME, clean, too_long
from als_tui.value import Value, replace

_NUMBERED = re.compile(r"\d{1,3}\s+(?=[^\W\d_])")
"""A number without a sign, which counts the lines only if every line has one."""
_LETTERED = re.compile(r"\(?([ivx]{1,5}|[IVX]{1,5}|[a-z])[.)]\s+")
_FIRST_TWO = (("i", "ii"), ("I", "II"), ("a", "b"))
"""How a list begins whose letters are its marks; other letters are initials."""
_TOLD = 8


class Pasted(Value):
    """The people in a text."""

    people: tuple[Listed, ...]
    left: tuple[str, ...] = ()
    """What was left out: the headings of columns, words of cells, how many lines."""
    headings: tuple[tuple[str, str], ...] = ()
    """Each heading that was understood, and what was read below it."""
    wrong: tuple[str, ...] = ()
    """Why lines cannot be taken, each with its line's number."""
    unturned: tuple[str, ...] = ()
    """Names with a comma of which it is not plain whether the last one stands first; they stay as they are."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names alone."""
        return tuple(person.name for person in self.people)

    @property
    def left_words(self) -> str:
        """What was left out, in a few words; empty if nothing was."""
        return f"left out: {_some(self.left)}" if self.left else ""

    @property
    def taken_words(self) -> str:
        """What was read beside the names, under which headings, and which names were turned; empty for a plain list."""
        turned = [person.name for person in self.people if person.stood]
        parts = (
            self._columns_words,
            f"the last name stood first: {_some(turned)}" if turned else "",
            f"not turned: {_some(self.unturned)}" if self.unturned else "",
        )
        return " · ".join(filter(None, parts))

    @property
    def _columns_words(self) -> str:
        if self.headings:
            alike = (
                what if one_spelling(said) == what else f"{brief(said)} as {what}"
                for said, what in self.headings
            )
            return f"read: {', '.join(alike)}"
        return "read: name, mail" if any(person.mail for person in self.people) else ""


def read_people(text: str) -> Pasted:
    """Return the people in a text, in order, what was left out of it, and what is wrong in it by line."""
    typed = clean(text, len(text) + 1, lines=True).split("\n")
    numbered = [(number, line.strip(" ")) for number, line in enumerate(typed, start=1) if line.strip()]
    lines = _unnumbered([line for _, line in numbered])
    table = under_headings(lines) or shaped(lines) or _listed(lines)
    people: list[Listed] = []
    wrong: list[str] = []
    left = dict.fromkeys(table.above)
    nameless = 0
    for at, row in table.rows:
        number = numbered[at][0]
        read = row if isinstance(row, NameRow) else of_line(row, alone=len(lines) == 1)
        ready = [replace(person, line=number) for person in read.people]
        people += ready
        left |= dict.fromkeys(read.left)
        faults = (*read.wrong, *(why for person in ready for why in (_role_trouble(person),) if why))
        wrong += (f"line {number}: {why}" for why in faults)
        nameless += not (read.people or read.whole or read.wrong)
    counts = (f"{counted(nameless, 'line')} without a name",) if nameless else ()
    people, unturned = _turned(people, in_table=bool(table.headings))
    return Pasted(tuple(people), (*left, *counts), table.headings, tuple(wrong), unturned)


def _turned(people: Sequence[Listed], *, in_table: bool) -> tuple[list[Listed], tuple[str, ...]]:
    """The people of a table or of mail addresses with the first name first, and the names that may be turned or not.

    One row may differ from the others: each that is plain is turned, and if all may be, those that are not plain, too.
    """
    asked = [person for person in people if in_table or person.mail]
    may = [person for person in asked if is_turned(person.name)]
    plain = [person for person in may if is_plainly_turned(person.name)]
    turns = may if plain and len(may) == len(asked) else plain
    made = [
        replace(person, name=first_last(person.name), stood=person.name) if person in turns else person
        for person in people
    ]
    return made, tuple(person.name for person in may if person not in turns)


def _role_trouble(person: Listed) -> str:
    return f"the role: {long}" if (long := too_long(person.role, NAME)) else ""


def _some(said: Sequence[str]) -> str:
    more = len(said) - _TOLD
    return ", ".join([*said[:_TOLD], *([f"{more} more"] if more > 0 else [])])


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


def _listed(lines: Sequence[str]) -> Lined:
    """The lines of a list, without a heading over them and a title over that."""
    for at, line in enumerate(lines[:2]):
        if (name_columns([line]) if at == 0 else part_of(line) == "full") or (
            heads_mails(line) and lines[at + 1 :]
        ):
            above = (*map(brief, lines[:at]), f"the heading {brief(line)}")
            return Lined(above, (), tuple(enumerate(lines[at + 1 :], start=at + 1)))
    return Lined((), (), tuple(enumerate(lines)))
