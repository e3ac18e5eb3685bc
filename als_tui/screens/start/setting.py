"""The set that is about to meet, how its session is to run, and what the form of a start says of both."""

from collections.abc import Callable, Mapping
from datetime import datetime

from als_tui.domain.book import Book, Module, Profile, active_members, owing
from als_tui.domain.coming import module_now, to_come
from als_tui.domain.days.calendar import spell_when
from als_tui.domain.process.definition import Process
from als_tui.domain.process.planning import Plan
from als_tui.domain.telling.sheet import Sheet, make_sheet, overrun
from als_tui.domain.words.counting import counted
from als_tui.value import Value, field, replace

MOST_MINUTES = 24 * 60
NO_MODULE = "none"
"""The choice of a session that was not planned."""


class Start(Value):
    """How a session is to run."""

    process: Process
    minutes: int
    slots: int | None
    """None for as many as fit."""
    module: int | None = None
    """Number of the programme's module that it is."""


class StartWords(Value):
    """What the form's fields hold."""

    process: str
    minutes: str
    slots: str
    module: str = NO_MODULE


class Setting(Value):
    """The set that is about to meet."""

    profile: Profile
    number: int
    """Of the session that starts."""
    members: int
    now: datetime
    """Local time of the set."""
    owing: int | None = None
    """Members who have something to answer for; None if that is not known."""
    modules: Mapping[int, Module] = field(default_factory=dict)
    """Those of the programme that are to come."""
    module: int | None = None
    """Number of the one that it is, unless somebody chooses another."""

    def people(self, module: int | None) -> int:
        """Members of whom nobody said that they cannot come to this module."""
        planned = self.modules.get(module or 0)
        return self.members - (len(planned.cannot) if planned else 0)

    def words(self) -> "StartWords":
        """The fields as they stand at first, with the process and the minutes that were planned."""
        planned = self.modules.get(self.module or 0)
        process = planned.process if planned else self.profile.process
        return StartWords(process, "", "", str(self.module) if planned else NO_MODULE)


def warnings(plan: Plan, setting: Setting, members: int) -> str:
    """What stands against it, for so many who can come; nothing of it forbids the start."""
    lines = [over] if (over := overrun(plan)) else []
    if plan.slots > members:
        lines.append(
            f"! {counted(plan.slots, 'slot')} for {counted(members, 'member')}: some would present twice."
        )
    if members < setting.profile.quorum:
        whole = (
            f"{counted(members, 'member')} can come"
            if members < setting.members
            else f"The set has {counted(members, 'member')}"
        )
        lines.append(f"! {whole}; its quorum is {setting.profile.quorum}.")
    return "\n".join(lines)


def setting_of(book: Book, now: datetime) -> Setting:
    """A set as it is about to meet, on its own clock."""
    members = active_members(book)
    modules = {
        number: replace(module, cannot=tuple(id for id in module.cannot if id in members))
        for number, module in to_come(book).items()
    }
    module = module_now(book, now.replace(tzinfo=None))
    return Setting(book.profile, book.next_id("sessions"), len(members), now, owing(book), modules, module)


def module_choices(setting: Setting) -> list[tuple[str, str]]:
    """The modules to come with their dates, and that it is none of them."""
    today = setting.now.date()
    dated = [
        (str(number), f"{number} · {spell_when(module.when, today).partition(', ')[0]}")
        for number, module in setting.modules.items()
    ]
    return [*dated, (NO_MODULE, "none of the programme")]


def planned_words(setting: Setting, number: int | None) -> str:
    """What of a module goes along into the session as a line about today; each can be changed there."""
    module = setting.modules.get(number or 0)
    if module is None:
        return "The programme stays as it is planned."
    labelled = (("topic", module.topic), ("goal", module.goal), ("run by", module.facilitator))
    lines = [module.place, *(f"{label}: {text}" for label, text in labelled if text)]
    lines += [f"{len(module.cannot)} cannot come"] if module.cannot else []
    return " · ".join(filter(None, lines))


class Occasion(Value):
    """For what a process is looked for: so many people, so much time."""

    members: int
    minutes: Callable[[Process], int]
    """Minutes at hand by a process."""
    slots: Callable[[Process], int | None] = lambda _: None
    """Slots that are wanted by a process; None for as many as fit."""
    now: datetime | None = None
    """Local time, if a session is about to begin."""
    owing: int | None = None
    """Members who have something to answer for, if a set is about to meet."""

    def sheet(self, process: Process) -> Sheet:
        """The process, worked out for the occasion."""
        return make_sheet(process, self.members, self.minutes(process), self.slots(process), self.owing)
