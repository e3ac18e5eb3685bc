"""What is handed out of a set, each paper to one person alone or to the whole set, and what stands in it."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from als_tui.domain.book import NOBODY, Action, Book, Record, active_members, open_actions
from als_tui.domain.coming import date_beyond, to_come
from als_tui.value import Value


class PaperKind(StrEnum):
    """What a paper is, in the order in which they stand in one person's file."""

    RECORD = "record"
    NOTE = "note to prepare"
    SHEET = "presenter's sheet"
    ACTIONS = "own actions"
    CALENDAR = "calendar"
    SIGN_IN = "sign-in sheet"

    @property
    def by_itself(self) -> bool:
        """True for what is a file of its own: a calendar program reads it, or it is printed."""
        return self in (PaperKind.CALENDAR, PaperKind.SIGN_IN)


class Paper(Value):
    """One thing to be handed out."""

    kind: PaperKind
    person: int = NOBODY
    """Whose alone it is; `NOBODY` for the whole set."""
    session: int = 0
    """Number of the session that it is about; 0 if it is about none."""

    @property
    def key(self) -> str:
        """Names it among others."""
        return f"{self.kind.name}:{self.person}:{self.session}"


class SlotSheet(Value):
    """A slot as its presenter takes it home: the issue and what was asked, without who asked it."""

    issue: str
    questions: tuple[tuple[str, bool], ...]
    """Each with whether it helped."""


def papers_after(book: Book, number: int) -> tuple[Paper, ...]:
    """What can be handed out after a session was sealed: record, sheets of who presented, everybody's actions."""
    record = book.sessions.get(number)
    if record is None:
        return ()
    presenters = dict.fromkeys(slot.person for slot in record.presented)
    sheets = (Paper(PaperKind.SHEET, person, number) for person in presenters if slots_of(record, person))
    record_of = Paper(PaperKind.RECORD, NOBODY, number)
    return (record_of, *sheets, *papers_of_actions(book), *_calendar(book))


def papers_before(book: Book) -> tuple[Paper, ...]:
    """What can be handed out before a session: a note to prepare for each, everybody's actions, the sheet to sign."""
    members = active_members(book)
    notes = (Paper(PaperKind.NOTE, person) for person in members)
    to_sign = (Paper(PaperKind.SIGN_IN),) if members else ()
    return (*notes, *papers_of_actions(book), *_calendar(book), *to_sign)


def papers_of_actions(book: Book) -> tuple[Paper, ...]:
    """The open actions of each member who has any, in the order of the seats."""
    owners = {action.owner for action in open_actions(book).values()}
    return tuple(Paper(PaperKind.ACTIONS, person) for person in active_members(book) if person in owners)


def _calendar(book: Book) -> tuple[Paper, ...]:
    """The calendar, if anything of the programme is to come, or a date beyond it."""
    return (Paper(PaperKind.CALENDAR),) if to_come(book) or date_beyond(book) else ()


def by_person(papers: Iterable[Paper]) -> Mapping[int, tuple[Paper, ...]]:
    """The papers of each person, who gets one file with all of them; those of the whole set under `NOBODY`.

    What is a file by itself is none of them.
    """
    found: dict[int, tuple[Paper, ...]] = {}
    for paper in papers:
        if not paper.kind.by_itself:
            found[paper.person] = (*found.get(paper.person, ()), paper)
    order = [*PaperKind]
    return {
        person: tuple(sorted(theirs, key=lambda paper: order.index(paper.kind)))
        for person, theirs in found.items()
    }


def name_of(book: Book, paper: Paper) -> str:
    """What the person of a paper is called; empty for the whole set."""
    member = book.members.get(paper.person)
    if member is not None:
        return member.name
    record = book.sessions.get(paper.session)
    return book.called(record, paper.person) if record is not None and paper.person else ""


def slots_of(record: Record, person: int) -> tuple[SlotSheet, ...]:
    """The slots that a person had in a session, of which the record kept any words."""
    found = (
        SlotSheet(
            slot.issue,
            tuple(
                (asked.text, asked.starred) for asked in record.questions if asked.slot == at and asked.text
            ),
        )
        for at, slot in enumerate(record.presented)
        if slot.person == person
    )
    return tuple(slot for slot in found if slot.issue or slot.questions)


def actions_made(book: Book, number: int, person: int) -> tuple[Action, ...]:
    """What a person promised in a session, as it stands now; of a guest, who has no number after it, by name."""
    record = book.sessions[number]
    name = book.called(record, person)
    made = (book.actions.get(id) for id in record.actions)
    return tuple(
        action
        for action in made
        if action is not None and (action.owner == person or (not action.owner and action.owner_name == name))
    )


def own_actions(book: Book, person: int) -> tuple[Action, ...]:
    """The open actions of a member, as they were made."""
    return tuple(action for action in open_actions(book).values() if action.owner == person)


def own_words(book: Book, paper: Paper) -> Iterator[str]:
    """What was said by the person of a paper, or asked of them, that stands in it."""
    actions: tuple[Action, ...] = ()
    if paper.kind is PaperKind.SHEET:
        for slot in slots_of(book.sessions[paper.session], paper.person):
            yield slot.issue
            yield from (text for text, _ in slot.questions)
        actions = actions_made(book, paper.session, paper.person)
    elif paper.kind in (PaperKind.ACTIONS, PaperKind.NOTE):
        actions = own_actions(book, paper.person)
    for action in actions:
        yield from words_of_action(action)


def words_of_action(action: Action) -> Iterator[str]:
    """What its owner said of an action, then and since."""
    yield from (action.text, action.cue, *(told.learned for told in action.progress))
    if action.between is not None:
        yield action.between.words
