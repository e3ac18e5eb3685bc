"""The engine of somebody who only looks on: it follows what another als-tui writes, and refuses every move."""

from collections.abc import Callable, Mapping, Sequence
from typing import Concatenate, ParamSpec

from als_tui.domain.book import Book
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.sealing.strikable import Target
from als_tui.domain.session.facts import Step
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.engine import Engine, Gone, Outcome, Refused
from als_tui.ports import Clock, Opening, View

P = ParamSpec("P")


class Onlooker(Engine):
    """A set that is shown and cannot be changed from here."""

    def __init__(self, view: View, opening: Opening, clock: Clock, why: str) -> None:
        """Show the set as `view` first found it; `why` answers every key that would change something."""
        super().__init__(opening, _Nowhere(), clock)
        self._view = view
        self.back_after = None
        self.read_only = why

    def follow(self) -> bool:
        """Take up what the other als-tui wrote; True where that was anything. Raises SetDamaged."""
        news = self._view.news()
        if news is not None:
            self.take_up(news)
        return news is not None

    def do(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> Outcome:
        """Refuse."""
        return Refused(self.read_only)

    def undo(self) -> Outcome:
        """Refuse."""
        return Refused(self.read_only)

    def redo(self) -> Outcome:
        """Refuse."""
        return Refused(self.read_only)

    def seal(self) -> Refused | Gone:
        """Refuse."""
        return Refused(self.read_only)

    def strike(self, target: Target) -> Refused | Gone:
        """Refuse."""
        return Refused(self.read_only)

    def forget(self, rewrite: Callable[[Book], Book | Refusal]) -> Refused | Gone:
        """Refuse."""
        return Refused(self.read_only)

    @property
    def asks(self) -> bool:
        """Nothing is asked here; the one who writes says what of a time away counts."""
        return False

    def look(self) -> None:
        """Nor is anything told of it."""

    def draft(self, topic: str, text: str) -> None:
        """What is typed here goes nowhere."""

    def beat(self) -> None:
        """The one who writes gives the signs of life."""

    def check(self) -> bool:
        """Nothing of it is ours."""
        return False

    def checkpoint(self) -> str:
        """Nothing is written."""
        return ""

    def close(self) -> None:
        """Look no more."""
        self._view.close()


class _Nowhere:
    """The engine's Journal where there is none; nothing above may reach it."""

    used_up = False

    def append(self, step: Step) -> None:
        raise AssertionError("read-only")

    def draft(self, topic: str, text: str) -> None:
        raise AssertionError("read-only")

    def beat(self, stamp: Stamp) -> None:
        raise AssertionError("read-only")

    def is_told(self, seq: int) -> bool:
        raise AssertionError("read-only")

    def checkpoint(self, book: Book, log: Sequence[Step], seq: int) -> None:
        raise AssertionError("read-only")

    def waiting(self, count: int) -> None:
        raise AssertionError("read-only")

    def check(self) -> None:
        raise AssertionError("read-only")

    def write_anew(self, book: Book, log: Sequence[Step], seq: int) -> str:
        raise AssertionError("read-only")

    def seal(self, book: Book, seq: int) -> str:
        raise AssertionError("read-only")

    def strike(self, book: Book, log: Sequence[Step], seq: int, drafts: Mapping[str, str]) -> str:
        raise AssertionError("read-only")

    def close(self) -> None:
        raise AssertionError("read-only")
