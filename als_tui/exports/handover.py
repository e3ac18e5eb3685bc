"""The hand-over note: what the next facilitator of a set needs on one page, beside the set itself as a file.

It reads only what the record policies kept; what is the facilitator's alone (how sure owners are, figures of talk, the
logbook) is not in it.
"""

from collections.abc import Iterable
from datetime import date

from als_tui.domain.book import Action, Book, Policy, current_charter, open_actions
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.charter import Agreement
from als_tui.domain.programme.due import due_words, who_is_due
from als_tui.domain.programme.keeping import kept_words
from als_tui.domain.programme.outcomes import is_overdue, promised_beside, times_carried, told_since
from als_tui.domain.programme.preparing import Preparation, preparation
from als_tui.domain.programme.sentences import held_words
from als_tui.domain.words.counting import counted, together
from als_tui.exports.fact_lines import day
from als_tui.exports.markdown import spell_day
from als_tui.exports.printouts import Passage, Printout

_CARRIED = 2
"""How often an action was carried from which it is to be watched (our own judgement)."""


def handover_page(book: Book, today: date) -> Printout:
    """The page: charter, next module, who is due, what is open, what to watch."""
    profile, found = book.profile, preparation(book, today)
    charter, board = current_charter(book), board_of(book, today)
    due = [f"{one.figures.member.name}: {due_words(one)}" for one in who_is_due(board)]
    parts = (
        Passage("Next module", items=tuple(_next(found))),
        Passage("Who is due for a slot", items=tuple(due)),
        Passage("Open actions", items=tuple(_open(book, today))),
        Passage("What to watch", items=tuple(_watch(book, found, today))),
        Passage(f"Charter, version {charter[0]}", items=charter[1].rules) if charter else Passage(),
    )
    return Printout(
        title=f"{profile.name}: hand-over",
        about=(
            ("As of", spell_day(today)),
            ("Held", held_words(board)),
            ("Record policy", f"{profile.policy.label}{_less(book)}"),
            ("Kept", kept_words(book) or "no end is agreed"),
        ),
        parts=tuple(part for part in parts if part.items),
    )


def _less(book: Book) -> str:
    """Sessions of which the record holds less than the actions, which this page lacks then."""
    silent = [
        record.number
        for record in book.sessions.values()
        if not record.paper and not record.policy.keeps(Policy.ACTIONS)
    ]
    return f"; no actions are kept of session {together(list(map(str, silent)))}" if silent else ""


def _next(found: Preparation) -> Iterable[str]:
    if found.when is None:
        yield "There is no date yet."
        return
    yield f"{found.name[:1].upper()}{found.name[1:]}, on {day(found.when)}, {counted(found.minutes, 'minute')}"
    for label, text in (
        ("Place", found.place),
        ("Topic", found.topic),
        ("Goal", found.goal),
        ("Facilitator", found.facilitator),
    ):
        if text:
            yield f"{label}: {text}"


def _open(book: Book, today: date) -> Iterable[str]:
    for id, action in open_actions(book).items():
        yield f"{book.owner(id)}: {action.text}{_due(book, action, today)}"


def _due(book: Book, action: Action, today: date) -> str:
    when = f"due {day(action.due)}" if isinstance(action.due, date) else "due at the next session"
    beside = promised_beside(action, day)
    due = f"{when if action.due else 'no date'}{beside}" if action.due or beside else ""
    past = "past its date" if is_overdue(book, action, today) else ""
    facts = ", ".join(filter(None, (due, past, told_since(action))))
    return f" ({facts})" if facts else ""


def _watch(book: Book, found: Preparation, today: date) -> Iterable[str]:
    """What a facilitator who knows nothing of the set would miss."""
    waited = [one.figures.member.name for one in found.due if one.waited_last]
    overdue = sum(is_overdue(book, action, today) for action in open_actions(book).values())
    yield from _coming(book, found)
    yield from [f"Asked for a slot last time and got none: {together(waited)}"] if waited else ()
    yield from [f"{counted(overdue, 'action')} past the date"] if overdue else ()
    for id, action in open_actions(book).items():
        if (times := times_carried(action)) >= _CARRIED:
            yield f"Carried {counted(times, 'time')}: {action.text} ({book.owner(id)})"
    if found.charter is not None and not found.charter.whole:
        yield from _agreement(book, found.charter)


def _coming(book: Book, found: Preparation) -> Iterable[str]:
    """Whether enough can come, and which rounds are to come."""
    if found.cannot:
        names = together([book.members[person].name for person in found.cannot])
        yield f"{names} cannot come next time; {found.here} can, and the quorum is {book.profile.quorum}"
    elif found.here < book.profile.quorum:
        yield f"{found.here} can come next time, under the quorum of {book.profile.quorum}"
    for number, module in book.modules.items():
        if module.evaluation and module.state.to_come:
            yield f"Module {number} is marked for the {module.evaluation} evaluation"


def _agreement(book: Book, charter: Agreement) -> Iterable[str]:
    others = (("did not agree", charter.refused), ("not asked", (*charter.not_asked, *charter.not_told)))
    for what, people in others:
        if people:
            names = together([book.members[person].name for person in people])
            yield f"Charter version {charter.version}, {what}: {names}"
