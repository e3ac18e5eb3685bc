"""Several people join a set at once: what a list of them comes to, all of it in one step or none of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from als_tui.domain.book import Book, Member, active_members
from als_tui.domain.members.cell import first_last
from als_tui.domain.members.name_lists import Listed
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.moves.setbook import MOST_MEMBERS
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.domain.words.counting import counted, listed, together
from als_tui.domain.words.naming import called_alike, mistakable
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import NAME, clean, too_long
from als_tui.value import Value, replace

_NAMED = 3
"""People who are named one by one in a sentence."""


class Taking(Value):
    """What a list of people would come to in a set."""

    new: tuple[Listed, ...] = ()
    filled: Mapping[int, Listed] = {}
    """Members who have no mail or no role yet, and are given the one that the list has."""
    stand: tuple[str, ...] = ()
    """Members of whom the list tells nothing new."""
    others: tuple[str, ...] = ()
    """Members whose mail or role in the list is another one; theirs stays."""
    gone: tuple[str, ...] = ()
    """Who left the set before; they stay as they are."""
    near: tuple[str, ...] = ()
    """Two names each that may be one person's, or two names with one address."""
    wrong: tuple[str, ...] = ()
    """Why it cannot be taken, by line."""

    @property
    def changes(self) -> bool:
        """True if the set would be another one."""
        return bool(self.new or self.filled)

    @property
    def counts(self) -> str:
        """How many are new, changed and stand, such as `2 new, 1 changed, 4 stand`."""
        stand = len(self.stand)
        parts = (
            (len(self.new), "new"),
            (len(self.filled), "changed"),
            (stand, "stands" if stand == 1 else "stand"),
        )
        return ", ".join(f"{count} {what}" for count, what in parts if count) or "nobody new"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said beside the counts, a sentence's part each."""
        came = f"; {press('set.members', 'member.back')} lets somebody come back" if self.gone else ""
        return (
            *([f"left the set and stay so: {_some(self.gone)}{came}"] if self.gone else []),
            *(
                [f"another mail or role stands already, and stays: {_some(self.others)}"]
                if self.others
                else []
            ),
            *(f"{pair}: two people?" for pair in self.near),
        )


def taking(book: Book, people: Sequence[Listed]) -> Taking:
    """What these people come to; who is called alike is the same person, however the name is written."""
    active = active_members(book)
    names = [member.name for member in active.values()]
    former = [member.name for member in book.members.values() if member.left is not None]
    known = {member.name: id for id, member in active.items()}
    new: list[Listed] = []
    filled: dict[int, Listed] = {}
    stand, others, gone = [], [], []
    for person in map(_ready, people):
        if alike := called_alike(person.name, names) or called_alike(person.stood or person.name, names):
            member = active[known[alike]]
            fills = Listed(
                member.name, "" if member.mail else person.mail, "" if member.role else person.role
            )
            if fills.mail or fills.role:
                filled[known[alike]] = fills
            else:
                stand.append(member.name)
            if _tells_another(member, person):
                others.append(member.name)
        elif alike := called_alike(person.name, former):
            gone.append(alike)
        else:
            new.append(person)
    near, wrong = _near(active, new), _wrong(people, names, new)
    return Taking(tuple(new), filled, tuple(stand), tuple(others), tuple(gone), near, wrong)


def take_members(live: Live, now: Stamp, people: Sequence[Listed], today: date) -> Facts | Refusal:
    """Let all of them be members: new ones join, and what a member lacks is filled in; nothing else is changed."""
    book = live.book
    found = taking(book, people)
    if found.wrong:
        return Refusal(wrong_words(found.wrong))
    if not found.changes:
        told = "; ".join((found.counts, *found.remarks))
        return Refusal(f"Nothing changed: {told}.")
    first = book.next_id("members")
    joined = (
        Put("members", first + place, None, Member(one.name, today, mail=one.mail, role=one.role))
        for place, one in enumerate(found.new)
    )
    filled = (
        Put("members", id, before, _filled(before, fills))
        for id, fills in found.filled.items()
        for before in (book.members[id],)
    )
    return (*joined, *filled)


def wrong_words(wrong: Sequence[str]) -> str:
    """What is wrong in a list, in a sentence."""
    told = "; ".join(wrong[:_NAMED])
    more = len(wrong) - _NAMED
    return f"{told[:1].upper()}{told[1:]}{f'; and {more} more' if more > 0 else ''}. Nothing was taken."


def _ready(person: Listed) -> Listed:
    return replace(person, name=clean(person.name, len(person.name) + 1).strip())


def _filled(member: Member, fills: Listed) -> Member:
    return replace(member, mail=fills.mail or member.mail, role=fills.role or member.role)


def _tells_another(member: Member, person: Listed) -> bool:
    mails = member.mail and person.mail and member.mail.casefold() != person.mail.casefold()
    return bool(mails or (member.role and person.role and called_alike(member.role, [person.role]) is None))


def _wrong(people: Sequence[Listed], names: Sequence[str], new: Sequence[Listed]) -> tuple[str, ...]:
    wrong: list[str] = []
    lines: dict[str, int] = {}
    for person in map(_ready, people):
        if long := too_long(person.name, NAME):
            wrong.append(f"line {person.line}: {long.rstrip('.')}")
        elif not person.name:
            wrong.append(f"line {person.line}: a member needs a name")
        elif alike := called_alike(person.name, lines):
            wrong.append(
                f"line {person.line}: {person.name} stands in line {lines[alike]}, too; an initial tells two apart"
            )
        else:
            lines[person.name] = person.line
    if len(names) + len(new) > MOST_MEMBERS:
        wrong.append(f"the set would have {len(names) + len(new)} members: {MOST_MEMBERS} is the most")
    return tuple(wrong)


def _near(active: Mapping[int, Member], new: Sequence[Listed]) -> tuple[str, ...]:
    """New people who may be somebody who is there already, by the letters of the name or by the address."""
    there = [(member.name, member.mail) for member in active.values()]
    near: list[str] = []
    for person in new:
        names = [name for name, _ in there]
        by_mail = (name for name, mail in there if mail and mail.casefold() == person.mail.casefold())
        turned = called_alike(first_last(person.name), names)
        other = mistakable(person.name, names) or turned or next(by_mail, None)
        if other:
            near.append(together((other, person.name)))
        there.append((person.name, person.mail))
    return tuple(near)


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return together(names) if more <= 0 else f"{listed(names[:_NAMED])} and {counted(more, 'other')}"
