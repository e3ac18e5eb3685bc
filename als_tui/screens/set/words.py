"""What the set's page says: how the set meets, its sealed sessions, and the actions still open."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from rich.cells import cell_len

from als_tui.domain.book import (
    Action,
    Book,
    Record,
    ToldBetween,
    active_members,
    current_charter,
    in_order,
    open_actions,
    waits,
)
from als_tui.domain.coming import to_come
from als_tui.domain.days.calendar import spell_day, spell_due, spell_when
from als_tui.domain.programme import sentences
from als_tui.domain.programme.keeping import kept_words
from als_tui.domain.programme.outcomes import STILL_ASKED, promised_beside, promises, told_since
from als_tui.domain.session.state import Session
from als_tui.domain.timing import local_time
from als_tui.domain.words.counting import counted, listed
from als_tui.domain.words.pressing import press
from als_tui.screens.pages.words import dotted
from als_tui.screens.progress.words import told_words
from als_tui.widgets.fitting import fit, shown
from als_tui.widgets.values import Column, Words

SESSIONS = (
    Column("", 1, 4, right=True),
    Column("", 9, 15),
    Column(""),
    Column("", 12, 12, spare=True),
    Column("", 7, 8, wide=True, right=True),
)
ACTIONS = (
    Column("", 3, 16, name=True),
    Column(""),
    Column("", 7, 15, right=True),
    Column("", 7, 23, wide=True, right=True),
)


def facts(book: Book, today: date, process: str) -> list[tuple[str, str]]:
    """How the set meets, by label, who belongs to it last; `process` is the title of the one it usually runs."""
    profile, members, charter = book.profile, active_members(book), current_charter(book)
    names = listed(member.name for member in members.values())
    planned = profile.next_session
    lacks = [] if charter else [("Charter", f"none; {press('set.new_charter')} writes one")]
    kept = kept_words(book)
    return [
        (
            "Next session",
            f"{spell_when(planned, today)} ({profile.zone})"
            if planned
            else f"no date yet; {press('set.date')} sets one, {press('set.planner')} plans a programme",
        ),
        *lacks,
        ("Usually", f"{process} · {profile.minutes} min"),
        ("Seal keeps", profile.policy.label),
        *([("Kept", kept)] if kept else []),
        ("Members", names or f"nobody; {press('set.member')} adds members"),
    ]


def heading(book: Book) -> tuple[str, ...]:
    """Who belongs to the set and by which rules it meets, in figures."""
    charter = current_charter(book)
    return (
        counted(len(active_members(book)), "member"),
        f"charter {charter[0]}, {counted(len(charter[1].rules), 'rule')}" if charter else "",
        f"quorum {book.profile.quorum}",
    )


def open_words(session: Session, width: int) -> str:
    """Where the open session stands; the key that leads there is never cut."""
    here, first = session.here, f"▶ Session {session.number} is open, "
    last = shown(f": {press('set.enter')} goes back to it.")
    at = f"in {here.phase.title}" if here else "not begun"
    return f"{first}{fit(at, max(8, width - cell_len(first + last)))}{last}"


def due_heading(book: Book, session: Session | None, today: date) -> str:
    """How many actions are open, how many of them the open session answered for already, or were told of since."""
    count = promises(book, book.actions.values(), today)
    if not count.open:
        return "No open actions"
    answered = sum(action in session.progress for action in open_actions(book)) if session else 0
    return dotted(
        f"Open actions {count.open}",
        f"{answered} answered for in the open session" if answered else sentences.told_since_words(count),
    )


def past_words(book: Book, today: date) -> str:
    """How many of the open actions are past their day."""
    past = promises(book, book.actions.values(), today).overdue
    return f"{past} past {'its' if past == 1 else 'their'} day" if past else ""


def held_heading(book: Book) -> str:
    """How many sessions are held, of how many where a programme says it."""
    of = f" of {len(book.sessions) + len(to_come(book))}" if book.modules else ""
    return f"Sessions held {len(book.sessions)}{of}"


def session_rows(book: Book, today: date) -> dict[str, tuple[Words, ...]]:
    """Sealed sessions, the newest first; how one was run stands there if the set usually meets in another way."""
    return {str(record.number): _session(book, record, today) for record in reversed(in_order(book))}


def action_rows(book: Book, today: date) -> dict[str, tuple[Words, ...]]:
    """Open actions, the first due first; a name stands once if its actions follow one another.

    What was told of one that waits no more stands in place of how far off its day is; of one that was put off,
    what was promised.
    """
    rows: dict[str, tuple[Words, ...]] = {}
    owner = None
    for id, action in actions_by_date(book).items():
        name = book.whose(action)
        due, away = due_words(action, today, book)
        put_off = _promised(action, today).removeprefix(", ")
        rows[str(id)] = (
            Words("" if name == owner else name),
            Words(action.text),
            Words(due),
            Words(
                (put_off or away) if waits(action) else told_since(action),
                "bold $warning" if waits(action) and _past(action, today) else "$quiet",
            ),
        )
        owner = name
    return rows


def actions_by_date(book: Book) -> Mapping[int, Action]:
    """Open actions by due date, the next session's among them; of one day by seat, who is no member last."""
    seats = {id: seat for seat, id in enumerate(active_members(book))}
    planned = book.profile.next_session

    def place(entry: tuple[int, Action]) -> tuple[date, int, str, int]:
        id, action = entry
        coming = planned.date() if planned and action.due else date.max
        due = action.due if isinstance(action.due, date) else coming
        return due, seats.get(action.owner, len(seats)), book.whose(action), id

    return dict(sorted(open_actions(book).items(), key=place))


def due_words(action: Action, today: date, book: Book) -> tuple[str, str]:
    """The due date, and how far off it is."""
    if action.due is None:
        return "no date", ""
    if isinstance(action.due, date):
        day, _, away = spell_due(action.due, today).partition(", ")
        return day, away
    planned = book.profile.next_session
    return "next session", spell_due(planned.date(), today).partition(", ")[2] if planned else ""


def _past(action: Action, today: date) -> bool:
    return isinstance(action.due, date) and action.due < today


def _told(told: ToldBetween, today: date) -> str:
    return f"{told_words(told, today)}; {STILL_ASKED}"


def _promised(action: Action, today: date) -> str:
    return promised_beside(action, partial(spell_day, today=today))


def action_text(book: Book, action: Action, today: date) -> str:
    """An action in full."""
    due, away = due_words(action, today, book)
    lines = [action.text, "", f"By: {due}{f', {away}' if away else ''}{_promised(action, today)}"]
    lines += [f"When: {action.cue}"] if action.cue else []
    lines += [f"Confidence: {action.confidence} of 10"] if action.confidence is not None else []
    lines += [f"Supporter: {action.supporter}"] if action.supporter else []
    lines.append(f"From session {action.session}")
    lines += [
        f"Session {answer.session}: {_answered(answer.outcome.value, answer.learned)}"
        for answer in action.progress
    ]
    if action.between is not None:
        lines.append(f"Since then {_told(action.between, today)}")
    return "\n".join(lines)


def _answered(outcome: str, learned: str) -> str:
    said = "carried" if outcome == "open" else outcome
    return f"{said}; {learned}" if learned else said


def _session(book: Book, record: Record, today: date) -> tuple[Words, ...]:
    usual = record.process == book.profile.process
    return (
        Words(str(record.number)),
        Words(_day(record, today)),
        Words(_presenters(book, record)),
        Words("from paper" if record.paper else "" if usual else record.process_title),
        Words(f"{record.minutes_actual} min"),
    )


def session_about(book: Book, number: int, today: date) -> list[str]:
    """A sealed session in two lines: who presented, and how it was run."""
    record = book.sessions[number]
    ran = f"{record.process_title} · {record.minutes_actual} min"
    return [f"{_day(record, today)}: {_presenters(book, record)}", ran]


def action_about(book: Book, id: int, today: date) -> list[str]:
    """An open action in two lines: what was promised, and by when."""
    action = book.actions[id]
    due, away = due_words(action, today, book)
    when = f"{due}{f', {away}' if away else ''}{_promised(action, today)}"
    told = _told(action.between, today) if action.between else ""
    return [f"{book.whose(action)}: {action.text}", dotted(when, told)]


def _day(record: Record, today: date) -> str:
    return spell_due(local_time(record.began, record.zone).date(), today).partition(", ")[0]


def _presenters(book: Book, record: Record) -> str:
    people = dict.fromkeys(slot.person for slot in record.presented)
    return listed(book.called(record, person) for person in people) or "nobody presented"
