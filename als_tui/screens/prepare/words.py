"""What is looked over before a session, in words: when and where, who is due, who cannot come, what is promised."""

from collections.abc import Iterable, Sequence
from datetime import date

from als_tui.domain.book import Book, open_actions
from als_tui.domain.days.calendar import spell_when
from als_tui.domain.process.definition import Process
from als_tui.domain.process.planning import plan_for
from als_tui.domain.programme.charter import Agreement
from als_tui.domain.programme.due import DueMember
from als_tui.domain.programme.outcomes import promises
from als_tui.domain.programme.preparing import Preparation, RoleTurn
from als_tui.domain.programme.sentences import told_since_words
from als_tui.domain.words.counting import counted, one_of, together
from als_tui.domain.words.pressing import press
from als_tui.widgets.fitting import shown
from als_tui.widgets.values import Column, Words

COLUMNS = (
    Column("", 8, 16, name=True),
    Column("slots", 5, 5, right=True),
    Column("last", 5, 9),
    Column("lost", 4, 4, right=True),
    Column(""),
)


def head(found: Preparation, process: Process | None, today: date) -> list[str]:
    """The session, and how many slots there are to give."""
    if found.when is None:
        when = f"no date yet · {press('set.planner')} plans the programme"
    else:
        ends = f" to {found.ends:%H:%M}" if found.ends else ""
        day, comma, away = spell_when(found.when, today).partition(", ")
        when = f"{day}{ends}{comma}{away}"
    about = (f"{found.name[:1].upper()}{found.name[1:]}: {when}", found.topic, found.place)
    lines = [" · ".join(filter(None, about))]
    return [shown(line) for line in (*lines, *_slots(found, process)) if line]


def _slots(found: Preparation, process: Process | None) -> Iterable[str]:
    """How many slots fit for those who can come; who they fall to is the set's choice."""
    if process is None:
        yield f"Its process {found.process!a} cannot be read; home says why."
        return
    made = plan_for(process, found.here, found.minutes, None, found.owners)
    fit = f"{counted(made.slots, 'slot')} of {made.slot} min: {made.total} of {made.minutes} min"
    yield f"{fit} · longest without, then bids lost"


def rows(found: Preparation) -> dict[str, tuple[Words, ...]]:
    """Who can come, the longest without a slot first."""
    return {str(due.figures.id): _row(due) for due in found.due}


def _row(due: DueMember) -> tuple[Words, ...]:
    figures = due.figures
    never = "before" if figures.slots else "never"
    last = never if figures.last is None else f"S{figures.last}"
    weeks = f" {figures.weeks} w" if figures.weeks is not None else ""
    return (
        Words(figures.member.name),
        Words(str(figures.slots)),
        Words(f"{last}{weeks}"),
        Words(str(figures.lost)),
        Words(_remark(due)),
    )


def _remark(due: DueMember) -> str:
    """What else speaks for a slot, or for a talk before."""
    missed = f"missed {together([f'S{number}' for number in due.missed])}" if due.missed else ""
    talk = "talk first?" if len(due.missed) > 1 else ""
    waited = "waited last time" if due.waited_last else ""
    presented = "presented last time" if due.presented_last else ""
    return ", ".join(filter(None, (waited, presented, missed, talk)))


def about(found: Preparation, book: Book, key: str, today: date) -> list[str]:
    """The member under the cursor: what they want to learn, and what they have to answer for."""
    due = next((due for due in found.due if str(due.figures.id) == key), None)
    if due is None:
        return []
    member = due.figures.member
    mine = [action for action in open_actions(book).values() if action.owner == due.figures.id]
    owes, since = len(mine), told_since_words(promises(book, mine, today))
    times = found.carried.get(due.figures.id, 0)
    goal = f"wants “{member.goal}”" if member.goal else "no own goal told yet"
    carried = f"carried {counted(times, 'time')}" if times else ""
    owed = f"{owes or 'no'} open {'action' if owes == 1 else 'actions'}"
    return [shown(f"{member.name}: {goal} · {', '.join(filter(None, (owed, since, carried)))}")]


def facts(found: Preparation, book: Book) -> list[tuple[str, str]]:
    """What else is looked over, each by its label."""
    return [
        ("Cannot come", _cannot(found, book)),
        ("Roles", _roles(found.roles, found, book)),
        ("Promised", _promised(found, book)),
        ("Charter", _charter(found.charter, book)),
        ("Last words", _last_words(found, book)),
    ]


def full_text(found: Preparation, book: Book, process: Process | None, today: date) -> str:
    """All that is looked over, uncut, to be read in a window."""
    goal = [f"Goal: {found.goal}"] if found.goal else []
    told = [f"{label}: {text}" for label, text in facts(found, book)]
    members = [line for due in found.due for line in about(found, book, str(due.figures.id), today)]
    return "\n\n".join([*head(found, process, today), *goal, *map(shown, told), *members])


def _cannot(found: Preparation, book: Book) -> str:
    quorum, names = book.profile.quorum, _names(book, found.cannot)
    enough = f"quorum {quorum}" if found.here >= quorum else f"under the quorum of {quorum}"
    return f"{found.here} can come, {enough} · {f'not {names}' if names else 'nobody said no'}"


def _roles(turns: Sequence[RoleTurn], found: Preparation, book: Book) -> str:
    leads = found.facilitator or "you"
    others = (
        f"{turn.role} {book.members[turn.member].name} ({'never' if turn.last is None else f'last S{turn.last}'})"
        for turn in turns
    )
    return " · ".join((f"facilitator {leads}", *others))


def _promised(found: Preparation, book: Book) -> str:
    count = found.promised.open
    if not count and not found.of_others:
        return "nothing is open"
    since = f", {told_since_words(found.promised)}" if found.promised.between else ""
    past = f", {found.promised.overdue} past the date" if found.promised.overdue else ""
    carried = ", ".join(f"{one_of(book.members[id].name)} {times}x" for id, times in found.carried.items())
    others = f" · {found.of_others} more of others" if found.of_others else ""
    return f"{count} open of {_people(found.owners)}{since}{past}{others}{f' · carried: {carried}' if carried else ''}"


def _charter(found: Agreement | None, book: Book) -> str:
    if found is None:
        return "none yet"
    if found.whole:
        return f"version {found.version}, all agreed"
    if not found.kept:
        return f"version {found.version}, nobody was asked yet"
    parts = (
        ("did not agree", found.refused),
        ("not asked", (*found.not_asked, *found.not_told)),
    )
    words = (f"{what}: {_names(book, people)}" for what, people in parts if people)
    return " · ".join((f"version {found.version}, {len(found.agreed)} agreed", *words))


def _last_words(found: Preparation, book: Book) -> str:
    if found.last is None:
        return "no session was held yet"
    if not found.last_words:
        return f"none kept of S{found.last}"
    record = book.sessions[found.last]
    said = (
        f"{name}: “{said.text}”" if (name := book.called(record, said.person)) else f"“{said.text}”"
        for said in found.last_words
    )
    return f"S{found.last}, {' · '.join(said)}"


def _names(book: Book, people: Iterable[int]) -> str:
    names = [book.members[person].name for person in people if person in book.members]
    return together(names) if names else ""


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
