"""The keys of the clock and of the phases, which work on every page of a session."""

from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec

from als_tui.domain.moves import Facts, Refusal, away, flow, tail
from als_tui.domain.process.definition import Records
from als_tui.domain.session.away import ran_through
from als_tui.domain.session.evolve import apply
from als_tui.domain.session.facts import AwayCounted, Step
from als_tui.domain.session.live import Live
from als_tui.domain.session.schedule import minutes_over, projected_end, unanswered
from als_tui.domain.telling.steps import describe
from als_tui.domain.timing import Stamp, local_time
from als_tui.domain.words.counting import are
from als_tui.domain.words.pressing import press
from als_tui.engine import Refused
from als_tui.keys import Key
from als_tui.screens.pages.words import cost_words, phase_time, trimmed
from als_tui.screens.pages.work import Work
from als_tui.screens.session.away import AwayScreen

P = ParamSpec("P")
MOVES: Mapping[str, Callable[[Live, Stamp], Facts | Refusal]] = {
    "clock.toggle": flow.start_or_pause,
    "phase.next": flow.next_phase,
    "phase.back": flow.back,
    "tail.trim": tail.trim_rest,
    "tail.hold": tail.hold_end,
}
"""The move of each key that is one, by the key's id."""


def start_or_pause(work: Work) -> None:
    """Start the session, pause it, or go on."""
    work.do(flow.start_or_pause)


def next_phase(work: Work) -> None:
    """End this phase and begin the next; after the progress round say how many actions nobody has heard."""
    session, unheard = work.session, len(unanswered(work.session))
    here = session.here
    heard = here is None or here.phase.records is not Records.PROGRESS or session.progress_skipped
    if go_on_by(work, flow.next_phase) and unheard and not heard:
        told = f"{are(unheard, 'action')} not heard yet ({press('go.progress')})"
        work.say(f"{work.message.words}. {told}.", work.message.tone)


def go_on_by(work: Work, move: Callable[[Live, Stamp], Facts | Refusal]) -> bool:
    """On to another phase; if it is short although there is time to spare, say so."""
    made = work.do(move)
    if made and (short := trimmed(work.session, work.moment)):
        work.say(f"{work.message.words}. {short}", work.message.tone)
    return made


def go_back(work: Work) -> None:
    """Go back to the phase before."""
    work.do(flow.back)


def trim_rest(work: Work) -> None:
    """Let the rest of this slot give way."""
    _shift(work, tail.trim_rest)


def hold_end(work: Work) -> None:
    """Let the coming slots give way."""
    _shift(work, tail.hold_end)


def _give_time(seconds: int) -> Callable[[Work], None]:
    """More or less time for this phase."""
    return lambda work: _shift(work, flow.give_time, seconds)


def _shift(
    work: Work,
    move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal],
    *args: P.args,
    **kwargs: P.kwargs,
) -> None:
    """Move the end of phases to come, and say what that costs."""
    outcome = work.engine.do(move, *args, **kwargs)
    work.tell(outcome, "" if isinstance(outcome, Refused) else _cost(work, outcome.step))


def _cost(work: Work, step: Step) -> str:
    live, zone = work.engine.live, work.set_now.book.profile.zone
    end, over = projected_end(live.running, step.stamp), minutes_over(live.running, step.stamp)
    words = f"{describe(step, live)} · ends {local_time(end, zone):%H:%M}"
    return f"{words}{cost_words(live.running, over)}"


def ask_away(work: Work) -> None:
    """Ask what counts of the time away; if nobody has said yet, to leave is to say that all of it does."""
    gone = work.engine.away
    if gone is None:
        work.say("There was no time away of more than a minute; what is shorter counts.", "refused")
        return

    def answered(seconds: float | None) -> None:
        if seconds is None and work.engine.asks:
            seconds = gone.measured
        if seconds is not None:
            work.do(away.count_away, gone, seconds)

    counted, left_out = (_if_counted(work, AwayCounted(gone, seconds)) for seconds in (gone.measured, 0.0))
    work.window(AwayScreen(gone, (counted, left_out)), answered)


def _if_counted(work: Work, answer: AwayCounted) -> str:
    """The phase's time if that were the answer; empty if another phase runs by now."""
    if not ran_through(work.session, answer.away, work.session.stop):
        return ""
    return phase_time(apply(answer, work.session, work.moment), work.moment.t)


KEYS = (
    Key(
        "clock.toggle",
        "space",
        start_or_pause,
        "start/pause",
        "Start the session, pause its timer, or go on.",
    ),
    Key("phase.next", "n", next_phase, "next", "End this phase and begin the next one."),
    Key("phase.back", "b", go_back, "back", "Go back to the phase before; its time goes on where it stood."),
    Key(
        "phase.more",
        "plus,equals_sign",
        _give_time(60),
        "1 min more",
        "Extend this phase: a minute more time for it.",
    ),
    Key("phase.less", "minus", _give_time(-60), "1 min less", "A minute less time for this phase."),
    Key(
        "tail.trim",
        "T",
        trim_rest,
        "trim",
        "Take what the session runs over from the rest of this slot.",
    ),
    Key(
        "tail.hold",
        "H",
        hold_end,
        "hold end",
        "Take what the session runs over from the coming slots and breaks.",
    ),
    Key(
        "clock.away",
        "E",
        ask_away,
        "time away",
        "als-tui was off or the computer slept: count that time, or not.",
        opens="words",
    ),
)
