"""Put right in the review: an intervention's reason, a check round's figures, or that one of them goes."""

from als_tui.domain.moves import guard
from als_tui.domain.session.facts import Reason
from als_tui.screens.board.guard import REASONS, asks_now
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.screens.pages.work import Work

_SILENCE = Choice("s", Reason.SILENCE, "Silence", "a moment without words")


def put_right(work: Work, what: str, number: int) -> None:
    """Ask for what the set was stopped, or for the figures of a check round again."""
    if what == "intervention":
        _ask_reason(work, number)
    else:
        _ask_figures(work, number)


def take_out(work: Work, what: str, number: int) -> None:
    """Take an intervention or a check round out."""
    if what == "intervention":
        work.do(guard.right_intervention, number, None)
    else:
        work.do(guard.take_out_check, number)


def _ask_reason(work: Work, number: int) -> None:
    def answered(reason: str | None) -> None:
        if reason is not None:
            work.do(guard.right_intervention, number, Reason(reason))

    work.window(ChoiceScreen("What was it for?", (*REASONS, _SILENCE)), answered)


def _ask_figures(work: Work, number: int) -> None:
    from als_tui.screens.board.check_round import CheckScreen

    session = work.session
    given = {person: score for (round, person), score in session.checks.items() if round == number}
    work.window(CheckScreen(number, session.present, asks_now(work, number), given))
