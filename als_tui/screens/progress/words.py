"""The progress round in words: each action with what became of it, in the order in which it is asked."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from als_tui.domain.book import Action, Book, Status, ToldBetween
from als_tui.domain.days.calendar import spell_day, spell_due
from als_tui.domain.programme.outcomes import outcome_word, promised_beside
from als_tui.domain.session.facts import Presence
from als_tui.domain.session.schedule import unanswered
from als_tui.domain.session.state import Answer, Session
from als_tui.domain.words.pressing import press
from als_tui.screens.pages.words import dotted
from als_tui.widgets.values import Words

OUTCOMES: Mapping[Status, str] = {
    Status.DONE: "● done",
    Status.PARTLY: "± partly",
    Status.MISSED: "× missed",
    Status.DROPPED: "– dropped",
    Status.OPEN: "→ carried",
}
"""A sign and a word each; only signs that a Linux console's fonts have."""


def due_actions(session: Session, book: Book) -> dict[int, Action]:
    """What is to be answered for today, by owner in the order of the seats, those not here last."""
    seats = {person.id: seat for seat, person in enumerate(session.present)}
    last = len(seats)
    order = sorted(session.due, key=lambda id: (seats.get(session.due[id], last), session.due[id], id))
    return {id: book.actions[id] for id in order if id in book.actions}


def count(session: Session) -> str:
    """How many are answered for, and what is with the others."""
    if not session.due:
        return "No open actions from last time."
    asked = [id for id in session.due if not _not_here(session, id)]
    answered = sum(id in session.progress for id in asked)
    away = sum(id not in asked and id not in session.progress for id in session.due)
    skipped = "the rest skipped on purpose" if session.progress_skipped and unanswered(session) else ""
    return dotted(
        f"{answered} of {len(asked)} answered", f"{away} carried: owner not here" if away else "", skipped
    )


def rows(session: Session, book: Book, today: date) -> dict[str, tuple[Words, ...]]:
    """Each action with its outcome; a name stands once, where its actions begin."""
    lines, before = {}, ""
    for id, action in due_actions(session, book).items():
        answer, why = session.progress.get(id), _not_here(session, id)
        waits = why or (
            f"· told: {outcome_word(action.between.outcome)}" if action.between else "· to answer"
        )
        outcome = OUTCOMES[answer.outcome] if answer else waits
        owner = book.whose(action)
        named = "" if owner == before else owner
        before = owner
        texts = (named, outcome, action.text, due_day(action, today))
        lines[str(id)] = tuple(Words(text, "$quiet" if why else "") for text in texts)
    return lines


def about(action: Action, owner: str, answer: Answer | None, today: date) -> list[str]:
    """One action in full: words, date, confidence, supporter, cue, and what was learned."""
    sure = f"{action.confidence} of 10 sure" if action.confidence is not None else ""
    supporter = f"with {action.supporter}" if action.supporter else ""
    learned = f"Learned: {answer.learned}" if answer and answer.learned else ""
    changed = f"Changed: {answer.changed}" if answer and answer.changed else ""
    cue = f"If-then: {action.cue}" if action.cue else ""
    told = told_words(action.between, today) if action.between else ""
    due = f"{_due(action, today)}{promised_beside(action, partial(spell_day, today=today))}"
    facts = dotted(due, sure, supporter)
    more = filter(None, (told, cue, dotted(learned, changed)))
    return [f"{owner}: {action.text}", facts, *more]


def told_words(told: ToldBetween, today: date) -> str:
    """What was told of an action between two sessions, such as `told Sat 21 Nov: done, “It is booked”`."""
    words = f", “{told.words}”" if told.words else ""
    return f"told {spell_day(told.on, today)}: {outcome_word(told.outcome)}{words}"


def closes(outcome: Status, rows_on: int) -> str:
    """That an action is closed though not all of it was done, and how what is left goes on; else nothing.

    `rows_on` is how far the cursor has gone on since.
    """
    if outcome not in (Status.PARTLY, Status.MISSED):
        return ""
    carries = press("progress.carried")
    where = {0: carries, 1: f"↑ {carries}"}.get(rows_on, f"{carries} on it")
    return f"It closes with that: {where} carries on what is left."


def due_day(action: Action, today: date) -> str:
    """The day by which it was to be done; of another year that one stands in place of the weekday."""
    if action.due is None:
        return "no date"
    if action.due == "next session":
        return "today"
    day = spell_day(action.due, today)
    return day if action.due.year == today.year else day.partition(" ")[2]


def _due(action: Action, today: date) -> str:
    if action.due == "next session":
        return "due at this session"
    return "no date" if action.due is None else f"due {spell_due(action.due, today)}"


def _not_here(session: Session, action: int) -> str:
    """Why nobody can be asked for an action today, with a sign; empty if its owner is here."""
    person = session.person(session.due[action])
    if person is None:
        return "→ carried: not here"
    if person.presence is Presence.EXPECTED:
        return "· not marked"
    return "" if person.present else f"→ carried: {person.presence}"
