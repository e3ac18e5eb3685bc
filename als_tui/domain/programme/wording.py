"""How sessions are named in a sentence: briefly on a screen, in whole words where they are read aloud."""

from collections.abc import Iterable

from als_tui.value import Value

_ROW = 3
"""Sessions from which a row without a gap is told by its ends."""


class Wording(Value):
    """The words between facts, and those of sessions."""

    one: str
    """Before one session's number."""
    several: str
    """Before several."""
    between: str
    """Between two of them."""
    through: str
    """Between the first and the last of a row of them without a gap."""
    apart: str
    """Between two facts of a line."""

    def session(self, number: int) -> str:
        """One session."""
        return f"{self.one}{number}"

    def sessions(self, numbers: Iterable[int]) -> str:
        """One or several sessions; three or more without a gap by the first and the last."""
        every = list(numbers)
        pieces = [piece for row in _rows(every) for piece in self._row(row)]
        return f"{self.one if len(every) == 1 else self.several}{self.between.join(pieces)}"

    def _row(self, row: list[int]) -> Iterable[str]:
        return map(str, row) if len(row) < _ROW else (f"{row[0]}{self.through}{row[-1]}",)

    def joined(self, facts: Iterable[str]) -> str:
        """Facts in one line, those that say nothing left out."""
        return self.apart.join(filter(None, facts))


def _rows(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers in rows without a gap."""
    rows: list[list[int]] = []
    for number in numbers:
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


SHORT = Wording("S", "S", " S", "–S", " · ")
"""`S1 S3–S8 · S4`"""
SPOKEN = Wording("session ", "sessions ", ", ", " to ", "; ")
"""`sessions 1, 3 to 8; session 4`"""
