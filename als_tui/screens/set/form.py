"""The form of a set: a new one (name and members are enough, the rest has defaults), or how one meets."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from als_tui.domain.book import Policy, Profile
from als_tui.domain.process.definition import Process
from als_tui.domain.telling.sheet import USUAL_MEMBERS
from als_tui.domain.words.text import A_NAME
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.app_port import port
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.half_filled import Drafts
from als_tui.screens.set.form_words import (
    SetDraft,
    SetReading,
    SetWords,
    member_names,
    read_set,
    words_for_new,
    words_of,
)
from als_tui.screens.set.joining_words import people_allowed
from als_tui.screens.start.setting import Occasion
from als_tui.value import asdict
from als_tui.widgets.capped import OneLine
from als_tui.widgets.field import Cycle, Field, Lines

NEW_SET = "new-set"
"""Names what is typed of a set that is not made yet."""


class SetFormScreen(FormScreen[SetDraft]):
    """Returns the set to be kept; it saves nothing but what is typed."""

    NAME: ClassVar[str] = "a set's form"
    KEYS: ClassVar[Keys] = (
        Key(
            "form.processes",
            "f4",
            "processes",
            "processes",
            "All processes in a list, to look at and to choose from.",
        ),
    )
    BINDINGS = bindings(KEYS)
    HINTS: ClassVar[tuple[str, ...]] = (
        *("form.keep", "form.next", "cycle.after", "form.processes", "form.leave"),
    )

    def __init__(
        self,
        drafts: Drafts,
        processes: Sequence[Process],
        today: date,
        before: Profile | None = None,
        members: int = 0,
        taken: Sequence[str] = (),
    ) -> None:
        """`before` is the profile to change, of a set of so many members; None makes a new set.

        `taken` are the names that it cannot have.
        """
        super().__init__(drafts, NEW_SET if before is None else "profile")
        self._processes = {process.id: process for process in processes}
        self._today = today
        self._before = before
        self._members = members
        self._taken = taken
        self._asked = False
        self._offered = ""
        """The minutes that are the process's own; others were set by hand, and stay."""

    def heading(self) -> tuple[str, str, str]:
        """Which set."""
        return (self._before.name, "how it meets", "") if self._before else ("als-tui", "a new set", "")

    def usual(self) -> dict[str, str]:
        """The defaults of a new set, or the set as it stands."""
        known = tuple(self._processes.values())
        return asdict(words_of(self._before) if self._before else words_for_new(port(self.app).zone, known))

    def fields(self) -> Iterable[Widget]:
        """What is needed first; the rest says its default."""
        words = SetWords(**self.at_first())
        usual = self._processes.get(words.process)
        self._offered = words.minutes if usual and words.minutes == str(usual.minutes) else ""
        yield Field(
            "Name",
            OneLine(words.name, allowed=A_NAME, placeholder="what the set is called", id="name"),
            id="field--name",
        )
        if self._before is None:
            members = Lines(
                words.members, people_allowed, placeholder="one a line; paste a list or table", id="members"
            )
            yield Field("Members", members, id="field--members")
        yield Field("Process", Cycle(self._choices() or [("", "none found")], words.process, id="process"))
        yield Field("Minutes", OneLine(words.minutes, id="minutes"), id="field--minutes")
        policies = [(policy.value, policy.label) for policy in Policy]
        yield Field("Seal keeps", Cycle(policies, words.policy, id="policy"), id="field--policy")
        yield Field("Quorum", OneLine(words.quorum, id="quorum"), id="field--quorum")
        yield Field("Time zone", OneLine(words.zone, id="zone"), id="field--zone")
        when = OneLine(words.when, placeholder="or empty: tue 9:30, 2026-12-01 09:30", id="when")
        yield Field("Next session", when, id="field--when")

    def on_mount(self) -> None:
        """Read back what stands in the form already."""
        self._read_back()
        if self._before is None:
            self.say("A name and members are enough; all else has a default.")

    def next_hints(self) -> tuple[str, ...]:
        """At the process, the list of all of them comes before the next field."""
        if isinstance(self.focused, Cycle) and self.focused.id == "process":
            return ("form.keep", "form.processes", "cycle.after", "form.next", "form.leave")
        return super().next_hints()

    def word_for(self, binding: Binding) -> str:
        """What keeping means here."""
        return "make the set" if binding.id == "form.keep" and self._before is None else binding.description

    def on_input_changed(self) -> None:
        """Read it back while it is typed."""
        self._read_back()

    def on_text_area_changed(self) -> None:
        """Read the members back while they are typed."""
        self._read_back()

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        """Another process usually takes other minutes, unless they were set by hand."""
        if event.cycle.id == "process":
            minutes = self.query_one("#minutes", Input)
            if minutes.value in ("", self._offered) and event.value in self._processes:
                minutes.value = self._offered = str(self._processes[event.value].minutes)
        self._read_back()

    def action_keep(self) -> None:
        """Hand the draft back, or go to the first field that is wrong."""
        self._asked = True
        reading = self._read_back()
        if reading.draft is not None:
            self.give(reading.draft)
            return
        first, why = next(iter(reading.wrong.items()))
        self.go_to(first)
        more = len(reading.wrong) - 1
        self.say(why if not more else f"{why} ({more} more)", "refused")

    def action_processes(self) -> None:
        """Choose from all processes; there may be others afterwards."""
        from als_tui.screens.start.processes import ProcessListScreen

        occasion = Occasion(self._expected(), lambda process: process.minutes)
        self.app.push_screen(
            ProcessListScreen(occasion, self.query_one("#process", Cycle).value), self._process_chosen
        )

    def _expected(self) -> int:
        """Members for whom a process is looked at."""
        named = self._members if self._before else len(member_names(self.query_one("#members", Lines).text))
        return named or USUAL_MEMBERS

    def _process_chosen(self, chosen: str | None) -> None:
        self._processes = {process.id: process for process in port(self.app).processes}
        if self._processes:
            self.query_one("#process", Cycle).offer(self._choices(), chosen or "")

    def _choices(self) -> list[tuple[str, str]]:
        return [(process.id, process.title) for process in self._processes.values()]

    def _read_back(self) -> SetReading:
        """Read the form; what is only missing in it is no fault until it is to be kept."""
        words = SetWords(**self.values())
        now = port(self.app).now_in(words.zone.strip())
        reading = read_set(words, self._today, self._before, self._members, self._taken, now)
        for field in self.query(Field):
            name = (field.control.id or "") if field.id else ""
            why = reading.wrong.get(name, "")
            if name in reading.short and not self._asked:
                why = ""
            field.tell(why or reading.notes.get(name, ""), wrong=bool(why))
        return reading
