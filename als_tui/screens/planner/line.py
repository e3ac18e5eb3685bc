"""The programme's line: typed, read back while it is, and planned behind what stands or in place of it."""

from collections.abc import Callable, Mapping
from datetime import date

from als_tui.domain.book import Module
from als_tui.domain.coming import date_beyond, to_come
from als_tui.domain.days.calendar import spell_day
from als_tui.domain.moves import Refusal, cannot_meet, programme
from als_tui.domain.programme.read_back import span_words, told
from als_tui.domain.programme.saying import Habits, ProgrammeLine, read_programme
from als_tui.domain.session.live import today_of
from als_tui.domain.session.when import usual_time
from als_tui.domain.timing import TWICE, comes_twice, wall_time
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.keys import face_of, typed_face
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.key_line import typing_hint
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.value import replace
from als_tui.widgets.fitting import fit_rows
from als_tui.widgets.values import Hint, LineQuestion

TOPIC = "programme"
_LABEL = "All in a line: from when, how many, how often, when not"
_LIKE = "from 1 dec, 8 half days, every 5 weeks on tue 9:30, not 21 dec-3 jan"


class TypedLine:
    """The line as a screen asks for it; what it would plan shows while it is typed."""

    def __init__(self, screen: SetScreen, planned: Callable[[int], None]) -> None:
        """Plan the programme of the screen's set; `planned` hears the number of the first module that was."""
        self._screen = screen
        self._planned = planned
        self.read: ProgrammeLine | None = None
        """What the line that is open says; None while none is."""
        self._known: tuple[str, Habits, ProgrammeLine] | None = None
        """What was read last, and against what: a screen that is drawn anew asks for the same again."""

    def asks(self) -> Asks:
        """The line alone."""
        pages = " ".join(filter(None, map(typed_face, ("planner.page_up", "planner.page_down"))))
        hints = (Hint("Enter", "plan it"), Hint(pages, "dates"), Hint("Esc", "leave, words stay"))
        more = typing_hint("app.palette", "commands")
        ask = Ask(lambda _: self._question(), lambda _, text: self._keep(text), (*hints, *more), self._left)
        return {TOPIC: ask}

    def open(self) -> None:
        """Ask for it, as it was left."""
        self._screen.ask_topic(TOPIC)

    @property
    def _today(self) -> date:
        return today_of(self._screen.set_now, self._screen.moment)

    def _question(self) -> LineQuestion:
        habit = face_of("planner.plan")
        return LineQuestion(TOPIC, _LABEL, read=self._back, habit=habit, emptied=self._emptied)

    def _read(self, text: str) -> ProgrammeLine:
        book = self._screen.set_now.book
        habits = Habits(self._today, book.profile.minutes, usual_time(book))
        if self._known is None or self._known[:2] != (text, habits):
            self._known = (text, habits, self._on_clocks(read_programme(text, habits)))
        return self._known[2]

    def _on_clocks(self, line: ProgrammeLine) -> ProgrammeLine:
        """The line, unless it has a time at which the set cannot meet; of an hour that comes twice it asks."""
        zone = self._screen.set_now.book.profile.zone
        now = wall_time(self._screen.moment.at, zone)
        why = next((why for when in line.modules if (why := cannot_meet(when, now, zone))), None)
        if why is not None:
            return replace(line, modules=(), wants=(why.why.removesuffix("."),))
        twice = [when for when in line.modules if comes_twice(when, zone)]
        said = [f"{spell_day(when.date(), date.min)} {when:%H:%M}: {TWICE}" for when in twice]
        return replace(line, doubts=(*line.doubts, *said))

    def _back(self, text: str) -> str:
        line = self._read(text)
        if line != self.read:
            self.read = line
            self._screen.call_after_refresh(self._screen.draw)
        return fit_rows(told(line, self._today), *self._screen.entry.read_back_space)

    def _forget(self) -> None:
        self.read = None

    def _emptied(self) -> None:
        self._forget()
        self._screen.call_after_refresh(self._screen.draw)

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
        if not line.doubts and not to_come(self._screen.set_now.book):
            return self._plan(line, replaces=False)
        self.read = None
        self._screen.call_later(self._ask, text, line)
        return True

    def _ask(self, text: str, line: ProgrammeLine) -> None:
        """Ask about what nobody should plan unseen, and where the new ones go if others are to come."""
        standing = to_come(self._screen.set_now.book)
        doubts = [f"{doubt[:1].upper()}{doubt[1:]}" for doubt in line.doubts]
        if standing:
            window = self._where(line, standing, doubts)
        else:
            title = f"{counted(len(line.modules), 'module')}, {span_words(line.modules)}: plan them?"
            choice = Choice("p", "add", "Plan them")
            window = ChoiceScreen(title, (choice,), "\n".join(doubts))
        self._screen.window(window, lambda chosen: self._answered(chosen, text, line))

    def _where(self, line: ProgrammeLine, standing: Mapping[int, Module], doubts: list[str]) -> ChoiceScreen:
        """The question whether they come behind those to come, as far as they can, or in their place."""
        end = spell_day(max(module.when for module in standing.values()).date(), self._today)
        stand = "module is to come" if len(standing) == 1 else "modules are to come"
        choices = [
            Choice("r", "replace", "In their place", "they keep their numbers, and calendars move them")
        ]
        clash = programme.plan_modules(self._screen.set_now, self._screen.moment, line.modules, line.minutes)
        if isinstance(clash, Refusal):
            doubts = [*doubts, f"{clash.why} So they cannot come as well."]
        else:
            choices.append(Choice("a", "add", "As well", "those that are planned stay as they are"))
        new = counted(len(line.modules), "new module")
        title = f"{len(standing)} {stand}, until {end}. Where do {new} go?"
        return ChoiceScreen(title, choices, "\n".join(doubts))

    def _answered(self, chosen: str | None, text: str, line: ProgrammeLine) -> None:
        if chosen is None or not self._plan(line, replaces=chosen == "replace"):
            self._screen.engine.draft(TOPIC, text)
        if chosen is None:
            opens = f"{press('planner.plan')} opens it again"
            self._screen.say(f"Nothing was planned. What you typed is kept; {opens}.")

    def _plan(self, line: ProgrammeLine, *, replaces: bool) -> bool:
        self.read = None
        book = self._screen.set_now.book
        before, agreed = book.modules, date_beyond(book)
        if not self._screen.do(programme.plan_modules, line.modules, line.minutes, replaces=replaces):
            return False
        if agreed not in (None, self._screen.set_now.book.profile.next_session) and self._screen.engine.saved:
            back = f"{press('step.undo')} brings it back"
            self._screen.say(f"{self._screen.message.words}; {back}.", self._screen.message.tone)
        ahead = to_come(self._screen.set_now.book)
        self._planned(next(number for number in ahead if replaces or number not in before))
        return True
