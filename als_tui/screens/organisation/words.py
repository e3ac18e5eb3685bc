"""The page for the organisation, in words: what stands above the learnings, and what is asked of those with a name."""

from collections.abc import Sequence
from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.days.calendar import spell_day
from als_tui.domain.programme.organisation import NOTHING_YET, UNNAMED, Learning, about_set
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.widgets.values import Column, Words

COLUMNS = (Column("", 3, 3), Column("session", 7, 7), Column("learned"))
NONE = "No learning is kept: the page holds totals alone."
_NAMED = "! names a person"
_SOME = 3
"""Learnings that are listed in a question."""


def not_agreed() -> str:
    """Why there is no page, where the key that records the agreement works."""
    return f"No page yet: ask the set; {press('organisation.agree')} records that it agreed."


def head(book: Book, found: Sequence[Learning], today: date) -> tuple[str, ...]:
    """Whether there is a page, how much is shared, and what is next."""
    agreed = book.profile.sheet_agreed
    if not book.sessions:
        return (NOTHING_YET,)
    shared = [one for one in found if one.shared]
    told = f"{len(shared)} of {counted(len(found), 'learning')} ticked, without whose it is"
    state = (
        not_agreed() if agreed is None else f"Agreed by the set on {spell_day(agreed, agreed)} {agreed.year}."
    )
    unnamed = f"The set's name is a person's, too: the page says “{UNNAMED}”."
    return tuple(filter(None, (state, told, unnamed if about_set(book) == UNNAMED else "")))


def rows(found: Sequence[Learning]) -> dict[str, tuple[Words, ...]]:
    """A row for each learning: whether it is ticked, of which session, and its words."""
    return {
        one.key: (
            Words("[x]" if one.shared else "[ ]"),
            Words(f"S{one.session}"),
            Words(f"{_NAMED}: {one.text}" if one.named else one.text),
        )
        for one in found
    }


def about(one: Learning) -> list[str]:
    """The learning under the cursor in full, and what becomes of it."""
    goes = "goes along" if one.shared else "stays in the set"
    named = " It names a person: that is asked about." if one.named else ""
    return [one.text, f"It {goes}; {press('organisation.tick')} ticks.{named}"]


def named_question(found: Sequence[Learning]) -> tuple[str, str]:
    """What is asked before learnings go in which a name stands."""
    listed = "\n".join(f"“{one.text}”" for one in found[:_SOME])
    more = f"\nand {len(found) - _SOME} more" if len(found) > _SOME else ""
    names = "names" if len(found) == 1 else "name"
    return f"{counted(len(found), 'ticked learning')} {names} a person", f"{listed}{more}"
