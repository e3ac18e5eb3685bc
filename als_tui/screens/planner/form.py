"""The form of one module: when, how long, by which process, where, about what, and who runs it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Input

from als_tui.domain.book import Module, RoundKind
from als_tui.domain.coming import meeting_words
from als_tui.domain.process.definition import Process
from als_tui.domain.session.when import Meeting, missing, read_meeting, spell_meeting
from als_tui.domain.timing import minutes_understood, read_minutes
from als_tui.domain.words.text import LINE, too_long
from als_tui.engine import Engine
from als_tui.screens.common.form import FormScreen
from als_tui.value import Value, replace
from als_tui.widgets.capped import OneLine
from als_tui.widgets.field import Cycle, Field

TOPICS = ("problem-solving", "collaboration", "change", "innovation", "diversity and inclusion")
"""What a session can be about: open-ended, actionable, of wide impact; each module has another one first."""
_LINES = (
    ("place", "Place", "somewhere less familiar, or a link"),
    ("topic", "Topic", ""),
    ("goal", "Goal", "what the session is for, in a line"),
    ("facilitator", "Facilitator", "you"),
)


EVALUATIONS: tuple[tuple[RoundKind, str], ...] = (
    ("", "none"),
    ("half-way", "half-way, in the review"),
    ("end", "at the end, in the review"),
)


class ModuleDates(Value):
    """What a module's dates are read and refused by."""

    today: date
    zone: str
    why_not: Callable[[datetime], str]
    """Why it cannot be on that date; nothing if it can, or stands on it."""


class ModuleForm(FormScreen[Module]):
    """Returns the module to be kept; it saves nothing but what is typed."""

    NAME: ClassVar[str] = "a module's form"

    def __init__(
        self,
        engine: Engine,
        number: int,
        module: Module,
        processes: Sequence[Process],
        dates: ModuleDates,
    ) -> None:
        """The form of `module`, which has this number."""
        super().__init__(engine, f"module:{number}")
        self._number = number
        self._called = meeting_words(engine.live.book, number, dates.today)
        self._set_name = engine.live.book.profile.name
        self._module = module
        self._processes = [(process.id, process.title) for process in processes] or [("", "none found")]
        self._dates = dates

    def heading(self) -> tuple[str, str, str]:
        """Which meeting."""
        return self._set_name, self._called, ""

    def usual(self) -> dict[str, str]:
        """The module as it stands."""
        lines = {name: getattr(self._module, name) for name, *_ in _LINES}
        process = self._module.process or self._processes[0][0]
        return {
            "when": f"{self._module.when:%Y-%m-%d %H:%M}",
            "minutes": str(self._module.minutes),
            "process": process,
            "evaluation": self._module.evaluation,
            **lines,
        }

    def fields(self) -> Iterable[Widget]:
        """Date and time first, as they change most."""
        words = self.at_first()
        yield Field(
            "When", OneLine(words["when"], placeholder="tue 9:30, 12 jan 14:00", id="when"), id="field--when"
        )
        yield Field("Minutes", OneLine(words["minutes"], id="minutes"), id="field--minutes")
        process = Cycle(self._processes, words["process"], id="process")
        yield Field("Process", process, id="field--process")
        rounds = Cycle(EVALUATIONS, words["evaluation"], id="evaluation")
        yield Field("Evaluation", rounds, id="field--evaluation")
        for name, label, placeholder in _LINES:
            like = placeholder or f"{self._topics[0]}, or another"
            line = OneLine(words[name], placeholder=like, id=name)
            yield Field(label, line, id=f"field--{name}")

    @property
    def _topics(self) -> tuple[str, ...]:
        first = (self._number - 1) % len(TOPICS)
        return (*TOPICS[first:], *TOPICS[:first])

    def on_mount(self) -> None:
        """Read back what stands in it."""
        self._read_back()

    def on_input_changed(self) -> None:
        """Read it back while it is typed."""
        self._read_back()

    def action_keep(self) -> None:
        """Hand the module back, or go to the first field that is wrong."""
        wrong = self._read_back()
        if wrong:
            self.go_to(next(iter(wrong)))
            self.say(next(iter(wrong.values())), "refused")
            return
        values, when = {name: words.strip() for name, words in self.values().items()}, self._meeting().when
        assert when is not None, "a date that is none is wrong"
        lines = {name: values[name] for name, *_ in _LINES}
        evaluation = next(value for value, _ in EVALUATIONS if value == values["evaluation"])
        minutes, process = read_minutes(values["minutes"]) or 0, values["process"]
        changed = replace(self._module, when=when, minutes=minutes, process=process)
        self.give(replace(changed, evaluation=evaluation, **lines))

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _meeting(self) -> Meeting:
        """When it is to be; at the time that stands if a day alone is said."""
        meeting = read_meeting(self._typed("when"), self._dates.today)
        if meeting.day is not None and meeting.at is None and meeting.hour is None:
            return replace(meeting, at=self._module.when.time())
        return meeting

    def _read_back(self) -> dict[str, str]:
        meeting, minutes, wrong = self._meeting(), self._typed("minutes"), {}
        if meeting.when is None:
            wrong["when"] = missing(meeting, self._dates.today)
        elif refused := self._dates.why_not(meeting.when):
            wrong["when"] = refused
        if read_minutes(minutes) is None:
            wrong["minutes"] = "Minutes, please: 210, 3h, 1h30."
        for name, *_ in _LINES:
            if why := too_long(self._typed(name), LINE):
                wrong[name] = why
        told = {
            "when": spell_meeting(meeting, self._dates.today, self._dates.zone),
            "minutes": minutes_understood(minutes),
            "topic": "" if self._typed("topic") else f"{', '.join(TOPICS)}: each wide, and open at its end.",
        }
        for name in ("when", "minutes", *(name for name, *_ in _LINES)):
            self.field(name).tell(wrong.get(name) or told.get(name, ""), wrong=name in wrong)
        return wrong
