"""What a presenter took home, forgotten: the words of their slots go from the record, and nothing else does."""

from als_tui.domain.book import Book, Record
from als_tui.domain.words.spelling import one_spelling
from als_tui.value import replace


def slot_words(record: Record, person: int) -> tuple[str, ...]:
    """The issues that a person brought in a session, and what they were asked; empty if none were kept."""
    slots = _slots(record, person)
    issues = (record.presented[slot].issue for slot in slots)
    bids = (said.text for said in record.words if (said.about, said.person) == ("bid", person))
    asked = (question.text for question in record.questions if question.slot in slots)
    return tuple(dict.fromkeys(words for words in (*issues, *bids, *asked) if words))


def without_slot(book: Book, number: int, person: int) -> Book:
    """The book without the words of a person's slots in a session, nor those of them that its bank of questions has.

    That the slot was held stays, and how many questions anybody asked.
    """
    record = book.sessions[number]
    slots, gone = _slots(record, person), {one_spelling(words) for words in slot_words(record, person)}
    forgotten = replace(
        record,
        presented=tuple(
            replace(held, issue="") if held.person == person else held for held in record.presented
        ),
        questions=tuple(asked for asked in record.questions if asked.slot not in slots),
        words=tuple(said for said in record.words if (said.about, said.person) != ("bid", person)),
    )
    book = book.put("sessions", number, forgotten)
    for id, helpful in book.bank.items():
        if helpful.session == number and one_spelling(helpful.text) in gone:
            book = book.put("bank", id, None)
    return book


def _slots(record: Record, person: int) -> frozenset[int]:
    """Places of a person's slots among those presented."""
    return frozenset(place for place, held in enumerate(record.presented) if held.person == person)
