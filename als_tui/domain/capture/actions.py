"""The action register: what is due, and how a session's commitments and answers go into it."""

from datetime import date

from als_tui.domain.book import Action, Book, Progress, waits
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.state import Answer, Session, commitments
from als_tui.value import replace

NO_MEMBER = 0
"""Owner of a guest's action: a guest's number means nothing after the session, so the name alone is kept."""


def actions_due(book: Book, today: date) -> int:
    """Count the open actions that are due by the next session (by today, with none set), whoever's they are.

    An action without a date, or due `next session`, counts, too; one told since as no longer to be done does not.
    """
    planned = book.profile.next_session
    by = max(planned.date(), today) if planned else today
    return sum(_due_by(action, by) for action in book.actions.values() if waits(action))


def with_answers(book: Book, session: Session) -> Book:
    """Return the book with what was told in the progress round; what nobody answered for stays as it was.

    An answer ends what was told between the sessions, which stays readable beside it.
    """
    for number, answer in session.progress.items():
        action = book.actions.get(number)
        if action is not None:
            told, learned = action.between, learned_by(action, answer)
            progress = Progress(session.number, answer.outcome, learned, answer.changed, told)
            told_of = (*action.progress, progress)
            answered = replace(action, status=answer.outcome, progress=told_of, between=None)
            book = book.put("actions", number, answered)
    return book


def learned_by(action: Action, answer: Answer) -> str:
    """What was learned by an action: as the round says it, else in the words with which the same was told before."""
    told = action.between
    return answer.learned or (told.words if told is not None and told.outcome is answer.outcome else "")


def with_new_actions(book: Book, session: Session) -> tuple[Book, tuple[int, ...]]:
    """Return the book with the session's actions in the register, and their ids there, in order."""
    ids: list[int] = []
    for _, commitment in commitments(session):
        ids.append(book.next_id("actions"))
        book = book.put(
            "actions", ids[-1], registered(commitment, session.name(commitment.owner), session.number)
        )
    return book, tuple(ids)


def registered(commitment: Commitment, name: str, session: int) -> Action:
    """A commitment as the register has it; `name` is its owner's, `session` the number of the one it was made in."""
    return Action(
        owner=max(commitment.owner, NO_MEMBER),
        owner_name=name,
        text=commitment.text,
        session=session,
        due=commitment.due,
        cue=commitment.cue,
        confidence=commitment.confidence,
        supporter=commitment.supporter,
        promised=commitment.due,
    )


def _due_by(action: Action, day: date) -> bool:
    return action.due is None or action.due == "next session" or action.due <= day
