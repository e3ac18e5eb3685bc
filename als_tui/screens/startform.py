"""Starting a session: by which process, how many minutes at hand, how many slots, and what that comes to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from als_tui.domain.book import Profile
from als_tui.domain.planning import MOST_SLOTS, Plan, phase_seconds, plan
from als_tui.domain.process import Phase, Process
from als_tui.keys import key
from als_tui.screens.form import FormScreen
from als_tui.widgets.field import Cycle, Field
from als_tui.widgets.lines import Hint, TitleLine
from als_tui.widgets.oneline import OneLine
from als_tui.widgets.plain import plain

MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Start:
    """How a session is to run."""

    process: Process
    minutes: int
    slots: int | None
    """None for as many as fit."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The set that is about to meet."""

    profile: Profile
    number: int
    """Of the session that starts."""
    members: int
    now: datetime
    """Local time of the set."""


class StartScreen(FormScreen[Start | None]):
    """Three fields with their defaults; Enter starts from wherever the cursor is. It saves nothing."""

    NAME: ClassVar[str] = "start a session"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("start.go", "enter,ctrl+s,f2", "keep", "start", "Start the session as the plan says."),
        key("form.next", "tab,down", "next_field", "next field", "To the next field."),
        key("form.leave", "escape,ctrl+g", "leave", "leave", "Start nothing."),
    ]
    HINTS: ClassVar[tuple[str, ...]] = ("cycle.after", "form.next", "form.leave")
    DEFAULT_CSS = """
    StartScreen {
        Field { margin-bottom: 0; }
        #start--plan { margin-top: 1; padding: 0 2; height: auto; text-style: bold; }
        #start--warn { padding: 0 2; height: auto; color: $text-warning; text-style: bold; }
        #start--about { margin-top: 1; padding: 0 2; height: auto; max-width: 100; color: $text-muted; }
        OneLine { max-width: 30; }
    }
    """

    def __init__(self, setting: Setting, processes: Sequence[Process]) -> None:
        """The set's usual process and minutes are the defaults."""
        super().__init__()
        self._setting = setting
        self._processes = {process.id: process for process in processes}

    @property
    def process(self) -> Process | None:
        """The process that is chosen."""
        return self._processes.get(self.query_one(Cycle).value)

    def heading(self) -> str:
        """Which session of which set."""
        return f"{self._setting.profile.name} · start session {self._setting.number}"

    def hints(self) -> tuple[Hint, ...]:
        """Enter starts, in a field of figures too."""
        return (Hint("Enter", "start"), *super().hints())

    def fields(self) -> Iterable[Widget]:
        """Three fields, and what they come to."""
        profile = self._setting.profile
        choices = [(process.id, process.title) for process in self._processes.values()]
        usual = profile.process if profile.process in self._processes else next(iter(self._processes), "")
        minutes = (
            profile.minutes if usual == profile.process else self._processes[usual].minutes if usual else 0
        )
        yield Field("Process", Cycle(choices or [("", "none found")], usual, id="process"))
        yield Field(
            "Minutes at hand",
            OneLine(str(minutes), id="minutes", placeholder="how many"),
            id="field--minutes",
        )
        yield Field("Slots", OneLine("", id="slots", placeholder="as many as fit"), id="field--slots")
        yield Static(id="start--plan")
        yield Static(id="start--warn")
        yield Static(id="start--about")

    def on_mount(self) -> None:
        """Show the plan of the defaults."""
        self.query_one(TitleLine).right = f"{self._setting.now:%H:%M}"
        self._show_plan()

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        """Another process has its usual minutes, unless the set has its own for it."""
        process, profile = self.process, self._setting.profile
        if process is not None:
            own = profile.minutes if process.id == profile.process else process.minutes
            self.query_one("#minutes", Input).value = str(own)
        self._show_plan()

    def on_input_changed(self) -> None:
        """The plan follows what is typed."""
        self._show_plan()

    def on_input_submitted(self) -> None:
        """Enter starts."""
        self.action_keep()

    def action_keep(self) -> None:
        """Hand back how the session is to run."""
        process, minutes, slots = self.process, self._number("minutes"), self._number("slots")
        wrong = self._wrong()
        if wrong or process is None or minutes is None:
            self.go_to(next(iter(wrong), "process"))
            self.say(
                next(iter(wrong.values()), "No process can be read. Its file says why on home."), "refused"
            )
            return
        self.dismiss(Start(process, minutes, slots))

    def action_leave(self) -> None:
        """Start nothing."""
        self.dismiss(None)

    def _number(self, name: str) -> int | None:
        typed = self.query_one(f"#{name}", Input).value.strip()
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else None

    def _wrong(self) -> dict[str, str]:
        minutes, slots = self._number("minutes"), self._number("slots")
        wrong = {}
        if minutes is None or not 1 <= minutes <= MOST_MINUTES:
            wrong["minutes"] = f"Minutes from 1 to {MOST_MINUTES}, please."
        if self.query_one("#slots", Input).value.strip() and (slots is None or not 1 <= slots <= MOST_SLOTS):
            wrong["slots"] = f"From 1 to {MOST_SLOTS} slots; leave it empty for as many as fit."
        return wrong

    def _show_plan(self) -> None:
        wrong, process, minutes = self._wrong(), self.process, self._number("minutes")
        for name in ("minutes", "slots"):
            self.field(name).tell(wrong.get(name, ""), wrong=name in wrong)
        if wrong or process is None or minutes is None:
            lines = ("", "", process.about if process else "")
        else:
            made = plan_for(process, self._setting.members, minutes, self._number("slots"))
            about = f"{process.about}\n\n{outline(process, self._setting.members)}"
            lines = (plan_words(made, self._setting.now), warnings(made, self._setting), about)
        for name, words in zip(("plan", "warn", "about"), lines, strict=True):
            line = self.query_one(f"#start--{name}", Static)
            line.display = bool(words)
            line.update(Content("\n").join(plain(line) for line in words.split("\n")))


def plan_for(process: Process, members: int, minutes: int, slots: int | None) -> Plan:
    """The plan as the session would open: at least one slot, as many as fit unless told."""
    made = plan(process, members, minutes, slots)
    return made if made.slots else plan(process, members, minutes, 1)


def plan_words(made: Plan, now: datetime) -> str:
    """What it comes to, in a line or two."""
    slots = "1 slot" if made.slots == 1 else f"{made.slots} slots"
    ends = now + timedelta(minutes=made.total)
    parts = (f"{slots} of {made.slot} min", f"frame {made.frame} min", f"{made.total} of {made.minutes} min")
    words = " · ".join((*parts, f"ends about {ends:%H:%M}"))
    notes = ["It uses the longest minutes where a range is given."] if made.uses_maximum else []
    if made.untimed:
        notes.append(f"{made.untimed} phase{'' if made.untimed == 1 else 's'} without minutes come on top.")
    return "\n".join((words, *notes))


def warnings(made: Plan, setting: Setting) -> str:
    """What stands against it; nothing of it forbids the start."""
    lines = []
    if made.left < 0:
        lines.append(f"! It runs {-made.left} min over the time at hand.")
    if made.slots > setting.members:
        slots = "1 slot" if made.slots == 1 else f"{made.slots} slots"
        lines.append(f"! {slots} for {_members(setting.members)}: some would present twice.")
    if setting.members < setting.profile.quorum:
        lines.append(f"! The set has {_members(setting.members)}; its quorum is {setting.profile.quorum}.")
    return "\n".join(lines)


def _members(count: int) -> str:
    return "1 member" if count == 1 else f"{count} members"


def outline(process: Process, members: int) -> str:
    """The phases in order with their minutes."""
    parts = [("Opening", process.opening), ("Each slot", process.slot)]
    for stand in process.between:
        parts.append((f"After slot {stand.after}", (stand.phase,)))
    parts.append(("Closing", process.closing))
    return "\n".join(
        f"{title}: {', '.join(_phase(phase, members) for phase in phases)}" for title, phases in parts
    )


def _phase(phase: Phase, members: int) -> str:
    seconds = phase_seconds(phase, members)
    return phase.title if seconds is None else f"{phase.title} {seconds // 60}"
