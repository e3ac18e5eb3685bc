"""The craft of asking over a programme, for the facilitator alone: kinds of questions and hints, session by session.

It is told of sessions, never of people, in the order in which they were held.
"""

from collections import Counter
from collections.abc import Mapping

from als_tui.domain.asking.questioning import KINDS, OPEN_KINDS
from als_tui.domain.book import Book, Policy, in_order
from als_tui.domain.programme.wording import Wording
from als_tui.domain.words.counting import counted, percent
from als_tui.value import Value, field

FROM = 3
"""Sessions from which anything can be seen in it (our own judgement)."""


class SessionCraft(Value):
    """What was asked in one session, as far as its record keeps it."""

    number: int
    asked: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    """How many of each kind, in the order of all kinds; those that have none yet are in no kind."""
    hints: int | None = None
    """Hints that were taken as right; None where they were not counted."""
    keeps: bool = True
    """False if the record policy kept no questions."""

    @property
    def told(self) -> int:
        """How many have a kind."""
        return sum(self.kinds.values())

    @property
    def open_ended(self) -> int:
        """How many of those leave room for a longer answer."""
        return sum(count for kind, count in self.kinds.items() if kind in OPEN_KINDS)


def craft(book: Book) -> tuple[SessionCraft, ...]:
    """Each session that als-tui ran, as it was held; none before enough of them keep their questions."""
    found = tuple(_session(book, number) for number in _numbers(book))
    return found if sum(each.keeps for each in found) >= FROM else ()


def too_early(book: Book) -> str:
    """Why there is nothing to show yet."""
    kept = sum(_session(book, number).keeps for number in _numbers(book))
    return f"Too early: told from {FROM} sessions on that keep their questions; so far {kept or 'none'}."


def craft_words(one: SessionCraft, wording: Wording) -> str:
    """One session in a line, without its number."""
    if not one.keeps:
        return "questions not kept by the record policy"
    kinds = ", ".join(f"{count} {kind}" for kind, count in one.kinds.items())
    without = one.asked - one.told
    share = f" ({percent(one.open_ended, one.told)})" if one.told else ""
    return wording.joined(
        (
            counted(one.asked, "question"),
            kinds,
            f"{without} without a kind" if without else "",
            f"{one.open_ended} of {one.told} open-ended{share}" if one.told else "",
            "hints not counted" if one.hints is None else f"{counted(one.hints, 'hint')} taken",
        )
    )


def _numbers(book: Book) -> tuple[int, ...]:
    return tuple(record.number for record in in_order(book) if not record.paper)


def _session(book: Book, number: int) -> SessionCraft:
    record = book.sessions[number]
    by = Counter(question.kind for question in record.questions)
    return SessionCraft(
        number,
        len(record.questions),
        {kind: by[kind] for kind in KINDS if by[kind]},
        record.hints,
        record.policy.keeps(Policy.QUESTIONS),
    )
