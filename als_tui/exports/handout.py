"""Papers to hand out, each for one person alone: no name of another stands in it, no word but what they were asked.

So a presenter's sheet leaves out who asked, and an action who supports it; both stand in the record for the set.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from als_tui.domain.book import Action, Book, Module, current_charter
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.due import near, who_is_due
from als_tui.domain.programme.outcomes import outcome_word, promised_beside
from als_tui.domain.programme.papers import (
    Paper,
    PaperKind,
    actions_made,
    name_of,
    own_actions,
    slots_of,
)
from als_tui.domain.words.counting import counted
from als_tui.exports.markdown import HELPED, session_markdown, session_text, spell_day
from als_tui.exports.marks import MARKDOWN, PLAIN, Marks


def handout_text(book: Book, papers: Sequence[Paper], today: date, *, plain: bool = False) -> str:
    """Write the papers of one person, or the record for the whole set, as one page; Markdown unless `plain`."""
    marks, first = PLAIN if plain else MARKDOWN, papers[0]
    if first.kind is PaperKind.RECORD:
        return (session_text if plain else session_markdown)(book, first.session)
    name, kinds = name_of(book, first), {paper.kind for paper in papers}
    title = marks.heading(1, f"{book.profile.name}: for {name} alone")
    blocks = (_blocks(marks, book, paper, today, kinds) for paper in papers)
    sections = (block for of_paper in blocks for block in of_paper if block)
    return "\n\n".join((title, *sections)) + "\n"


def _blocks(marks: Marks, book: Book, paper: Paper, today: date, kinds: set[PaperKind]) -> Iterable[str]:
    match paper.kind:
        case PaperKind.NOTE:
            actions = () if PaperKind.ACTIONS in kinds else own_actions(book, paper.person)
            yield from _note(marks, book, paper.person, actions, today)
        case PaperKind.SHEET:
            yield from _sheet(marks, book, paper, shows_actions=PaperKind.ACTIONS not in kinds)
        case PaperKind.ACTIONS:
            yield marks.heading(2, "Your open actions")
            yield _listed(marks, own_actions(book, paper.person))
        case PaperKind.RECORD:
            yield session_markdown(book, paper.session)
        case PaperKind.CALENDAR | PaperKind.SIGN_IN:
            raise ValueError("this stands in nobody's page: it is written by itself")


def _note(marks: Marks, book: Book, person: int, actions: Sequence[Action], today: date) -> Iterable[str]:
    """When and where the set meets, what one promised, whether a slot is near, and the charter."""
    yield marks.heading(2, "Next session")
    yield _meeting(marks, book) or marks.paragraph("There is no date yet.")
    if actions:
        yield marks.heading(2, "Your open actions")
        yield _listed(marks, actions)
    yield marks.heading(2, "A slot for you")
    yield marks.paragraph(_slot_words(book, person, today))
    if charter := current_charter(book):
        yield marks.heading(2, f"Our charter, version {charter[0]}")
        yield "\n".join(marks.item(rule) for rule in charter[1].rules)


def _meeting(marks: Marks, book: Book) -> str:
    profile, module = book.profile, _planned(book)
    when = profile.next_session
    return marks.rows(
        (
            ("Date", f"{spell_day(when)}, {when:%H:%M} ({profile.zone})" if when else ""),
            ("Time", counted(module.minutes if module else profile.minutes, "minute") if when else ""),
            ("Place", module.place if module else ""),
        )
    )


def _planned(book: Book) -> Module | None:
    """The module that the next date is of."""
    when = book.profile.next_session
    planned = (module for module in book.modules.values() if module.state.to_come and module.when == when)
    return next(planned, None)


def _slot_words(book: Book, person: int, today: date) -> str:
    board = board_of(book, today)
    figures = board.of(person)
    had = figures.slots if figures else 0
    last = f", the last one in session {figures.last}" if figures and figures.last else ""
    so_far = (
        f"You had {counted(had, 'slot')} in this set{last}." if had else "You had no slot in this set yet."
    )
    if any(due.figures.id == person and due.cannot for due in who_is_due(board)):
        return f"{so_far} You said that you cannot come; your turn waits for you."
    if person in near(board):
        return f"{so_far} The next one is likely to be yours: which work problem would you bring? A line is enough."
    return f"{so_far} Others have waited longer; if something presses, say so all the same."


def _sheet(marks: Marks, book: Book, paper: Paper, *, shows_actions: bool) -> Iterable[str]:
    """The issue, what was asked, and what the presenter promised then."""
    record = book.sessions[paper.session]
    for slot in slots_of(record, paper.person):
        yield marks.heading(2, f"Your slot in session {paper.session}")
        yield marks.paragraph(slot.issue)
        if slot.questions:
            yield marks.heading(3, "What you were asked")
            yield "\n".join(
                marks.item(f"{text}{HELPED if helped else ''}") for text, helped in slot.questions
            )
    made = actions_made(book, paper.session, paper.person) if shows_actions else ()
    if made:
        yield marks.heading(2, "What you promised")
        yield _listed(marks, made)


def _listed(marks: Marks, actions: Iterable[Action]) -> str:
    return "\n".join(_action(marks, action) for action in actions)


def _action(marks: Marks, action: Action) -> str:
    """One action with what its owner said of it; its supporter is a name of another."""
    due = spell_day(action.due) if isinstance(action.due, date) else action.due or "no date"
    beside = promised_beside(action, spell_day)
    told = action.between
    between = f"{outcome_word(told.outcome)}{f'; {told.words}' if told.words else ''}" if told else ""
    facts = (
        ("By", f"{due}{beside}" if action.due or beside else ""),
        ("Cue", action.cue),
        *(
            (
                f"Session {one.session}",
                f"{outcome_word(one.outcome)}{f'; {one.learned}' if one.learned else ''}",
            )
            for one in action.progress
        ),
        (f"Told {spell_day(told.on)}" if told else "", between),
    )
    return "\n".join(filter(None, (marks.item(action.text), marks.rows(facts, indent=2))))
