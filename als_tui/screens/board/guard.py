"""The keys that hold the process: stop the set, a silence, a check round, a decision in a line."""

from collections.abc import Callable, Iterable
from typing import Protocol

from textual.binding import Binding

from als_tui.domain.moves import guard, keeping
from als_tui.domain.process.definition import Speakers
from als_tui.domain.session.airtime import seconds_stopped
from als_tui.domain.session.facts import Reason
from als_tui.domain.session.schedule import left
from als_tui.domain.session.state import Session
from als_tui.domain.timing import passed_face
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.screens.pages.course_words import calm
from als_tui.screens.pages.work import Work
from als_tui.signs import STOPPED
from als_tui.widgets.values import LineQuestion

REASONS = (
    Choice("a", Reason.ADVICE, "Advice", "suggestions dressed as questions"),
    Choice("p", Reason.PACE, "Pace", "too fast to think"),
    Choice("f", Reason.FOCUS, "Focus", "away from the presenter's issue"),
    Choice("d", Reason.DOMINANCE, "Dominance", "few voices take the room"),
    Choice("c", Reason.CONFLICT, "Conflict", "it is between people now"),
    Choice("g", Reason.RULE, "Ground rule", "something the set agreed on"),
)
_DECISION = "decision"


class Guarded(Protocol):
    """A page from which the facilitator stops the set and asks how it goes."""

    work: Work


def still(session: Session, t: float) -> bool:
    """True while nobody is to speak: in a silence by key, and in a phase of silence until its time is over."""
    here, seconds = session.here, left(session, t)
    nobody = here is not None and here.phase.speakers is Speakers.NOBODY and (seconds or 0) > 0
    return nobody or calm(session)


def rule_words(session: Session, t: float) -> str:
    """Who may speak now; or that the set is stopped, why, for how long, and how it goes on."""
    here, intervention = session.here, session.intervention
    if here is None:
        return f"{press('clock.toggle')} starts the session."
    if intervention is None:
        return f"{here.phase.speakers.words}."
    if intervention.reason is Reason.SILENCE:
        ends, goes_on = f"{press('guard.silence')} ends it", f"{press('guard.stop')} goes on"
        return (
            f"Silence. {ends}."
            if intervention.resumes is None
            else f"Silence in the stop. {ends}, {goes_on}."
        )
    stopped, length = stop_words(session, t)
    return f"{STOPPED} {stopped} · {length}"


def stop_words(session: Session, t: float) -> tuple[str, str]:
    """What the set is stopped for and which key lets it go on, and for how long it is; nothing while it is not."""
    intervention = session.intervention
    if intervention is None or intervention.reason is Reason.SILENCE:
        return "", ""
    length = passed_face(seconds_stopped(session, intervention, t))
    return f"STOPPED: {intervention.reason} · {press('guard.stop')} goes on", length


def word_for(session: Session, binding: Binding) -> str | None:
    """While the set is stopped, the same key lets it go on; None for any other key."""
    if session.intervention is None:
        return None
    if calm(session):
        return "end silence" if binding.id == "guard.silence" else None
    return "go on" if binding.id == "guard.stop" else None


def stop_set(page: Guarded) -> None:
    """Ask why, in a silence of its own too; if the set is stopped, also in a silence, let it go on."""
    work, intervention = page.work, page.work.session.intervention
    if intervention is not None and (not calm(work.session) or intervention.resumes is not None):
        work.do(guard.go_on)
    else:
        asked = ChoiceScreen("Stop the set: what for?", REASONS, "No name is kept; the phase's time runs on.")
        work.window(asked, lambda reason: _intervene(work, reason))


def menus(page: Guarded) -> Iterable[Menu]:
    """What the set can be stopped for."""
    yield Menu("guard.stop", REASONS, lambda reason: _intervene(page.work, reason))


def _intervene(work: Work, reason: str | None) -> None:
    if reason is not None:
        work.do(guard.stop_set, Reason(reason))


def turn_silence(page: Guarded) -> None:
    """Begin a silence, or end it."""
    if calm(page.work.session):
        page.work.do(guard.end_silence)
    else:
        page.work.do(guard.stop_set, Reason.SILENCE)


def check(page: Guarded) -> None:
    """Ask round: one digit a person; a round of this phase that was left half-way goes on."""
    from als_tui.screens.board.check_round import CheckScreen

    work, session = page.work, page.work.session
    work.hush()
    number = guard.open_check(session)
    if number is None:
        _new_check(work)
        return
    given = {person: score for (round, person), score in session.checks.items() if round == number}
    work.window(
        CheckScreen(number, session.present, asks_now(work, number), given, again=True),
        lambda new: _new_check(work) if new else None,
    )


def _new_check(work: Work) -> None:
    from als_tui.screens.board.check_round import CheckScreen

    number = guard.next_check(work.session)
    work.window(CheckScreen(number, work.session.present, asks_now(work, number)))


def asks_now(work: Work, number: int) -> Callable[[int, int], bool]:
    """What keeps a person's figure in this check round, which is asked for, or goes on, from now."""
    asked = work.engine.now().t
    return lambda person, score: work.do(guard.give_check, number, person, score, asked)


def asks(page: Guarded) -> Asks:
    """The decision's line."""
    return {
        _DECISION: Ask(
            lambda _: LineQuestion(_DECISION, "The set decided: in a line"),
            lambda _, text: page.work.do(keeping.keep_decision, text),
        )
    }


KEYS = (
    Key(
        "guard.stop",
        "s",
        stop_set,
        "stop the set",
        "Stop the set for a reason, or let it go on.",
        opens="choice",
    ),
    Key("guard.silence", "S", turn_silence, "silence", "A moment without words: the screen goes calm."),
    Key(
        "guard.check",
        "u",
        check,
        "check round",
        "Each gives a 1-10: how are we doing?",
        opens="words",
    ),
    Key(
        "guard.decision",
        "C",
        lambda page: page.work.ask_beside(_DECISION),
        "decision",
        "What the set decided for itself, in a line.",
        opens="words",
    ),
)
