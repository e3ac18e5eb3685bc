"""The review's five parts in words: plain facts, by seat, without a rank."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from rich.cells import cell_len

from als_tui.domain.asking.participation import talk
from als_tui.domain.book import PhaseTime
from als_tui.domain.days.calendar import spell_due, spell_when
from als_tui.domain.process.planning import unplanned
from als_tui.domain.session.facts import NOT_KNOWN, Commitment, Decision, Note, Presence, Question, WordsAbout
from als_tui.domain.session.schedule import coming, timeline
from als_tui.domain.session.state import Entry, Person, Session, commitments
from als_tui.domain.timing import clock_face, passed_face
from als_tui.domain.words.pressing import press
from als_tui.screens.common.choice import seat_key
from als_tui.screens.pages import guard_words
from als_tui.screens.pages.words import dotted
from als_tui.signs import PRESENTS, RUNS
from als_tui.value import Value
from als_tui.widgets.fitting import fit, shown
from als_tui.widgets.rows import ACCENT, QUIET, DrawnRow, blank, said
from als_tui.widgets.values import SEATED, Column, Words

NO_WORDS = "(asked; the words were not caught)"
Rows = Mapping[str, tuple[Words, ...]]


class At(Value):
    """The session at a moment."""

    session: Session
    t: float
    today: date
    next: datetime | None = None
    """When the set meets next; None if that is not known."""
    evaluation: str = ""
    """How far the evaluation round is, in a session that has one."""


class Part(Value):
    """One part of the review."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[At], Rows]
    about: Callable[[At, int], list[str]]
    """The row under the cursor in full; of the timeline, by its place."""
    empty: str
    """Why there is nothing, and which key changes that."""
    tells: str = ""
    """What is to be said of all of it."""


def happened(at: At) -> Rows:
    """Each phase as planned and as it was; then what held the process, as facts without a name."""
    phases = {
        time.stop: _words(
            _phase(at, time),
            _clock(time.planned),
            clock_face(time.actual),
            _over(at, time),
        )
        for time in timeline(at.session, at.t)
    }
    guarded = guard_words.rows(at.session, at.t)
    return phases | {name: _words(what, "", length, "") for name, (what, length) in guarded.items()}


def about_phase(at: At, place: int) -> list[str]:
    """One phase, and what was passed over on purpose; or one thing that held the process."""
    times = timeline(at.session, at.t)
    if not 0 <= place < len(times):
        return guard_words.about(at.session, at.t, place - len(times))
    time = times[place]
    planned = "not planned" if unplanned(time.stop) else f"planned {_clock(time.planned)}"
    figures = f"{planned}, was {clock_face(time.actual)}"
    return [
        f"{_phase(at, time)}: {dotted(figures, _over(at, time))}",
        *_passed_over(at),
    ]


def _passed_over(at: At) -> list[str]:
    """What was left out, and what had begun before it was left, each with whose slot it is of."""
    ahead, ran = {stop.key for stop in coming(at.session)}, {run.stop for run in at.session.runs}
    named: dict[str, list[str]] = {"Skipped on purpose": [], "Cut short on purpose": []}
    for stop in at.session.agenda:
        if stop.key in at.session.skipped - ahead:
            slot = at.session.slot_of(stop.slot)
            whose = f" ({at.session.name(slot.presenter)})" if slot and slot.presenter is not None else ""
            told = "Cut short on purpose" if stop.key in ran else "Skipped on purpose"
            named[told].append(f"{stop.phase.title}{whose}")
    return [f"{told}: {', '.join(stops)}" for told, stops in named.items() if stops]


def people(at: At) -> Rows:
    """Turns, questions and airtime of who was here, by seat; answers are turns too, as on the board."""
    presented = {slot.presenter for slot in at.session.slots}
    was_here = {person.id for person in at.session.people if person.present or _left(person)}
    return {
        str(figures.person): _words(
            PRESENTS if figures.person in presented else "",
            _seat(at, figures.person),
            at.session.name(figures.person),
            _count(figures.turns),
            _count(figures.questions),
            _count(figures.answers),
            passed_face(figures.seconds),
        )
        for figures in talk(at.session, at.t)
        if figures.person in was_here or figures.turns
    }


def about_person(at: At, id: int) -> list[str]:
    """What the columns mean for this person."""
    presented = any(slot.presenter == id for slot in at.session.slots)
    answers = "Answers are the turns that followed a question; turns count them too." if presented else ""
    return [f"{at.session.name(id)}: the facts, by seat; no order of merit.", *filter(None, (answers,))]


def words(at: At) -> Rows:
    """Questions, notes and decisions, in the order they were caught."""
    rows = {}
    for entry in at.session.entries:
        content = entry.content
        if isinstance(content, Question):
            who = _seat(at, content.asker), at.session.name(content.asker)
            rows[str(entry.id)] = _words("?", *who, content.text or NO_WORDS)
        elif isinstance(content, Note) and content.text:
            rows[str(entry.id)] = _words(".", "", "your note", f"{_about(at, content)}{_text(entry)}")
        elif isinstance(content, Decision) and content.text:
            rows[str(entry.id)] = _words("=", "", "the set", content.text)
    return rows


def about_words(at: At, id: int) -> list[str]:
    """A question or note in full, and in whose slot it was said."""
    entry = at.session.entry(id)
    return [] if entry is None else [f"{label(at.session, entry)}: {_text(entry)}"]


def actions(at: At) -> Rows:
    """Actions by owner, in the order of the seats."""
    seats = {person.id: seat for seat, person in enumerate(at.session.people)}
    ordered = sorted(commitments(at.session), key=lambda pair: seats.get(pair[1].owner, len(seats)))
    return {
        str(entry.id): _words(
            "",
            _seat(at, action.owner),
            at.session.name(action.owner),
            action.text,
            _due(at, action),
            _count(action.confidence, 0),
        )
        for entry, action in ordered
    }


def about_action(at: At, id: int) -> list[str]:
    """An action in full: words, date, confidence, supporter, cue."""
    entry = at.session.entry(id)
    action = entry.content if entry else None
    if not isinstance(action, Commitment):
        return []
    planned = at.next.date() if at.next else None
    due = f"by {spell_due(action.due, at.today, planned)}" if action.due else "no date"
    sure = "" if action.confidence is None else f"{action.confidence} of 10 sure"
    supporter = f"with {action.supporter}" if action.supporter else ""
    cue = [f"If-then: {action.cue}"] if action.cue else []
    return [f"{at.session.name(action.owner)}: {action.text}", dotted(due, sure, supporter), *cue]


def round_(at: At) -> Rows:
    """Pulse, learning and last word of each person in the room, guests too."""
    return {
        str(person.id): _words(
            "",
            _seat(at, person.id),
            person.name,
            _count(at.session.pulse.get(person.id)),
            _said(at.session, person.id, "learning"),
            _said(at.session, person.id, "check-out"),
        )
        for person in at.session.present
    }


def _said(session: Session, person: int, about: WordsAbout) -> str:
    """A person's words; that they passed; or a dash, if nobody has asked."""
    return session.words.get((person, about)) or ("passed" if (person, about) in session.passed else "–")


def about_round(at: At, id: int) -> list[str]:
    """What one person said in the round, in full."""
    said, pulse = at.session.words, at.session.pulse.get(id)
    name, few = at.session.name(id), said.get((id, "pulse"), "")
    first = f"{name}: {pulse} of 10 {few}".rstrip() if pulse else f"{name}: no pulse yet"
    learned, last = said.get((id, "learning")), said.get((id, "check-out"))
    more = (f"Learned: {learned}" if learned else "", f"Last word: {last}" if last else "")
    return [first, *filter(None, more)]


def label(session: Session, entry: Entry) -> str:
    """Whose question of whom, or that it is a note, or a decision."""
    if isinstance(entry.content, Decision):
        return "The set decided"
    slot = session.slot_of(entry.slot)
    if not isinstance(entry.content, Question):
        person = entry.content.person if isinstance(entry.content, Note) else None
        about = f" about {session.name(person)}" if person is not None else ""
        slot_of = f" in {session.name(slot.presenter)}'s slot" if slot and slot.presenter else ""
        return f"Your note{about}{slot_of}"
    asker = session.name(entry.content.asker)
    asked = session.name(slot.presenter) if slot and slot.presenter != entry.content.asker else ""
    return f"{asker} asked {asked}".strip()


def whose(entry: Entry | None) -> int | None:
    """Who asked, or whose action it is; a note and a decision are nobody's."""
    content = entry.content if entry else None
    if isinstance(content, Question):
        return content.asker
    return content.owner if isinstance(content, Commitment) else None


def strip(part: str, *, broad: bool) -> DrawnRow:
    """The parts' names in a row, the one that shows in capitals; where they do not fit, that one and its number."""
    shown = said(f"{RUNS} {PARTS[part].title.upper()}", ACCENT)
    if not broad:
        return (*shown, *said(f"  {list(PARTS).index(part) + 1} of {len(PARTS)}", QUIET))
    row: DrawnRow = ()
    for name, made in PARTS.items():
        row += blank(2) if row else ()
        row += shown if name == part else said(made.title, QUIET)
    return row


def part_after(part: str, by: int) -> str:
    """The part so many places on, round and round."""
    names = list(PARTS)
    return names[(names.index(part) + by) % len(names)]


def foot(at: At, width: int) -> list[str]:
    """Today's goal, and when the set meets next."""
    details = at.session.details
    none = NOT_KNOWN if details.get("next_session") == NOT_KNOWN else "no date yet"
    sets, answers = press("review.next"), press("review.goal")
    lines = [f"Next session: {spell_when(at.next, at.today) if at.next else f'{none} · {sets} sets one'}"]
    if goal := details.get("goal"):
        met = shown(f" · met: {details.get('goal_met') or f'? {answers} answers'}")
        lines.insert(0, f"Goal: {fit(goal, width - 6 - cell_len(met))}{met}")
    if at.evaluation:
        lines.insert(0, f"{at.evaluation[:1].upper()}{at.evaluation[1:]}")
    return [fit(words, width) for words in lines]


def elsewhere(part: str, done: str) -> str:
    """That nothing under the cursor can be put right or taken out, and what can, in which part."""
    if part == "round":
        opens = f"{press('review.enter')}, {press('review.learning')} or {press('review.checkout')}"
        return f"In the round an empty line takes words back: {opens} opens it."
    return f"Questions and notes are {done} in Words, actions in Actions, stops and checks in What happened."


def _words(*texts: str) -> tuple[Words, ...]:
    return tuple(Words(text) for text in texts)


def _about(at: At, note: Note) -> str:
    return "" if note.person is None else f"about {fit(at.session.name(note.person), 20)}: "


def _text(entry: Entry) -> str:
    return entry.content.text.replace("\n", " / ") or NO_WORDS


def _phase(at: At, time: PhaseTime) -> str:
    stop = at.session.stop_of(time.stop)
    slot = at.session.slot_of(stop.slot if stop else None)
    return dotted(time.title, at.session.name(slot.presenter) if slot else "")


def _seat(at: At, person: int) -> str:
    return next((seat_key(seat) for seat, other in enumerate(at.session.people) if other.id == person), "")


def _left(person: Person) -> bool:
    return person.presence is Presence.LEFT


def _due(at: At, action: Commitment) -> str:
    if not isinstance(action.due, date):
        return action.due or "no date"
    return spell_due(action.due, at.today).split(",")[0]


def _count(number: int | None, least: int = 1) -> str:
    return "–" if number is None or number < least else str(number)


def _clock(seconds: int | None) -> str:
    return "–" if seconds is None else clock_face(seconds)


def _over(at: At, time: PhaseTime) -> str:
    """How far off the plan; nothing if there was none."""
    if time.stop == at.session.stop:
        return "not over yet"
    if time.planned is None:
        return ""
    seconds = time.actual - time.planned
    return (
        "on time" if abs(seconds) < 30 else f"{clock_face(abs(seconds))} {'over' if seconds > 0 else 'under'}"
    )


_TIMES = (Column("planned", 7, 8, right=True), Column("was", 5, 8, right=True))
_NOBODY_HERE = f"Nobody is marked as here. {press('go.roster')}, the roster, does it."
PARTS: Mapping[str, Part] = {
    "happened": Part(
        "Happened",
        (Column("phase"), *_TIMES, Column("", 7, 14)),
        happened,
        about_phase,
        f"No phase has begun yet. {press('clock.toggle')} starts the session.",
    ),
    "people": Part(
        "People",
        (
            *SEATED,
            Column("name", name=True),
            Column("turns", 5, 5, right=True),
            Column("questions", 9, 9, right=True),
            Column("answers", 7, 7, right=True),
            Column("airtime", 7, 8, right=True),
        ),
        people,
        about_person,
        _NOBODY_HERE,
        "The facts, by seat; no order of merit.",
    ),
    "words": Part(
        "Words",
        (*SEATED, Column("who", 9, 14, name=True), Column("what was said")),
        words,
        about_words,
        f"Nothing was caught yet. {press('capture.line')} catches a question or a note.",
    ),
    "actions": Part(
        "Actions",
        (
            *SEATED,
            Column("who", 3, 12, name=True),
            Column("what"),
            Column("by", 7, 16),
            Column("sure", 4, 4, right=True),
        ),
        actions,
        about_action,
        f"No action was caught yet. {press('capture.form')} opens its form, {press('capture.line')} a line.",
    ),
    "round": Part(
        "Round",
        (
            *SEATED,
            Column("name", 4, 14, name=True),
            Column("pulse", 5, 5, right=True),
            Column("learned"),
            Column("last word", 9, 12),
        ),
        round_,
        about_round,
        _NOBODY_HERE,
    ),
}
