"""Striking by keys: which words, a question that shows them, and then they are gone."""

from collections.abc import Sequence

from als_tui.domain.sealing import striking
from als_tui.domain.sealing.strikable import Earlier, Target
from als_tui.domain.words.pressing import press
from als_tui.engine import Refused
from als_tui.screens.common.windows import ChoiceScreen, SureScreen
from als_tui.screens.pages.work import Work
from als_tui.screens.session import strike_words
from als_tui.screens.session.strike_words import Line

_NOTHING = "Nothing was struck."


def strike_under(work: Work, target: Target | int | None) -> None:
    """Ask for the words under the cursor, or of the person there; if there are none, which words."""
    if isinstance(target, int):
        _strike_of(work, target)
    elif target is not None and striking.strike(work.engine.live, target).words:
        _ask(work, target, pointed=True)
    else:
        choices = strike_words.places(work.session)
        asked = ChoiceScreen("Strike which words, for good?", choices, strike_words.BY_CURSOR)
        work.window(asked, lambda chosen: _take_place(work, chosen))


def strike_last(work: Work) -> None:
    """Ask for what was caught last."""
    target = striking.last_caught(work.session)
    if target is None:
        work.say(f"Nothing was caught yet; {press('more.strike')} strikes other words.", "refused")
    else:
        _ask(work, target)


def _strike_of(work: Work, person: int) -> None:
    """Ask which words of a person."""
    lines, name = strike_words.lines_of(work.session, person), work.session.name(person)
    if lines:
        _ask_which(work, f"Strike which words of {name}, for good?", lines)
    else:
        work.say(f"Nothing of {name} stands here; questions and notes are in Words.", "refused")


def _ask(work: Work, target: Target, *, pointed: bool = False) -> None:
    """Ask twice, then strike; `pointed` if the cursor chose the words."""
    what = striking.strike(work.engine.live, target)
    if not what.words:
        work.say("There are no words there to strike.", "refused")
        return
    text = strike_words.question(work.session, target, what, pointed=pointed)
    work.window(
        SureScreen("Strike these words for good?", text, "strike"),
        lambda sure: _strike(work, target, sure),
    )


def _take_place(work: Work, chosen: str | None) -> None:
    person = strike_words.person_of(work.session, chosen or "")
    if person is not None:
        _strike_of(work, person.id)
    elif chosen == "last":
        strike_last(work)
    elif chosen == "today":
        _ask_which(work, "Which line about today?", strike_words.lines_of_today(work.session))
    elif chosen == "earlier":
        _ask(work, Earlier())


def _ask_which(work: Work, title: str, lines: Sequence[Line]) -> None:
    def chosen(place: str | None) -> None:
        if place is not None:
            _ask(work, lines[int(place)].target)

    work.window(ChoiceScreen(title, strike_words.choices_of(lines)), chosen)


def _strike(work: Work, target: Target, sure: bool | None) -> None:
    if not sure:
        work.say(_NOTHING)
        return
    outcome = work.engine.strike(target)
    if isinstance(outcome, Refused):
        work.say(outcome.why, "alarm")
        return
    work.say(strike_words.done(target, outcome), "alarm" if outcome.still else "done")
    work.changed()
