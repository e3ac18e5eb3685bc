"""What is changed about the module under the cursor: by its form, who cannot come, cancelled, taken back."""

from collections.abc import Callable
from datetime import date, datetime

from als_tui.domain.book import Module, ModuleState, active_members
from als_tui.domain.moves import programme
from als_tui.domain.session.live import today_of
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.common.app_port import port
from als_tui.screens.common.choice import Choice, choice_key
from als_tui.screens.common.form import open_form
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.screens.planner import moving
from als_tui.screens.planner import words as plannerwords
from als_tui.screens.planner.form import ModuleDates, ModuleForm
from als_tui.widgets.values import LineQuestion

_CANCEL, _ASKED = "module-cancel", "asked"
"""Topics of the entry line."""


class ModuleEdits:
    """The module under the cursor as a screen changes it; each change can be undone."""

    def __init__(self, screen: SetScreen, chosen: Callable[[], int | None]) -> None:
        """`chosen` tells the number of the module under the cursor; None if there is none."""
        self._screen = screen
        self._chosen = chosen

    @property
    def today(self) -> date:
        """Today's date where the set meets."""
        return today_of(self._screen.set_now, self._screen.moment)

    def asks(self) -> Asks:
        """A date, why one is cancelled, what was asked for."""
        return {
            **moving.asks(self._screen),
            _CANCEL: Ask(self._why, self._cancel),
            _ASKED: Ask(lambda _: self._asked(), lambda _, text: self._screen.do(programme.set_asked, text)),
        }

    def change(self, opens: str = "planner.change") -> None:
        """Open the module's form, as it was left; `opens` is the key that does so."""
        if (found := self._open()) is None:
            return
        number, module = found
        processes, zone = port(self._screen.app).processes, self._screen.set_now.book.profile.zone
        dates = ModuleDates(self.today, zone, lambda when: self._why_not(number, when))
        open_form(
            self._screen,
            ModuleForm(self._screen.engine, number, module, processes, dates),
            opens,
            "Nothing was changed.",
            lambda changed: self._screen.do(programme.change_module, number, changed),
        )

    def _why_not(self, number: int, when: datetime) -> str:
        """Why the module cannot be changed to that date; nothing if it can, or stands on it."""
        live = self._screen.set_now
        if when == live.book.modules[number].when:
            return ""
        why = programme.cannot_be(live, self._screen.moment, number, when)
        return why.why if why else ""

    def move(self) -> None:
        """Ask for the module's date."""
        if (found := self._open()) is not None:
            self._screen.ask_topic(f"{moving.TOPIC}:{found[0]}")

    def cancel(self) -> None:
        """Ask why the module is cancelled, or take that back."""
        number = self._chosen()
        module = self._screen.set_now.book.modules.get(number or 0)
        if number is not None and module is not None and module.state is ModuleState.CANCELLED:
            self._screen.do(programme.take_back_cancel, number)
        elif self._open() is not None:
            self._screen.ask_topic(f"{_CANCEL}:{number}")

    def ask_cannot(self) -> None:
        """Ask who cannot come; each key turns one, until the menu is left."""
        if (found := self._open()) is None:
            return
        number, module = found
        choices = [
            Choice(
                choice_key(seat),
                str(id),
                member.name,
                "cannot come" if id in module.cannot else "",
                named=True,
            )
            for seat, (id, member) in enumerate(active_members(self._screen.set_now.book).items())
        ]
        title = plannerwords.cannot_title(self._screen.set_now.book, number, self.today)
        self._screen.window(ChoiceScreen(title, choices), lambda chosen: self._cannot(number, chosen))

    def _cannot(self, number: int, chosen: str | None) -> None:
        if chosen is not None and self._screen.do(programme.cannot_come, number, int(chosen)):
            self.ask_cannot()

    def ask_what_for(self) -> None:
        """Ask what the organisation wants of the programme."""
        self._screen.ask_topic(_ASKED)

    def _why(self, number: str) -> LineQuestion:
        return LineQuestion(f"{_CANCEL}:{number}", f"Why is module {number} cancelled?")

    def _cancel(self, number: str, text: str) -> bool:
        return self._screen.do(programme.cancel_module, int(number), text)

    def _asked(self) -> LineQuestion:
        asked = self._screen.set_now.book.profile.asked
        return LineQuestion(_ASKED, "What did the organisation ask for?", asked)

    def _open(self) -> tuple[int, Module] | None:
        """The module under the cursor, if it can be changed; says why not else."""
        number = self._chosen()
        if self._screen.engine.read_only:
            self._screen.say(self._screen.engine.read_only, "refused")
            return None
        if number is None:
            plans = f"{press('planner.plan')} plans all in a line"
            self._screen.say(f"No module is planned yet; {plans}.", "refused")
            return None
        module = self._screen.set_now.book.modules[number]
        if not module.state.to_come:
            self._screen.do(programme.change_module, number, module)
            return None
        return number, module


KEYS = (
    Key(
        "planner.change",
        "enter",
        lambda screen: screen.edits.change(),
        "change",
        "The module's form: date, minutes, process, place, topic, goal, facilitator.",
        opens="words",
    ),
    Key(
        "planner.move",
        "M",
        lambda screen: screen.edits.move(),
        "move",
        "Move it to another date; then say whether those after it follow.",
        opens="words",
    ),
    Key(
        "planner.cannot",
        "c",
        lambda screen: screen.edits.ask_cannot(),
        "cannot come",
        "Who cannot come to it, by the keys of their seats.",
        opens="choice",
    ),
    Key(
        "planner.cancel",
        "X",
        lambda screen: screen.edits.cancel(),
        "cancel",
        "Cancel it, with why; of a cancelled one, take that back.",
        opens="words",
    ),
    Key(
        "planner.asked",
        "a",
        lambda screen: screen.edits.ask_what_for(),
        "asked for",
        "What the organisation asked for, in a line.",
        opens="words",
    ),
)
