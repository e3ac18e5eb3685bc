"""The evaluation round as a step of the review: its key, its window, and a goal that is typed on the way."""

from als_tui.domain.book import Book, Point
from als_tui.domain.moves import evaluating as moves
from als_tui.domain.session import evaluating
from als_tui.domain.session.facts import PointRated
from als_tui.domain.session.state import Session
from als_tui.domain.telling.steps import describe
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.pages.page import Page
from als_tui.screens.pages.work import Work
from als_tui.widgets.fitting import fit
from als_tui.widgets.values import LineQuestion

_TOPIC = "owngoal"


class WorkRound:
    """What the window is given of the open session."""

    def __init__(self, work: Work) -> None:
        """The round of the session that `work` is on."""
        self._work = work

    @property
    def book(self) -> Book:
        """What the set keeps."""
        return self._work.engine.live.book

    @property
    def session(self) -> Session:
        """The open session."""
        return self._work.engine.live.running

    def rate(self, person: int, point: Point, figure: int) -> bool:
        """Keep an answer."""
        return self._work.do(moves.rate, person, point, figure)

    def rate_rest(self, person: int, point: Point) -> bool:
        """Let the rest of the same kind have it, too."""
        return self._work.do(moves.rate_rest, person, point)

    def pass_point(self, person: int, point: Point) -> bool:
        """Pass over a line."""
        return self._work.do(moves.pass_point, person, point)

    def pass_person(self, person: int) -> bool:
        """Pass over what a person has not answered."""
        return self._work.do(moves.pass_person, person)

    def undo(self) -> tuple[int, Point] | None:
        """Take the last answer back; whose it was and to which line, or None if the last step is no answer."""
        live, engine = self._work.engine.live, self._work.engine
        step = live.step(live.done[-1]) if live.done else None
        lead = step.facts[0] if step and step.facts else None
        if step is None or not isinstance(lead, PointRated):
            return None
        self._work.tell(engine.undo(), f"Undone: {describe(step, live)}")
        return lead.person, lead.point


def left(work: Work) -> str:
    """How far the round is, if the review asks for it now; else nothing."""
    book, session = work.set_now.book, work.session
    asks_now = evaluating.wanted(book, session) and evaluating.waiting(book, session)
    return evaluating.progress_words(book, session) if asks_now else ""


def stands(work: Work) -> str:
    """How far the round is, in a session that has one; else nothing."""
    book, session = work.set_now.book, work.session
    return evaluating.progress_words(book, session) if evaluating.wanted(book, session) else ""


def evaluate(page: Page) -> None:
    """Open the round where it was."""
    from als_tui.screens.review.evaluation_window import EvaluationScreen

    work = page.work
    work.hush()
    if not evaluating.people_asked(work.set_now.book, work.session):
        work.say(_nobody(work.session), "refused")
        return
    work.window(EvaluationScreen(WorkRound(work)), lambda person: _ask_goal(work, person))


def asks(page: Page) -> Asks:
    """A member's own goal."""
    return {
        _TOPIC: Ask(lambda id: _question(page.work, id), lambda id, text: _tell_goal(page, int(id), text))
    }


def _nobody(session: Session) -> str:
    if not session.present:
        return f"Nobody is marked as here. {press('go.roster')}, the roster, does it."
    return "This session is not marked for an evaluation, and nobody here lacks a start figure."


def _ask_goal(work: Work, person: int | None) -> None:
    if person is not None:
        work.ask_topic(f"{_TOPIC}:{person}")


def _question(work: Work, id: str) -> LineQuestion | None:
    member = work.set_now.book.members.get(int(id)) if id.isdecimal() else None
    if member is None:
        return None
    asked = f"{fit(member.name, 20)}'s own goal in this set, in a line"
    return LineQuestion(f"{_TOPIC}:{id}", asked, member.goal)


def _tell_goal(page: Page, person: int, text: str) -> bool:
    """Keep it, and go on with the round."""
    work, member = page.work, page.work.set_now.book.members.get(person)
    same = member is not None and text.strip() == member.goal
    made = same or work.do(moves.tell_own_goal, person, text)
    if made:
        page.call_after_refresh(evaluate, page)
    return made


KEYS = (
    Key(
        "review.evaluate",
        "e",
        evaluate,
        "evaluate",
        "The evaluation round: own goal, ground rules, issues, statements, one digit a line.",
        opens="words",
    ),
)
