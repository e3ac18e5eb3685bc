"""What the board's figures say, in a line each: the same words on the screen, in plain lines and in a file."""

from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.days.calendar import spell_day, spell_when
from als_tui.domain.programme.due import since_words
from als_tui.domain.programme.figures import MemberFigures, Programme, SessionFigures
from als_tui.domain.programme.outcomes import Promises
from als_tui.domain.words.counting import counted, tenths


def held_words(board: Programme) -> str:
    """How much of the programme was held: `8 of 9 held, 1 cancelled · 40 weeks`."""
    held, every = len(board.held), len(board.sessions)
    off = f", {board.cancelled} cancelled" if board.cancelled else ""
    weeks = f" · {counted(board.weeks, 'week')}" if board.weeks else ""
    return f"{held} of {every} held{off}{weeks}"


def next_words(book: Book, board: Programme, today: date) -> str:
    """When and where the set meets next; empty if no date is set."""
    coming = next((session for session in board.sessions if not session.held), None)
    if coming is None:
        return ""
    module = book.modules.get(coming.module) if coming.module is not None else None
    when = module.when if module else book.profile.next_session
    place = module.place if module else ""
    spelled = spell_when(when, today) if when else spell_day(coming.day, today)
    return ", ".join(filter(None, (f"S{coming.number} {spelled}", place)))


def here_words(board: Programme) -> str:
    """Places taken of all: `44 of 55 places`."""
    return f"{board.here} of {counted(board.places, 'place')}"


def told_words(promised: Promises, *, briefly: bool = False) -> str:
    """What became of actions, from how many: `32 of 43 told (18 done, 7 partly, 5 missed, 2 dropped)`.

    What was told between sessions, and heard by no round yet, stands beside; `briefly` leaves out the outcomes.
    """
    ends = {
        "done": promised.done,
        "partly": promised.partly,
        "missed": promised.missed,
        "dropped": promised.dropped,
    }
    some = "" if briefly else ", ".join(f"{count} {end}" for end, count in ends.items() if count)
    told = f"{promised.told} of {promised.made} told{f' ({some})' if some else ''}"
    return ", ".join(filter(None, (told, told_since_words(promised))))


def told_since_words(promised: Promises) -> str:
    """How many open ones were told of between two sessions; empty for none."""
    return f"{promised.between} told between sessions" if promised.between else ""


def open_words(promised: Promises) -> str:
    """What is open, and how much of it past its date."""
    past = f", {promised.overdue} past the date" if promised.overdue else ""
    return f"{promised.open} open{past}"


def kept_words(board: Programme) -> str:
    """From how many sessions actions are: `from 6 of 8 sessions that kept it`."""
    return _kept(board.kept, board)


def kept_pulse_words(board: Programme) -> str:
    """The same of the pulse, which no session from paper has."""
    return _kept(board.kept_pulse, board)


def _kept(sessions: int, board: Programme) -> str:
    return f"from {sessions} of {counted(len(board.held), 'session')} that kept it"


def pulse_words(session: SessionFigures) -> str:
    """The mean of those who gave one, and how many did; why there is none, if so."""
    if session.mean is None:
        if session.keeps_pulse:
            return "nobody gave a pulse"
        return "pulse not kept" if session.keeps else "actions and pulse not kept"
    return f"pulse {tenths(session.mean)} from {len(session.pulse)}"


def over_words(session: SessionFigures) -> str:
    """Minutes over the plan or under it."""
    if session.over is None:
        return "plan not kept"
    if not session.over:
        return "as long as planned"
    return f"{abs(session.over)} min {'over' if session.over > 0 else 'under'}"


def session_words(session: SessionFigures, today: date) -> str:
    """One session in a line."""
    facts = [f"{session.here} of {session.members} here", *happened(session)] if session.held else []
    return f"{day_words(session, today)}: {', '.join(facts) or 'still to come'}"


def day_words(session: SessionFigures, today: date) -> str:
    """A session by number and day."""
    return f"S{session.number} {spell_day(session.day, today)}"


def happened(session: SessionFigures, *, briefly: bool = False) -> list[str]:
    """What there was in a session, a few words each; `briefly` without outcomes and minutes."""
    promised = session.promised
    waited = [f"{session.waited} waited"] if session.waited else []
    return [
        f"{session.presented} presented",
        *waited,
        *([told_words(promised, briefly=briefly)] if promised.made else []),
        pulse_words(session),
        *([] if briefly else [over_words(session)]),
    ]


def came_words(figures: MemberFigures) -> str:
    """To how many sessions a member came, of those held while they were one."""
    late = f", {figures.late} late" if figures.late else ""
    return f"came to {figures.here} of {figures.of}{late}"


def member_words(figures: MemberFigures) -> str:
    """A member over the programme in a line, without the name."""
    return ", ".join(
        (*slot_words(figures), came_words(figures), *(["has left"] if figures.member.left else []))
    )


def slot_words(figures: MemberFigures) -> tuple[str, ...]:
    """A member's slots, when the last was, and how often they waited for one."""
    return counted(figures.slots, "slot"), since_words(figures), f"{counted(figures.lost, 'bid')} lost"
