"""What the planner says: the programme in a few lines, a row a module, the module under the cursor in full."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from rich.cells import cell_len

from als_tui.domain.book import Book, Module, ModuleState, active_members
from als_tui.domain.coming import as_it_was, by_day, date_beyond, meeting_words
from als_tui.domain.days.calendar import spell_day, spell_when
from als_tui.domain.process.definition import Process
from als_tui.domain.programme.outlook import better_days, can_come, clock_changes, slots, under_quorum
from als_tui.domain.programme.rhythm import found_rhythm
from als_tui.domain.words.counting import counted, listed
from als_tui.domain.words.pressing import press
from als_tui.value import replace
from als_tui.widgets.values import Column, Words

if TYPE_CHECKING:  # what reads a line is loaded with the first one
    from als_tui.domain.programme.saying import ProgrammeLine

_WHO = "who can come"
COLUMNS = (
    Column("", 2, 3, right=True),
    Column("date", 10, 10),
    Column("", 0, 4, spare=True),
    Column("at", 5, 5),
    Column(_WHO, 10, 24),
    Column("about", 24),
    Column("place", 4, 14, wide=True, spare=True),
    Column("run by", 3, 10, wide=True, spare=True),
)
TYPED_COLUMNS = (*COLUMNS[:4], Column("in place of", spare=True))
"""Of the dates that a line would make."""
_NARROW = 70
"""Columns of a window under which who can come leaves space to what a module is about."""
_STATES = (ModuleState.HELD, ModuleState.MOVED, ModuleState.CANCELLED)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Processes = Mapping[str, Process]


def head(book: Book, today: date, processes: Processes) -> list[str]:
    """A next date that is of no module, what was asked for, slots, clock changes."""
    beyond = date_beyond(book)
    lines = [f"Next date: {spell_when(beyond, today)}, of no module"] if beyond else []
    lines.append(asked_words(book))
    if not book.modules:
        return [line for line in lines if line]
    lines.append(slots_words(book, processes))
    changes = [f"between {one} and {other}" for one, other in clock_changes(book)]
    if changes:
        lines.append(f"Clock change {' and '.join(changes)}: local times stay.")
    return [line for line in lines if line]


def span_words(book: Book, today: date, cells: int) -> str:
    """How many modules, from when to when, how often, and how they stand, in so many cells."""
    standing = [module for module in book.modules.values() if module.state is not ModuleState.CANCELLED]
    days = sorted(as_it_was(book, module).when for module in standing)
    count, rhythm = counted(len(standing), "module"), found_rhythm(sorted(one.when for one in standing))
    often = f"{count} {rhythm}".rstrip()
    ways = [often, count]
    if len(days) > 1:
        first, last = (spell_day(when.date(), today) for when in (days[0], days[-1]))
        weeks = counted((days[-1].date() - days[0].date()).days // 7, "week")
        span = f"{often}, {first} to {last}"
        ways = [f"{span} ({weeks})", span, f"{often}, to {last}", f"{count}, to {last}"]
    lines = [" · ".join((way, *_states(book))) for way in ways]
    return next((line for line in lines if cell_len(line) <= cells), lines[-1])


def _states(book: Book) -> list[str]:
    """How many modules were held, moved, cancelled."""
    states = [module.state for module in book.modules.values()]
    return [f"{states.count(state)} {state}" for state in _STATES if state in states]


def asked_words(book: Book) -> str:
    """What the organisation asked for."""
    return f"Asked for: {book.profile.asked}" if book.profile.asked else ""


def slots_words(book: Book, processes: Processes) -> str:
    """Slots in all and for each member."""
    found = slots(book, processes)
    if found is None:
        return ""
    each = f"{found.each[0]}" if len(found.each) == 1 else f"{found.each[0]} to {found.each[-1]}"
    share = f"{found.least}" if found.least == found.most else f"{found.least} or {found.most}"
    members = len(active_members(book))
    return f"{counted(found.total, 'slot')} in all ({each} a session): {share} for each of {members}."


def columns(cells: int) -> tuple[Column, ...]:
    """The columns in a window of so many."""
    if cells >= _NARROW:
        return COLUMNS
    return tuple(replace(one, most=18) if one.title == _WHO else one for one in COLUMNS)


def rows(book: Book, today: date, processes: Processes) -> dict[str, tuple[Words, ...]]:
    """The modules by their dates; one that was held on the day of its session."""
    made, year, first = {}, today.year, True
    others = any(module.facilitator for module in book.modules.values())
    for number, module in by_day(book).items():
        who = who_words(book, module, today, plain=not first)
        first = first and not module.state.to_come
        made[str(number)] = row(number, module, year, who, _topic(module, processes), others=others)
        year = module.when.year
    return made


def typed_rows(line: "ProgrammeLine", today: date) -> dict[str, tuple[Words, ...]]:
    """The dates that the line would make; one that slips says in place of which."""
    slips = {slip.kept: spell_day(slip.meant, slip.meant) for slip in line.slips}
    made, year = {}, today.year
    for number, when in enumerate(line.modules, 1):
        said = (*_dated(number, when, year), slips.get(when.date(), ""))
        made[f"typed {number}"] = tuple(map(Words, said))
        year = when.year
    return made


def _topic(module: Module, processes: Processes) -> str:
    """Its topic, else the title of its process."""
    process = processes.get(module.process)
    return module.topic or (process.title if process else module.process)


def row(number: int, module: Module, year: int, who: Words, about: str, *, others: bool) -> tuple[Words, ...]:
    """One module; its year stands where it begins, and who runs it if `others` do than who keeps this set."""
    style = "" if module.state.to_come else "$quiet"
    said = (
        *_dated(number, module.when, year),
        about,
        module.place,
        module.facilitator or ("you" if others else ""),
    )
    cells = [Words(text, style) for text in said]
    return (*cells[:4], who, *cells[4:])


def _dated(number: int, when: datetime, year: int) -> tuple[str, str, str, str]:
    """Number, day, year if it is another one, and time."""
    day = f"{_DAYS[when.weekday()]} {when.day:>2} {_MONTHS[when.month - 1]}"
    return str(number), day, str(when.year) if when.year != year else "", f"{when:%H:%M}"


def who_words(book: Book, module: Module, today: date, *, plain: bool) -> Words:
    """Who can come, or what became of the module; `plain` leaves out what the rows above say already."""
    if module.state is ModuleState.HELD:
        return Words(f"held, session {module.session}", "$quiet")
    if module.state is ModuleState.CANCELLED:
        return Words(f"cancelled: {module.why}", "$quiet")
    count = len(can_come(book, module))
    if module.when.date() < today:
        return Words("✗ over, not held", "bold")
    if under_quorum(book, module):
        return Words(f"{count} ✗ under quorum {book.profile.quorum}", "bold")
    names = [book.members[id].name for id in module.cannot if id in active_members(book)]
    absent = f"{count}  not {listed(names)}"
    rest = str(count) if plain else f"{count} can come"
    moved = " · moved" if module.state is ModuleState.MOVED else ""
    return Words((absent if names else rest) + moved)


def about(book: Book, number: int, today: date, processes: Processes) -> list[str]:
    """A module in full, a line each; what is amiss with it, and what would be better, come first."""
    module = book.modules[number]
    lines = [*_amiss(book, number, today), _when(book, number, today, processes)]
    if module.place:
        lines.append(f"Place: {module.place}")
    lines += [f"{label}: {text}" for label, text in (("Topic", module.topic), ("Goal", module.goal)) if text]
    names = [book.members[id].name for id in module.cannot if id in book.members]
    if names and module.state.to_come:
        lines.append(f"Cannot come: {listed(names)}")
    return lines


def _when(book: Book, number: int, today: date, processes: Processes) -> str:
    """When a module is, or was held and was planned; by which process, run by whom."""
    planned = book.modules[number]
    module = as_it_was(book, planned)
    process = processes.get(module.process)
    day, _, away = spell_when(module.when, today).partition(", ")
    parts = [f"Module {number}: {day} to {_ends(module)}, {away}"]
    if (planned.when, planned.minutes) != (module.when, module.minutes):
        parts.append(f"planned {spell_when(planned.when, today).partition(', ')[0]} to {_ends(planned)}")
    parts.append(process.title if process else module.process)
    parts += [f"run by {module.facilitator}"] if module.facilitator else []
    parts += [f"{module.evaluation} evaluation"] if module.evaluation else []
    return " · ".join(parts)


def _ends(module: Module) -> str:
    return f"{module.when + timedelta(minutes=module.minutes):%H:%M}"


def _amiss(book: Book, number: int, today: date) -> list[str]:
    module = book.modules[number]
    if module.state is ModuleState.CANCELLED:
        back = f"{press('planner.cancel')} takes that back"
        return [f"Module {number} is cancelled: {module.why} · {back}."]
    if module.state is ModuleState.HELD:
        return [f"Module {number} was held as session {module.session}; its record says how."]
    if module.when.date() < today:
        keys = f"{press('planner.move')} moves it, {press('planner.cancel')} cancels it"
        return [f"Module {number} was not held on its day: {keys}; a session can still be started from it."]
    if not under_quorum(book, module):
        return []
    count, better = len(can_come(book, module)), better_days(book, number, today)
    days = ", ".join(f"{spell_day(one.day, one.day)[4:]} ({one.can_come})" for one in better)
    offer = f" Near {_DAYS[module.when.weekday()]}: {days}." if days else ""
    return [f"{count} can come, quorum {book.profile.quorum}.{offer}"]


def next_words(book: Book, number: int | None) -> str:
    """What comes next, in a line."""
    if not book.modules or number is None:
        return f"Next: {press('planner.plan')} plans all of it in one line."
    if not book.modules[number].state.to_come:
        return f"Next: {press('planner.plan')} plans more modules in one line."
    change, move = press("planner.change"), press("planner.move")
    return f"Next: {change} changes it · {move} moves it, or all from it on."


def none_words() -> str:
    """What stands in place of a list of modules."""
    return "No module is planned yet. A line plans all: from 1 dec, 8 half days, every 5 weeks on tue 9:30"


def follow_words(number: int, when: datetime, book: Book, rest: Sequence[int], today: date) -> str:
    """What is asked of the modules after one that moves."""
    last = book.modules[rest[-1]].when + (when - book.modules[number].when)
    which = f"module {rest[0]}" if len(rest) == 1 else f"modules {rest[0]} to {rest[-1]}"
    return f"Then {which} would end on {spell_day(last.date(), today)}."


def shift_words(before: datetime, when: datetime) -> str:
    """By how much a module moves: `2 weeks later`, `3 days earlier`, `2 h later`."""
    shift = when - before
    word = "later" if shift > timedelta() else "earlier"
    days, minutes = (when.date() - before.date()).days, abs(shift) // timedelta(minutes=1)
    if not days:
        return f"{minutes} min {word}"
    whole = counted(abs(days) // 7, "week") if days % 7 == 0 else counted(abs(days), "day")
    return f"{whole} {word}"


def cannot_title(book: Book, number: int, today: date) -> str:
    """Which module it is asked of."""
    module = book.modules[number]
    which = meeting_words(book, number, today)
    return f"Who cannot come to {which}, {spell_when(module.when, today).partition(', ')[0]}?"
