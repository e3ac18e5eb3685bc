"""The programme's line: typed, read back while it is, and planned behind what stands or in place of it."""

from datetime import date, datetime

from als_tui.domain.coming import to_come
from als_tui.domain.days.calendar import spell_day
from als_tui.domain.moves import programme
from als_tui.domain.programme.read_back import told
from als_tui.domain.programme.saying import Habits, ProgrammeLine, read_programme
from als_tui.domain.session.live import today_of
from als_tui.domain.session.when import LEFT_OUT, is_left_out, usual_time
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import A_LINE
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.value import replace
from als_tui.widgets.values import LineQuestion

TOPIC = "programme"
_LABEL = "All modules in one line: from when, how many, how often, when not"
_LIKE = "from 1 dec, 8 half days, every 5 weeks on tue 9:30, not 21 dec-3 jan"


class TypedLine:
    """The line as a screen asks for it; what it would plan shows while it is typed."""

    def __init__(self, screen: SetScreen) -> None:
        """Plan the programme of the screen's set."""
        self._screen = screen
        self.read: ProgrammeLine | None = None
        """What the line that is open says; None while none is."""
        self._known: tuple[str, Habits, ProgrammeLine] | None = None
        """What was read last, and against what: a screen that is drawn anew asks for the same again."""

    def asks(self) -> Asks:
        """The line alone."""
        return {TOPIC: Ask(lambda _: self._question(), lambda _, text: self._keep(text), left=self._left)}

    def open(self) -> None:
        """Ask for it, as it was left."""
        self._screen.ask_topic(TOPIC)

    @property
    def _today(self) -> date:
        return today_of(self._screen.set_now, self._screen.moment)

    def _question(self) -> LineQuestion:
        return LineQuestion(TOPIC, _LABEL, read=self._back, allowed=lambda _: A_LINE, emptied=self._forget)

    def _read(self, text: str) -> ProgrammeLine:
        book = self._screen.set_now.book
        habits = Habits(self._today, book.profile.minutes, usual_time(book))
        if self._known is None or self._known[:2] != (text, habits):
            self._known = (text, habits, self._on_clocks(read_programme(text, habits)))
        return self._known[2]

    def _on_clocks(self, line: ProgrammeLine) -> ProgrammeLine:
        """The line, unless it has a time that the clocks leave out."""
        book = self._screen.set_now.book
        out = next((when for when in line.modules if is_left_out(when, book.profile.zone)), None)
        if out is None:
            return line
        return replace(line, modules=(), wants=(f"{spell_day(out.date(), self._today)}: {LEFT_OUT}",))

    def _back(self, text: str) -> str:
        line = self._read(text)
        if line != self.read:
            self.read = line
            self._screen.call_after_refresh(self._screen.draw)
        return told(line, self._today)

    def _forget(self) -> None:
        self.read = None

    def _left(self, rest: str) -> bool:
        self._forget()
        return False

    def _keep(self, text: str) -> bool:
        if not text.strip():
            self._screen.say(f"Nothing is planned yet. Like: {_LIKE}", "refused")
            return False
        line = self._read(text)
        if not line.ready:
            self._screen.say(f"Not planned: {told(line, self._today).removeprefix('? ')}", "refused")
            return False
        standing = to_come(self._screen.set_now.book)
        if not standing:
            return self._plan(line, replaces=False)
        last = max(module.when for module in standing.values())
        self.read = None
        self._screen.call_later(self._ask_where, text, line, last, len(standing))
        return True

    def _ask_where(self, text: str, line: ProgrammeLine, last: datetime, count: int) -> None:
        """Ask whether the new ones come behind those to come, or in their place."""
        end = spell_day(last.date(), self._today)
        stand = "module is to come" if count == 1 else "modules are to come"
        choices = (
            Choice("r", "replace", "In their place", "they keep their numbers, and calendars move them"),
            Choice("a", "add", "As well", "those that are planned stay as they are"),
        )
        new = counted(len(line.modules), "new module")
        window = ChoiceScreen(f"{count} {stand}, until {end}. Where do {new} go?", choices)
        self._screen.window(window, lambda chosen: self._answered(chosen, text, line))

    def _answered(self, chosen: str | None, text: str, line: ProgrammeLine) -> None:
        if chosen is None or not self._plan(line, replaces=chosen == "replace"):
            self._screen.engine.draft(TOPIC, text)
        if chosen is None:
            opens = f"{press('planner.plan')} opens it again"
            self._screen.say(f"Nothing was planned. What you typed is kept; {opens}.")

    def _plan(self, line: ProgrammeLine, *, replaces: bool) -> bool:
        self.read = None
        return self._screen.do(programme.plan_modules, line.modules, line.minutes, replaces=replaces)
