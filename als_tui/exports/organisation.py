"""The one page that an organisation gets of its set, once the set agreed: totals and shared learnings, no name."""

from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.programme.organisation import WithName, about_set, learnings, period, shared_texts, totals
from als_tui.exports.markdown import spell_day
from als_tui.exports.printouts import Passage, Printout

_FOOT = (
    "no issue and no question of anybody is in it. The set agreed that this page is made, and chose each learning "
    "in it."
)


def organisation_page(book: Book, today: date, named: WithName = WithName.LEFT_OUT) -> Printout:
    """The page, of a set that agreed to it; `named` says what becomes of shared learnings that name a person."""
    agreed, days = book.profile.sheet_agreed, period(book)
    if agreed is None:
        raise ValueError("the set has not agreed")
    sections = totals(book, today)
    about = tuple((section.label, section.text) for section in sections)
    lists = tuple(Passage(section.label, items=section.items) for section in sections if section.items)
    learned = shared_texts(book, named)
    return Printout(
        title=f"{about_set(book)}: for the organisation",
        about=(
            ("As of", spell_day(today)),
            ("Agreed by the set", spell_day(agreed)),
            ("Sessions from", f"{spell_day(days[0])} to {spell_day(days[1])}" if days else ""),
            *about,
        ),
        parts=(
            *lists,
            *((Passage("Learnings that the set chose to share", items=learned),) if learned else ()),
            Passage(lines=(f"Totals only: {'' if _names(book, named) else 'no name, '}{_FOOT}",)),
        ),
    )


def _names(book: Book, named: WithName) -> bool:
    """True if a learning goes as it is although somebody's name stands in it."""
    return named is WithName.AS_IT_IS and any(one.shared and one.named for one in learnings(book))
