"""Lists whose rows are numbered: the key of a digit puts the cursor on the row with that number."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from als_tui.keys import Keys, seat_keys
from als_tui.value import replace
from als_tui.widgets.values import Tone


class NumberedList(Protocol):
    """A screen with such a list."""

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Say why there is nowhere to go."""

    def numbered(self) -> Iterable[tuple[int, str]]:
        """The rows that have a number, each with it."""

    def row_now(self) -> str | None:
        """The row under the cursor."""

    def to_row(self, row: str) -> None:
        """The cursor to a row."""


def number_keys(what: str, word: str, sentence: str) -> Keys:
    """1 to 9 and 0; `word` is what has the numbers."""
    keys = seat_keys(
        what, f"{sentence}, 0 for the tenth; again, to the next number that ends so.", _to(word), looks=True
    )
    return tuple(replace(key, word=word) for key in keys)


def row_ending(digit: int, rows: Iterable[tuple[int, str]], now: str | None) -> str | None:
    """The first row whose number ends in a digit, from one of them the next; None if no number ends so."""
    found = [row for number, row in sorted(rows, key=_number) if number % 10 == digit]
    if now in found:
        return found[(found.index(now) + 1) % len(found)]
    return found[0] if found else None


def _number(numbered: tuple[int, str]) -> int:
    return numbered[0]


def _to(word: str) -> Callable[[int], Callable[[Any], object]]:
    def keyed(place: int) -> Callable[[NumberedList], None]:
        def point(screen: NumberedList) -> None:
            row = row_ending((place + 1) % 10, screen.numbered(), screen.row_now())
            if row is None:
                screen.say(f"{word.capitalize()} {place + 1} has no place in this list.", "refused")
            else:
                screen.to_row(row)

        return point

    return keyed
