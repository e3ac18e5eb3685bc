"""The review's round, person by person: a pulse, what each learned, a last word."""

from functools import partial
from typing import Protocol

from als_tui.domain.moves import attendance, review
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.pages.words import following
from als_tui.screens.pages.work import Work
from als_tui.screens.review.asks import ASKS, pulse, question
from als_tui.screens.review.steps import round_waits
from als_tui.widgets.listing import Listing
from als_tui.widgets.values import LineQuestion


class RoundPage(Protocol):
    """A page of several lists, of which `round` has a row for each person present."""

    work: Work
    part: str

    @property
    def listing(self) -> Listing:
        """The list that shows."""

    def asks_now(self, what: str) -> bool:
        """True while this is what the round asks."""


def asks(page: RoundPage) -> Asks:
    """A pulse, and the words of each round."""
    return {
        "pulse": Ask(partial(_question, page, "pulse"), partial(_give_pulse, page)),
        **{what: Ask(partial(_question, page, what), partial(_give_words, page, what)) for what in ASKS},
    }


def ask_person(page: RoundPage, what: str) -> None:
    """Ask the person under the cursor."""
    person = page.listing.chosen
    if page.part != "round" or person is None:
        page.work.say(f"{press('review.part')} to the round: there each person has a row.", "refused")
    else:
        page.work.ask_topic(f"{what}:{person}")


def point_to_next(page: RoundPage) -> None:
    """The cursor to the first person whom the round asks next."""
    if waiting := round_waits(page.work.session):
        page.listing.choose(str(waiting[0]))


def _question(page: RoundPage, what: str, person: str) -> LineQuestion | None:
    return question(page.work.session, f"{what}:{person}")


def _give_pulse(page: RoundPage, person: str, text: str) -> bool:
    """Keep a pulse; one that is as it was makes no step."""
    asked, work = page.asks_now("enter"), page.work
    same = bool(text.strip()) and text.strip() == pulse(work.session, int(person))
    made = same or work.do(review.give_pulse, int(person), text)
    if made and asked:
        _go_on(page, int(person))
    return made


def _give_words(page: RoundPage, what: str, person: str, text: str) -> bool:
    """Keep a person's words, or that they passed."""
    asked, work, about = page.asks_now(what), page.work, ASKS[what][0]
    said = (int(person), about)
    before = work.session.words.get(said, "")
    same = text.strip() == before and bool(before or said in work.session.passed)
    made = same or work.do(attendance.give_word, int(person), about, text)
    if made and asked:
        _go_on(page, int(person))
    return made


def _go_on(page: RoundPage, person: int) -> None:
    """The cursor to whoever the round asks next; from the first seat on if it asks something else."""
    session = page.work.session
    waiting = round_waits(session)
    after = following(session, person, waiting)
    if after is not None:
        begins = len(waiting) == len(session.present)
        page.listing.choose(str(waiting[0] if begins else after))


KEYS = (
    Key(
        "review.learning",
        "l",
        lambda page: ask_person(page, "learning"),
        "learning",
        "What the person under the cursor learned.",
        opens="words",
    ),
    Key(
        "review.checkout",
        "u",
        lambda page: ask_person(page, "checkout"),
        "check-out",
        "The last word of the one under the cursor.",
        opens="words",
    ),
)
