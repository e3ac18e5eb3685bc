"""The progress round at the start, the review at the end: what became of actions, pulse, goal, next date."""

from datetime import datetime

from als_tui.domain.book import Status
from als_tui.domain.moves import NOBODY, Facts, Refusal, cannot_meet
from als_tui.domain.session.facts import NOT_KNOWN, DetailSet, ProgressTold, PulseGiven, WordGiven
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import Answer
from als_tui.domain.timing import Stamp, wall_time
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import LINE, clean, too_long

GOAL_ANSWERS = ("yes", "partly", "no")


def tell_progress(live: Live, now: Stamp, action: int, outcome: Status) -> Facts | Refusal:
    """Say what became of an action; the words told before stay with it."""
    session = live.running
    if action not in session.due:
        return Refusal("That action is not asked for today.")
    before = session.progress.get(action, Answer(outcome))
    return (ProgressTold(action, outcome, before.learned, before.changed),)


def tell_learned(live: Live, now: Stamp, action: int, learned: str, changed: str) -> Facts | Refusal:
    """Keep a line of what was learned by an action, and one of what changed because of it."""
    answer = live.running.progress.get(action)
    if answer is None:
        return Refusal("First say what became of it: done, partly, missed, dropped or carried.")
    if why := too_long(learned, LINE) or too_long(changed, LINE):
        return Refusal(why)
    return (ProgressTold(action, answer.outcome, clean(learned, LINE).strip(), clean(changed, LINE).strip()),)


def give_pulse(live: Live, now: Stamp, person: int, line: str) -> Facts | Refusal:
    """Keep a member's 1-10 and the few words after it, typed as one line: `8 felt heard`; empty takes it back."""
    if not line.strip() and person in live.running.pulse:
        return (PulseGiven(person, 0), WordGiven(person, "pulse", ""))
    number, _, words = line.strip().partition(" ")
    if not number.isdecimal() or len(number) > 2 or not 1 <= int(number) <= 10:
        return Refusal("A pulse goes from 1 to 10; words may follow it: 8 felt heard.")
    if live.running.person(person) is None:
        return NOBODY
    if why := too_long(words, LINE):
        return Refusal(why)
    return (PulseGiven(person, int(number)), WordGiven(person, "pulse", clean(words, LINE).strip()))


def answer_goal(live: Live, now: Stamp, answer: str) -> Facts | Refusal:
    """Say whether today's goal was met: yes, partly or no."""
    if answer not in GOAL_ANSWERS:
        return Refusal("Was the goal met: yes, partly or no?")
    return (DetailSet("goal_met", answer),)


def plan_next(live: Live, now: Stamp, when: datetime | None) -> Facts | Refusal:
    """Set when the set meets next, as a local time in its zone; None says that it is not known, whatever stood.

    With the seal the first module still to come moves there.
    """
    if when is None and live.running.details.get("next_session") == NOT_KNOWN:
        return Refusal("It is down as not known already.")
    zone = live.book.profile.zone
    if when is not None and (why := cannot_meet(when, wall_time(now.at, zone), zone)):
        return why
    from als_tui.domain.moves.programme import next_date_moves

    moves = next_date_moves(live, now, when, live.running.module, press("screen.leave", "set.planner"))
    if isinstance(moves, Refusal):
        return moves
    return (DetailSet("next_session", when.isoformat(timespec="minutes") if when else NOT_KNOWN),)
