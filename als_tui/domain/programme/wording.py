"""How sessions are named in a sentence: briefly on a screen, in whole words where they are read aloud."""

from collections.abc import Iterable

from als_tui.value import Value


class Wording(Value):
    """The words between facts, and those of sessions."""

    one: str
    """Before one session's number."""
    several: str
    """Before several."""
    between: str
    """Between two of them."""
    apart: str
    """Between two facts of a line."""

    def session(self, number: int) -> str:
        """One session."""
        return f"{self.one}{number}"

    def sessions(self, numbers: Iterable[int]) -> str:
        """One or several sessions."""
        first, *others = numbers
        return (
            self.between.join([self.several + str(first), *map(str, others)])
            if others
            else self.session(first)
        )

    def joined(self, facts: Iterable[str]) -> str:
        """Facts in one line, those that say nothing left out."""
        return self.apart.join(filter(None, facts))


SHORT = Wording("S", "S", " S", " · ")
"""`S1 S3 · S4`"""
SPOKEN = Wording("session ", "sessions ", ", ", "; ")
"""`sessions 1, 3; session 4`"""
