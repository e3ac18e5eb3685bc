"""What the list of members says, and what the form of one of them means: values to words, without a screen."""

from datetime import date

from als_tui.domain.book import Book, Member, active_members
from als_tui.domain.days.calendar import spell_day
from als_tui.domain.moves.membership import Details, details_of, details_trouble
from als_tui.domain.moves.setbook import names_trouble, taken
from als_tui.domain.programme.board import board_of
from als_tui.domain.words.counting import counted, listed, together
from als_tui.domain.words.pressing import press
from als_tui.keys import seat_id
from als_tui.screens.set.size_words import unusual
from als_tui.value import Value
from als_tui.widgets.values import Column, Words

COLUMNS = (
    Column("", 2, 3, right=True),
    Column("member", 6, 20, name=True),
    Column("role"),
    Column("since", 5, 15, wide=True),
    Column("slots", 5, 5, right=True),
    Column("sessions", 8, 8, right=True),
)
_NAMED = 2
_KEYED = 10
"""Seats that have a key of their own."""


class MemberWords(Value):
    """A member's form as it stands, each field as it was typed."""

    name: str
    mail: str = ""
    role: str = ""
    goal: str = ""
    slots: str = "0"
    sessions: str = "0"


class MemberReading(Value):
    """What a member's form means: details once nothing is wrong, and words for each field."""

    details: Details | None
    wrong: dict[str, str]


def member_rows(book: Book, today: date) -> dict[str, tuple[Words, ...]]:
    """Everybody by their seat, and below them who left; slots and sessions are those of the programme board."""
    active = active_members(book)
    figures = {each.id: each for each in board_of(book, today).members}
    former = {id: member for id, member in book.members.items() if id not in active}
    seats = {id: seat for seat, id in enumerate(active, start=1)}
    return {
        str(id): (
            Words(str(seats.get(id, ""))),
            Words(member.name, "" if id in active else "$quiet"),
            Words(member.role, "$quiet"),
            Words(_since(member, today), "$quiet"),
            Words(str(figures[id].slots)),
            Words(str(figures[id].here)),
        )
        for id, member in (active | former).items()
    }


def head(book: Book) -> tuple[str, str]:
    """How many there are, and what is still to be asked of whom."""
    active = active_members(book)
    gone = len(book.members) - len(active)
    count = f"{counted(len(active), 'member')}{unusual(len(active))}" + (f" · {gone} left" if gone else "")
    seats = [*enumerate(active.values())]
    lacking = {
        "mail": [(seat, member.name) for seat, member in seats if not member.mail],
        "own goal": [(seat, member.name) for seat, member in seats if not member.goal],
    }
    what, found = next(((what, found) for what, found in lacking.items() if found), ("", []))
    if not found:
        return count, ""
    first = found[0][0]
    keys = press(*([seat_id(first, "members")] if first < _KEYED else []), "member.change")
    return count, f"Next: {keys}: {what} of {_some([name for _, name in found])}"


def about(book: Book, id: int, today: date) -> list[str]:
    """A member in full, a line each."""
    member = book.members[id]
    stays = [
        f"from {spell_day(stay.joined, today)} to {spell_day(stay.left, today)}" for stay in member.earlier
    ]
    left = f", left {spell_day(member.left, today)}" if member.left else ""
    before = (
        f"Of these before als-tui: {counted(member.slots_before, 'slot')}, "
        f"{counted(member.sessions_before, 'session')}"
    )
    return [
        " · ".join(filter(None, (member.name, member.role, member.mail or "no mail yet"))),
        f"Own goal: {member.goal or 'not told yet'}",
        f"Joined {spell_day(member.joined, today)}{left}"
        + (f"; before that {together(stays)}" if stays else ""),
        *([before] if member.slots_before or member.sessions_before else []),
    ]


def words_of_member(member: Member) -> MemberWords:
    """The form of a member as it stands at first."""
    known = details_of(member)
    slots, sessions = str(known.slots_before), str(known.sessions_before)
    return MemberWords(known.name, known.mail, known.role, known.goal, slots, sessions)


def read_member(words: MemberWords, book: Book, id: int) -> MemberReading:
    """What the form means, and what of it cannot be kept of this member."""
    others = [member.name for other, member in active_members(book).items() if other != id]
    name = words.name.strip()
    wrong = {
        "name": f"{name} is a member already." if taken(others, name) else names_trouble([*others, name]),
        "mail": details_trouble(Details(name, mail=words.mail.strip())),
        "role": details_trouble(Details(name, role=words.role.strip())),
        "goal": details_trouble(Details(name, goal=words.goal.strip())),
        "slots": _figure_trouble(words.slots),
        "sessions": _figure_trouble(words.sessions),
    }
    faults = {field: why for field, why in wrong.items() if why}
    if faults:
        return MemberReading(None, faults)
    details = Details(
        name,
        words.mail.strip(),
        words.role.strip(),
        words.goal.strip(),
        _figure(words.slots),
        _figure(words.sessions),
    )
    why = details_trouble(details)
    return MemberReading(None if why else details, {"sessions": why} if why else {})


def _figure(typed: str) -> int:
    return int(typed.strip() or 0)


def _figure_trouble(typed: str) -> str | None:
    said = typed.strip()
    whole = not said or (said.isascii() and said.isdecimal() and len(said) <= len("999"))
    return None if whole else "A whole number up to 999, please."


def _since(member: Member, today: date) -> str:
    return f"left {spell_day(member.left, today)}" if member.left else spell_day(member.joined, today)


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED
    return together(names) if more <= 0 else f"{listed(names[:_NAMED])} and {counted(more, 'other')}"
