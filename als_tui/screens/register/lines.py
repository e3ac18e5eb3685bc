"""What is typed in a line about an action: the words told, another day, and words to search for."""

from datetime import date
from typing import Protocol

from als_tui.domain.days.calendar import Due
from als_tui.domain.moves import DAY_OVER
from als_tui.domain.moves import register as moves
from als_tui.domain.programme.register import Registered
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.sought_line import SoughtLine, SoughtList
from als_tui.screens.session.action_form import Context, read_when
from als_tui.widgets.fitting import fit_name
from als_tui.widgets.values import LineQuestion

_UNTIL = "Until when? fri, in 2 weeks, next session (empty: no date)"


class RegisterList(SoughtList, Protocol):
    """The screen of the register, as far as its lines need it."""

    @property
    def today(self) -> date:
        """Today's date where the set meets."""

    def one(self, id: int) -> Registered | None:
        """The action with this number."""

    def pointed(self) -> Registered | None:
        """The action under the cursor; says so if there is none."""


class RegisterLines:
    """The entry line of the register."""

    def __init__(self, screen: RegisterList) -> None:
        """Ask on `screen`."""
        self._screen = screen
        self.search = SoughtLine(screen, "Search: a part of a word, or a name")

    def asks(self) -> Asks:
        """Each with what keeps its answer."""
        return {
            "told": Ask(self._told, self._keep_told),
            "off": Ask(self._off, self._keep_off),
            **self.search.asks(),
        }

    def _told(self, id: str) -> LineQuestion | None:
        one = self._screen.one(int(id))
        if one is None or one.action.between is None:
            return None
        label = f"What did {fit_name(one.owner, 24)} say of it? {one.action.text}"
        return LineQuestion(f"told:{id}", label, one.action.between.words)

    def _keep_told(self, id: str, text: str) -> bool:
        one = self._screen.one(int(id))
        if one and one.action.between and one.action.between.words == text.strip():
            return True
        return self._screen.do(moves.tell_words, int(id), text)

    def _off(self, id: str) -> LineQuestion | None:
        one = self._screen.one(int(id))
        return LineQuestion(f"off:{id}", _UNTIL, read=self._read_back, whole=True) if one else None

    def _keep_off(self, id: str, text: str) -> bool:
        due, _, why = self._read(text)
        if why or self._over(due):
            self._screen.say("Not put off: another day, or Esc leaves it.", "refused")
            return False
        return self._screen.do(moves.put_off, int(id), due)

    def _read_back(self, text: str) -> str:
        due, words, why = self._read(text)
        if why:
            return f"? {why}"
        return f"? {DAY_OVER.why}" if self._over(due) else words

    def _over(self, due: Due | None) -> bool:
        return isinstance(due, date) and due < self._screen.today

    def _read(self, text: str) -> tuple[Due | None, str, str]:
        planned = self._screen.set_now.book.profile.next_session
        day = planned.date() if planned else None
        return read_when(text.strip(), Context((), self._screen.today, day))
