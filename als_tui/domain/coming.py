"""What of the programme is still to come, and the set's next date, which follows from it."""

from datetime import date, datetime, timedelta

from als_tui.domain.book import PROFILE_ID, Book, Module, ModuleState, Policy
from als_tui.domain.timing import wall_time
from als_tui.value import replace

_NEAR = timedelta(days=14)
"""How far from its date a session is still taken for a module's (our own judgement)."""


def to_come(book: Book) -> dict[int, Module]:
    """The modules for which the set still means to meet, by number, in the order of their days."""
    ahead = {number: module for number, module in book.modules.items() if module.state.to_come}
    return dict(sorted(ahead.items(), key=lambda entry: (entry[1].when, entry[0])))


def held_share(book: Book) -> float:
    """How much of a programme is held; nothing where none is planned."""
    held = len(book.sessions)
    return held / (held + len(to_come(book))) if held and book.modules else 0.0


def coming_module(book: Book, today: date, but: int | None = None) -> int | None:
    """Number of the first module from today on, leaving out the one with the number `but`; None if none is planned."""
    ahead = to_come(book).items()
    return next((number for number, module in ahead if number != but and module.when.date() >= today), None)


def module_now(book: Book, now: datetime) -> int | None:
    """Number of the module that a session is, if one starts now by the set's clock: the nearest one to come.

    None if none is near: then it is a session beyond the programme, unless somebody says otherwise.
    """
    ahead = to_come(book)
    nearest = min(ahead, key=lambda number: abs(ahead[number].when - now), default=None)
    return nearest if nearest is not None and abs(ahead[nearest].when - now) <= _NEAR else None


def meeting_words(book: Book, module: int | None, today: date) -> str:
    """What a meeting to come is called: the next one by the number that its session will have, and by its module's.

    A later one is a module alone; a meeting of no module a session alone.
    """
    session = f"session {book.next_id('sessions')}"
    if module is None:
        return session
    return f"{session}, module {module}" if module == coming_module(book, today) else f"module {module}"


def in_step(before: Book, after: Book, today: date) -> Book:
    """The book after a change, its next date that of the first module still to come.

    Without one the date stands as it did, unless it was that of a module: a set may meet beyond its programme.
    """
    number, planned = coming_module(after, today), after.profile.next_session
    if number is not None:
        planned = after.modules[number].when
    elif coming_module(before, today) is not None and planned == before.profile.next_session:
        planned = None
    if planned == after.profile.next_session:
        return after
    return after.put("profile", PROFILE_ID, replace(after.profile, next_session=planned))


def moved(module: Module, when: datetime, at: datetime) -> Module:
    """The module on another date; who could not come to the one before is to be asked anew of another day."""
    if when == module.when:
        return module
    cannot = still_cannot(module, when)
    return replace(module, when=when, state=ModuleState.MOVED, moved=True, cannot=cannot, why="", changed=at)


def still_cannot(module: Module, when: datetime) -> tuple[int, ...]:
    """Who said that they cannot come to a module, once it is on this date: of another day nobody said so."""
    return module.cannot if when.date() == module.when.date() else ()


def meetings(book: Book, now: datetime) -> dict[int, Module]:
    """All that calendars hear of: the modules, and the next date if it is of none.

    That stands under the number which its module will have if one is planned, so calendars keep it as one event.
    """
    profile, found = book.profile, dict(book.modules)
    if (beyond := date_beyond(book)) is not None:
        found[book.next_id("modules")] = Module(beyond, profile.minutes, profile.process, now)
    return found


def meeting_names(book: Book) -> dict[int, str]:
    """What each meeting is called in calendars: `module 3`; a next date that is of no module, `session 9`."""
    names = {number: f"module {number}" for number in book.modules}
    if date_beyond(book) is not None:
        names[book.next_id("modules")] = f"session {book.next_id('sessions')}"
    return names


def date_beyond(book: Book) -> datetime | None:
    """The set's next date if it is that of no module to come; None if it is, or there is none."""
    planned = book.profile.next_session
    return None if any(module.when == planned for module in to_come(book).values()) else planned


def held_span(book: Book, module: Module) -> tuple[datetime, datetime] | None:
    """When the session that a module became began and ended, by the set's clock; None while it became none.

    One from paper is known by its day alone: it stands at the time that was planned.
    """
    record = book.sessions.get(module.session or 0)
    if record is None:
        return None
    if record.paper:
        return module.when, module.when + timedelta(minutes=record.minutes_actual)
    began, ended = (wall_time(at, book.profile.zone) for at in (record.began, record.ended))
    return began, ended


def as_it_was(book: Book, module: Module) -> Module:
    """A module with the day and the minutes that it has: those of its session once it was held, else as planned."""
    if (span := held_span(book, module)) is None:
        return module
    record = book.sessions[module.session or 0]
    return replace(module, when=span[0].replace(second=0, microsecond=0), minutes=record.minutes_actual)


def by_day(book: Book) -> dict[int, Module]:
    """The programme as it was and is to be, in the order of its days."""
    every = {number: as_it_was(book, module) for number, module in book.modules.items()}
    return dict(sorted(every.items(), key=lambda entry: (entry[1].when, entry[0])))


def as_held(module: Module, session: int, policy: Policy) -> Module:
    """The module once it is that session; words planned for it stay as far as the record keeps those of the day."""
    held = replace(module, state=ModuleState.HELD, session=session)
    return held if policy.keeps(Policy.QUESTIONS) else replace(held, topic="", goal="", place="", why="")
