"""Starting a session: by which process, how many minutes at hand, how many slots, and what that comes to."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from als_tui.domain.process.definition import Process
from als_tui.domain.process.planning import MOST_SLOTS, plan_for
from als_tui.domain.telling.sheet import plan_words, why_slots
from als_tui.domain.timing import read_minutes
from als_tui.keys import Key, Keys, bindings, face_of
from als_tui.screens.common.app_port import port
from als_tui.screens.common.form import FormScreen
from als_tui.screens.start.setting import (
    MOST_MINUTES,
    NO_MODULE,
    Occasion,
    Setting,
    Start,
    StartWords,
    module_choices,
    planned_words,
    warnings,
)
from als_tui.value import replace
from als_tui.widgets.capped import OneLine
from als_tui.widgets.field import Cycle, Field
from als_tui.widgets.lines import TitleLine
from als_tui.widgets.plain import plain
from als_tui.widgets.values import Hint


class StartScreen(FormScreen[Start | StartWords]):
    """Three fields with their defaults; Enter starts from wherever the cursor is. Left, it hands back its words."""

    NAME: ClassVar[str] = "start a session"
    KEYS: ClassVar[Keys] = (
        Key("start.go", "enter,ctrl+s,f2", "keep", "start", "Start the session as the plan says."),
        Key(
            "start.preview", "p,f3", "preview", "preview", "All phases: minutes, who may speak, what to say."
        ),
        Key(
            "start.list", "l,f4", "list", "list", "All processes in a list; copy one there to make it yours."
        ),
        Key("form.next", "tab,down", "next_field", "next field", "To the next field."),
        Key("form.leave", "escape,ctrl+g", "leave", "leave", "Start nothing.", looks=True),
    )
    BINDINGS = bindings(KEYS)
    HINTS: ClassVar[tuple[str, ...]] = (
        *("start.preview", "start.list", "cycle.after", "form.next", "form.leave"),
    )
    DEFAULT_CSS = """
    StartScreen {
        #start--plan { margin-top: 1; height: auto; text-style: bold; }
        #start--warn { height: auto; color: $warning; text-style: bold; }
        #start--about { margin-top: 1; padding: 0 1 0 0; height: auto; max-width: 100; color: $quiet; }
    }
    """

    def __init__(
        self,
        setting: Setting,
        processes: Sequence[Process],
        words: StartWords | None,
        clock: Callable[[], datetime],
    ) -> None:
        """`words` are those with which the form was left; the set's usual process and minutes are the defaults.

        `clock` tells the local time of the set from now on.
        """
        super().__init__()
        self._setting = setting
        self._clock = clock
        self._processes = {process.id: process for process in processes}
        self._words = self._first = words
        self._offered = ""
        """The minutes that the form put in by itself; others were typed, and stay."""

    @property
    def process(self) -> Process | None:
        """The process that is chosen."""
        return self._processes.get(self.query_one("#process", Cycle).value)

    @property
    def module(self) -> int | None:
        """Number of the module that is chosen."""
        chosen = self.query_one("#module", Cycle).value if self._setting.modules else NO_MODULE
        return int(chosen) if chosen.isdecimal() else None

    def heading(self) -> tuple[str, str, str]:
        """Which session of which set."""
        return self._setting.profile.name, f"start session {self._setting.number}", ""

    def hints(self) -> tuple[Hint, ...]:
        """Enter starts, in a field of figures too."""
        return (Hint(face_of("start.go"), "start"), *super().hints())

    def fields(self) -> Iterable[Widget]:
        """Three fields, and what they come to."""
        words = self._words or self._setting.words()
        first = words.process if words.process in self._processes else next(iter(self._processes), "")
        known = words.module.isdecimal() and int(words.module) in self._setting.modules
        planned = int(words.module) if known else None
        self._offered = str(self._usual_minutes(self._processes[first], planned) if first else 0)
        yield Field("Process", Cycle(self._choices() or [("", "none found")], first, id="process"))
        minutes = OneLine(words.minutes or self._offered, id="minutes", placeholder="how many")
        yield Field("Minutes", minutes, id="field--minutes")
        slots = OneLine(words.slots, id="slots", placeholder="as many as fit")
        yield Field("Slots", slots, id="field--slots")
        if self._setting.modules:
            chosen = words.module if known else NO_MODULE
            module = Cycle(module_choices(self._setting), chosen, id="module")
            yield Field("Module", module, id="field--module")
        yield Static(id="start--plan")
        yield Static(id="start--warn")
        yield Static(id="start--about")

    def on_mount(self) -> None:
        """Show the plan of the defaults."""
        self._first = self._fields_now()
        self.tick()
        self._show_plan()
        self.set_interval(1, self.tick)

    def tick(self) -> None:
        """The time goes on, and with it the end that the plan comes to."""
        before, now = self._setting.now, self._clock()
        self.query_one(TitleLine).right = f"{now:%H:%M}"
        if f"{before:%H:%M}" != f"{now:%H:%M}":
            self._setting = replace(self._setting, now=now)
            self._show_plan()

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        """Another process has its usual minutes, unless the set has its own for it, or others were typed.

        Another module brings the process that was planned for it.
        """
        planned = self._setting.modules.get(self.module or 0)
        if event.cycle.id == "module" and planned is not None and planned.process in self._processes:
            self.query_one("#process", Cycle).value = planned.process
        minutes = self.query_one("#minutes", Input)
        if self.process is not None and minutes.value in ("", self._offered):
            minutes.value = self._offered = str(self._usual_minutes(self.process, self.module))
        self._show_plan()

    def on_input_changed(self) -> None:
        """The plan follows what is typed."""
        self._show_plan()

    def entered(self, line: Input) -> None:
        """Enter starts from any field."""
        self.action_keep()

    def action_keep(self) -> None:
        """Hand back how the session is to run."""
        process, minutes, slots = self.process, self._minutes(), self._number("slots")
        none = {} if process else {"process": "No process can be read. Its file says why on home."}
        wrong = none | self._wrong()
        if wrong or process is None or minutes is None:
            self.go_to(next(iter(wrong)))
            self.say(next(iter(wrong.values())), "refused")
            return
        self.dismiss(Start(process, minutes, slots, self.module))

    def action_preview(self) -> None:
        """Show the chosen process in full, for the minutes and slots of the form."""
        from als_tui.screens.start.preview import PreviewScreen

        if self.process is not None:
            self.app.push_screen(PreviewScreen(self._occasion().sheet(self.process), self._setting.now))

    def action_list(self) -> None:
        """Choose from all of them; there may be others afterwards."""
        from als_tui.screens.start.processes import ProcessListScreen

        chosen = self.process.id if self.process else ""
        self.app.push_screen(ProcessListScreen(self._occasion(), chosen), self._listed)

    def _listed(self, chosen: str | None) -> None:
        self._processes = {process.id: process for process in port(self.app).processes}
        if self._processes:
            self.query_one("#process", Cycle).offer(self._choices(), chosen or "")
        self._show_plan()

    def _occasion(self) -> Occasion:
        """The chosen process has the minutes and slots of the form, the others their usual ones."""
        chosen, wrong = self.process, self._wrong()

        def minutes(process: Process) -> int:
            typed = None if process is not chosen or "minutes" in wrong else self._minutes()
            return typed or self._usual_minutes(process, self.module)

        def slots(process: Process) -> int | None:
            return None if process is not chosen or "slots" in wrong else self._number("slots")

        return Occasion(
            self._setting.people(self.module), minutes, slots, self._setting.now, self._setting.owing
        )

    def _usual_minutes(self, process: Process, module: int | None) -> int:
        """As planned for the module, else as the set has them for the process, else the process's own."""
        profile, planned = self._setting.profile, self._setting.modules.get(module or 0)
        if planned is not None and planned.process == process.id:
            return planned.minutes
        return profile.minutes if process.id == profile.process else process.minutes

    def _choices(self) -> list[tuple[str, str]]:
        return [(process.id, process.title) for process in self._processes.values()]

    def action_leave(self) -> None:
        """Start nothing; the form opens again as it was left."""
        left = self._fields_now()
        self.dismiss(self._words if left == self._first else left)

    def _fields_now(self) -> StartWords:
        minutes, slots = (self.query_one(f"#{name}", Input).value.strip() for name in ("minutes", "slots"))
        module = NO_MODULE if self.module is None else str(self.module)
        return StartWords(self.query_one("#process", Cycle).value, minutes, slots, module)

    def _number(self, name: str) -> int | None:
        typed = self.query_one(f"#{name}", Input).value.strip()
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else None

    def _minutes(self) -> int | None:
        return read_minutes(self.query_one("#minutes", Input).value)

    def _wrong(self) -> dict[str, str]:
        minutes, slots = self._minutes(), self._number("slots")
        wrong = {}
        if minutes is None or not 1 <= minutes <= MOST_MINUTES:
            wrong["minutes"] = f"Minutes from 1 to {MOST_MINUTES}, please: 210, 3h, 1h30."
        if self.query_one("#slots", Input).value.strip() and (slots is None or not 1 <= slots <= MOST_SLOTS):
            wrong["slots"] = f"From 1 to {MOST_SLOTS} slots; leave it empty for as many as fit."
        return wrong

    def _show_plan(self) -> None:
        wrong, process, minutes = self._wrong(), self.process, self._minutes()
        if self._setting.modules:
            self.field("module").tell(planned_words(self._setting, self.module))
        for name in ("minutes", "slots"):
            self.field(name).tell(wrong.get(name, ""), wrong=name in wrong)
        if wrong or process is None or minutes is None:
            lines = ("", "", process.about if process else "")
        else:
            asked, members = self._number("slots"), self._setting.people(self.module)
            owing = self._setting.owing
            plan = plan_for(process, members, minutes, asked, owing)
            why = why_slots(process, members, plan, asked, owing)
            comes_to = [*plan_words(plan, self._setting.now), *([why] if why and asked is None else [])]
            against = [*([why] if why and asked is not None else []), warnings(plan, self._setting, members)]
            lines = ("\n".join(comes_to), "\n".join(filter(None, against)), process.about)
        for name, words in zip(("plan", "warn", "about"), lines, strict=True):
            line = self.query_one(f"#start--{name}", Static)
            line.display = bool(words)
            line.update(Content("\n").join(plain(line) for line in words.split("\n")))
