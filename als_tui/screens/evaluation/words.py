"""What stands above the evaluation of a programme, and what the facilitator alone reads."""

from collections.abc import Iterable
from datetime import date

from als_tui.domain.asking.questioning import OPEN_TOLD
from als_tui.domain.book import Book
from als_tui.domain.days.calendar import spell_day
from als_tui.domain.programme import turns
from als_tui.domain.programme.craft import craft, craft_words, too_early
from als_tui.domain.programme.evaluation import Evaluation, RoundState
from als_tui.domain.programme.wording import SHORT
from als_tui.domain.words.pressing import press

OWN = "For your eyes alone"
"""What stands above what the facilitator alone reads."""


def head(evaluation: Evaluation) -> str:
    """From whom it is, or what has to be done for a round."""
    if not evaluation.board.held:
        return f"No session was held yet. {press('view.leave', 'set.start')} starts one."
    if all(each.state is RoundState.NOT_PLANNED for each in evaluation.rounds):
        marks = press("view.leave", "set.planner", "planner.change")
        return f"For a round, mark a module: {marks}."
    return "As the set said it: from how many, and never who."


def own(book: Book, today: date) -> str:
    """The craft of asking by session, turns and airtime by seat, then the logbook, the newest line first."""
    return "\n".join(
        (
            *("Craft of asking", *_craft(book), ""),
            *(
                "Turns, questions, airtime (a copy of a member's own data has that member's)",
                *_turns(book),
                "",
            ),
            *("Logbook (in no copy of anybody's data, and in no file of the set)", *_logbook(book, today)),
        )
    )


def _craft(book: Book) -> Iterable[str]:
    found = craft(book)
    if not found:
        yield too_early(book)
        return
    for one in found:
        yield f"{SHORT.session(one.number)} {craft_words(one, SHORT)}"
    yield OPEN_TOLD


def _turns(book: Book) -> Iterable[str]:
    return map(turns.turns_words, turns.turns(book)) if turns.turns(book) else (turns.too_early(book),)


def _logbook(book: Book, today: date) -> Iterable[str]:
    if not book.logbook:
        yield f"Nothing is noted yet: {press('view.leave', 'view.leave', 'set.log')} notes a line of a session."
    for number, line in sorted(book.logbook.items(), reverse=True):
        yield f"{SHORT.session(number)} {spell_day(line.on, today)}: {line.text}"
