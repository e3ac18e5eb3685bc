"""What the parts of a screen are given of an open set: its engine, the entry line, the message line, windows."""

from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from textual.screen import Screen

from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.engine import Engine, Outcome
from als_tui.value import Value
from als_tui.widgets.values import Hint, LineQuestion, Saying, Tone

P = ParamSpec("P")
T = TypeVar("T")


class Ask(Value):
    """What is asked in the entry line under the first part of a topic, such as `bid` of `bid:3`."""

    question: Callable[[str], LineQuestion | None]
    """What is asked, by what follows the colon; None if there is nothing to ask any more."""
    keep: Callable[[str, str], bool]
    """Takes what follows the colon, and the text; True if it was kept and the line can close."""
    hints: tuple[Hint, ...] = ()
    """The keys while it is asked; none for those of every line."""
    left: Callable[[str], bool] | None = None
    """Hears that the line was left by Esc, with what follows the colon; True if nothing need be said of the draft."""


Asks = Mapping[str, Ask]


class OpenSet(Protocol):
    """A screen of an open set, as far as its parts need it."""

    @property
    def engine(self) -> Engine:
        """The one road to the set."""

    @property
    def set_now(self) -> Live:
        """The set as it stands."""

    @property
    def moment(self) -> Stamp:
        """This moment, as the desk shows it."""

    @property
    def writing(self) -> bool:
        """True while the entry line is open, and takes every letter."""

    @property
    def columns(self) -> int:
        """Columns of the whole window."""

    @property
    def rows(self) -> int:
        """Rows of the whole window."""

    @property
    def message(self) -> Saying:
        """What the message line says."""

    def do(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Make a move and say what came of it; True if it was made."""

    def may(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """True for a move that would be made at this moment, and not refused."""

    def tell(self, outcome: Outcome, before: str = "") -> bool:
        """Say what came of a move; True if it was made."""

    def changed(self) -> None:
        """Let everybody hear that the set is another value now."""

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line."""

    def hush(self) -> None:
        """Let what was done or refused before go, as something else opens by key."""

    def ask_topic(self, topic: str) -> None:
        """Open the entry line on a topic."""

    def window(self, screen: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Open a window over the desk; `then` takes what it returns."""

    def show_keys(self) -> None:
        """Bring the key line up to date."""

    def redraw(self) -> None:
        """Show everything anew."""
