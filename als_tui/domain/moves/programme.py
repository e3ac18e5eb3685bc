"""Moves of the programme: modules are planned, changed, moved, cancelled, and somebody cannot come to one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from als_tui.domain.book import (
    PROFILE_ID,
    Book,
    Module,
    ModuleState,
    active_members,
)
from als_tui.domain.coming import coming_module, in_step, moved, still_cannot, to_come
from als_tui.domain.days.calendar import spell_day
from als_tui.domain.moves import NO_WORDS, NOBODY, Facts, Refusal, cannot_meet
from als_tui.domain.programme.rhythm import LEAST_MINUTES, MOST_MINUTES
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp, wall_time
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import LINE, clean, too_long
from als_tui.value import replace

NO_MODULE = Refusal("The programme has no such module.")
ON_IT = Refusal("It is on that date already.")
_WORDS = ("place", "topic", "goal", "facilitator")
PLANNED_ANEW = "planned anew"
"""Why a module is cancelled that a shorter programme has no date for."""


def plan_modules(
    live: Live, now: Stamp, modules: Sequence[datetime], minutes: int, *, replaces: bool = False
) -> Facts | Refusal:
    """Plan modules on these local dates, after those that stand, or in place of those still to come.

    In their place each keeps its number, so that calendars move what they hold; of what had no date any more they
    hear that it is cancelled. What was planned for a number beside its date stays.
    """
    if not modules:
        return Refusal("There are no dates to plan.")
    standing = to_come(live.book)
    if why := _cannot_meet(live, now, modules):
        return why
    if not replaces and (clash := _on_a_day(live.book, {when.date() for when in modules})):
        return clash
    numbers = list(standing) if replaces else []
    first = live.book.next_id("modules")
    changes: dict[int, Module] = {}
    for place, when in enumerate(sorted(modules)):
        if place < len(numbers):
            before = standing[numbers[place]]
            changes[numbers[place]] = replace(
                before,
                when=when,
                minutes=minutes,
                state=ModuleState.PLANNED,
                moved=False,
                cannot=still_cannot(before, when),
                why="",
                changed=now.at,
            )
        else:
            process = live.book.profile.process
            changes[first + place - len(numbers)] = Module(when, minutes, process, now.at)
    for number in numbers[len(modules) :]:
        changes[number] = _cancelled(standing[number], PLANNED_ANEW, now)
    return kept(live, now, changes)


def change_module(live: Live, now: Stamp, number: int, wanted: Module) -> Facts | Refusal:
    """Change when and how a module is to be: date, minutes, process, place, topic, goal, facilitator, evaluation."""
    before = _open(live.book, number)
    if isinstance(before, Refusal):
        return before
    if why := next((why for name in _WORDS if (why := too_long(getattr(wanted, name), LINE))), None):
        return Refusal(why)
    if not LEAST_MINUTES <= wanted.minutes <= MOST_MINUTES:
        return Refusal(f"A module has from {LEAST_MINUTES} minutes to a day.")
    words = {name: clean(getattr(wanted, name), LINE).strip() for name in _WORDS}
    ready = replace(
        before,
        minutes=wanted.minutes,
        process=wanted.process or before.process,
        evaluation=wanted.evaluation,
        **words,
    )
    if (ready.minutes, ready.place) != (before.minutes, before.place) and wanted.when == before.when:
        ready = replace(ready, changed=now.at)
    if wanted.when != before.when:
        if why_not := cannot_be(live, now, number, wanted.when):
            return why_not
        ready = moved(ready, wanted.when, now.at)
    return kept(live, now, {number: ready}) if ready != before else Refusal("Nothing changed.")


def move_module(
    live: Live, now: Stamp, number: int, when: datetime, *, rest: bool = False
) -> Facts | Refusal:
    """Move a module to another date; with `rest`, those after it move by as much, on the clock of the wall."""
    before = _open(live.book, number)
    if isinstance(before, Refusal):
        return before
    if when == before.when:
        return ON_IT
    changes = {number: moved(before, when, now.at)}
    if rest:
        shift = when - before.when
        changes |= {
            other: moved(module, module.when + shift, now.at)
            for other, module in after(live.book, number).items()
        }
    if why := _cannot_meet(live, now, [module.when for module in changes.values()]):
        return why
    if clash := _on_a_day(live.book, {module.when.date() for module in changes.values()}, changes):
        return clash
    return kept(live, now, changes)


def cannot_be(live: Live, now: Stamp, number: int, when: datetime) -> Refusal | None:
    """Why a module cannot be moved there alone; None if it can, or is there."""
    before = live.book.modules[number]
    if when == before.when:
        return None
    return _cannot_meet(live, now, [when]) or _on_a_day(live.book, {when.date()}, {number: before})


def cancel_module(live: Live, now: Stamp, number: int, why: str) -> Facts | Refusal:
    """Cancel a module, with why; it keeps its number, and can be taken back."""
    before = _open(live.book, number)
    if isinstance(before, Refusal):
        return before
    if long := too_long(why, LINE):
        return Refusal(long)
    ready = clean(why, LINE).strip()
    return kept(live, now, {number: _cancelled(before, ready, now)}) if ready else NO_WORDS


def take_back_cancel(live: Live, now: Stamp, number: int) -> Facts | Refusal:
    """Let a cancelled module be held after all, on its date."""
    before = live.book.modules.get(number)
    if before is None:
        return NO_MODULE
    if before.state is not ModuleState.CANCELLED:
        return Refusal(f"Module {number} is not cancelled.")
    if clash := _on_a_day(live.book, {before.when.date()}):
        return clash
    state = ModuleState.MOVED if before.moved else ModuleState.PLANNED
    return kept(live, now, {number: replace(before, state=state, why="", changed=now.at)})


def cannot_come(live: Live, now: Stamp, number: int, member: int) -> Facts | Refusal:
    """Mark that a member cannot come to a module; a second time that they can."""
    before = _open(live.book, number)
    if isinstance(before, Refusal):
        return before
    if member not in active_members(live.book):
        return NOBODY
    others = tuple(other for other in before.cannot if other != member)
    cannot = others if member in before.cannot else tuple(sorted((*others, member)))
    return kept(live, now, {number: replace(before, cannot=cannot)})


def set_asked(live: Live, now: Stamp, text: str) -> Facts | Refusal:
    """Keep what the organisation asked for, in a line; an empty one takes it back."""
    if why := too_long(text, LINE):
        return Refusal(why)
    before = live.book.profile
    ready = replace(before, asked=clean(text, LINE).strip())
    return (Put("profile", PROFILE_ID, before, ready),) if ready != before else Refusal("Nothing changed.")


def after(book: Book, number: int) -> dict[int, Module]:
    """The modules still to come after the one with this number."""
    first = book.modules[number].when
    return {other: module for other, module in to_come(book).items() if module.when > first}


PLANNER = press("set.planner")
"""The way to the programme from the set's page."""


def next_date_moves(
    live: Live, now: Stamp, when: datetime | None, but: int | None = None, planner: str = PLANNER
) -> Facts | Refusal:
    """What becomes of the programme if the set meets next then; no facts if nothing of it is to come.

    `but` is the module that is being held, `planner` the way to the programme.
    """
    today = wall_time(now.at, live.book.profile.zone).date()
    number = coming_module(live.book, today, but)
    if number is None:
        return ()
    if when is None:
        return Refusal(f"The programme has the next date. {planner} opens it, to move or to cancel a module.")
    following = next((other for other in after(live.book, number) if other != but), None)
    if following is not None and when.date() >= live.book.modules[following].when.date():
        day = spell_day(live.book.modules[following].when.date(), today)
        return Refusal(
            f"Module {following} comes by then, on {day}. {planner} opens the programme, to move modules."
        )
    before = live.book.modules[number]
    ready = moved(before, when, now.at)
    return (Put("modules", number, before, ready),) if ready != before else ()


def kept(live: Live, now: Stamp, changes: Mapping[int, Module]) -> Facts:
    """The facts of these modules, and the set's next date where it follows from them."""
    book = live.book
    for number, module in changes.items():
        book = book.put("modules", number, module)
    puts = [
        Put("modules", number, live.book.modules.get(number), module) for number, module in changes.items()
    ]
    profile = in_step(live.book, book, wall_time(now.at, book.profile.zone).date()).profile
    if profile != live.book.profile:
        puts.append(Put("profile", PROFILE_ID, live.book.profile, profile))
    return tuple(puts)


def _open(book: Book, number: int) -> Module | Refusal:
    """The module, if it is still to come; else why nothing of it is changed."""
    module = book.modules.get(number)
    if module is None:
        return NO_MODULE
    if module.state is ModuleState.HELD:
        return Refusal(f"Module {number} was held; its record says how.")
    if module.state is ModuleState.CANCELLED:
        return Refusal(f"Module {number} is cancelled. {press('planner.cancel')} takes that back.")
    return module


def _cancelled(module: Module, why: str, now: Stamp) -> Module:
    return replace(module, state=ModuleState.CANCELLED, why=why, changed=now.at)


def _cannot_meet(live: Live, now: Stamp, days: Iterable[datetime]) -> Refusal | None:
    """Why the set cannot meet on the first of these on which it cannot; None if it can on all."""
    zone = live.book.profile.zone
    local = wall_time(now.at, zone)
    return next((why for when in days if (why := cannot_meet(when, local, zone))), None)


def _on_a_day(book: Book, days: set[date], but: Mapping[int, Module] | None = None) -> Refusal | None:
    """Why no module can be on these days: another one, that none of `but` is, is on one of them."""
    for number, module in to_come(book).items():
        if number not in (but or {}) and module.when.date() in days:
            return Refusal(f"Module {number} is on {spell_day(module.when.date(), date.min)} already.")
    return None
