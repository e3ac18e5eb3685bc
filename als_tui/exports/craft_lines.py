"""The craft of asking over a programme, one fact a line, for the facilitator alone: no other text of a set has it."""

from collections.abc import Iterator
from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.programme.craft import craft, craft_words, too_early
from als_tui.domain.programme.wording import SPOKEN
from als_tui.exports.fact_lines import Datum, FactLine


def craft_lines(book: Book, today: date) -> Iterator[FactLine]:
    """Each session by its kinds of questions and hints taken; or that it is too early to tell."""
    found = craft(book)
    if not found:
        yield FactLine(book.profile.name, "craft", too_early(book))
    for one in found:
        values: dict[str, Datum] = {
            "session": one.number,
            "questions": one.asked if one.keeps else None,
            "open_ended": one.open_ended if one.keeps else None,
            "with_a_kind": one.told if one.keeps else None,
            "hints": one.hints,
            **one.kinds,
        }
        yield FactLine(SPOKEN.session(one.number).capitalize(), "craft", craft_words(one, SPOKEN), values)
