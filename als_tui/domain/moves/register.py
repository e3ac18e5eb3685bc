"""The register between two sessions: what an owner tells, a new date, an action put right."""

from datetime import date

from als_tui.domain.book import Action, Status, ToldBetween, active_members
from als_tui.domain.days.calendar import Due
from als_tui.domain.moves import DAY_OVER, NO_WORDS, Facts, Refusal
from als_tui.domain.session.facts import Commitment, Put
from als_tui.domain.session.live import Live, today_of
from als_tui.domain.timing import Stamp
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import LINE, clean, too_long
from als_tui.value import replace

GONE = Refusal("That action is not there any more.")
"""For a number that no action of the register has."""
SAME = Refusal("It says that already.")
"""For a change that would change nothing."""


def tell_between(live: Live, now: Stamp, id: int, outcome: Status) -> Facts | Refusal:
    """Keep what an owner told of an open action, today; the next round still asks.

    One whose owner no round asks, a guest's or that of who left or was forgotten, is closed by it.
    """
    action = _to_be_told(live, id)
    if isinstance(action, Refusal):
        return action
    today = today_of(live, now)
    told = ToldBetween(today, outcome, _words_of(action.between, outcome, today))
    status = Status.OPEN if action.owner in active_members(live.book) else outcome
    return _put(id, action, replace(action, status=status, between=told))


def _words_of(before: ToldBetween | None, outcome: Status, today: date) -> str:
    """The words that stay with what is told now; another outcome on another day has none of them.

    On the same day it is what was told that is put right.
    """
    return before.words if before is not None and (before.outcome is outcome or before.on == today) else ""


def tell_words(live: Live, now: Stamp, id: int, words: str) -> Facts | Refusal:
    """Keep the words with which an owner told it; empty takes them out."""
    action = _to_be_told(live, id)
    if isinstance(action, Refusal):
        return action
    if action.between is None:
        keys = (press(f"register.{outcome}") for outcome in ("done", "partly", "missed", "dropped"))
        return Refusal(f"First say what was told: {', '.join(keys)} or {press('register.carried')}.")
    if why := too_long(words, LINE):
        return Refusal(why)
    return _put(
        id, action, replace(action, between=replace(action.between, words=clean(words, LINE).strip()))
    )


def untell(live: Live, now: Stamp, id: int) -> Facts | Refusal:
    """Let nothing be told of an action between two sessions."""
    action = _to_be_told(live, id)
    if isinstance(action, Refusal):
        return action
    if action.between is None:
        return Refusal("Nothing was told of it between sessions.")
    return _put(id, action, replace(action, status=Status.OPEN, between=None))


def put_off(live: Live, now: Stamp, id: int, due: Due | None) -> Facts | Refusal:
    """Give an open action another day, None for no day at all; the day that was promised stands."""
    action = live.book.actions.get(id)
    if action is None:
        return GONE
    if action.status is not Status.OPEN:
        return _closed(action, "Only an open action has a day to keep.")
    if isinstance(due, date) and due < today_of(live, now):
        return DAY_OVER
    return _put(id, action, replace(action, due=due))


def put_right(live: Live, now: Stamp, id: int, said: Commitment) -> Facts | Refusal:
    """Put an action right: its words, owner, day, cue, confidence, supporter; a guest's has owner 0.

    A day that was typed wrong is put right in the promise, too; of an action put off since, only the day that it was
    put off to.
    """
    action = live.book.actions.get(id)
    if action is None:
        return GONE
    owner = live.book.members.get(said.owner)
    if why := _not_kept(live, id, action, said):
        return Refusal(why)
    text, cue, helper = (clean(words, LINE).strip() for words in (said.text, said.cue, said.supporter))
    if not text:
        return NO_WORDS
    changed = replace(
        action,
        owner=said.owner,
        owner_name=owner.name if owner and said.owner != action.owner else action.owner_name,
        text=text,
        due=said.due,
        cue=cue,
        confidence=said.confidence,
        supporter=helper,
        promised=said.due if action.promised == action.due else action.promised,
    )
    return _put(id, action, changed)


def _not_kept(live: Live, id: int, action: Action, said: Commitment) -> str:
    """Why an action cannot be put right in this way; empty if it can."""
    if said.owner != action.owner and _asked_now(live, id):
        number = live.running.number
        return f"Session {number} is open and asks the owner for it; after the seal it can change hands."
    if said.owner != action.owner and said.owner not in live.book.members:
        return "Whose action is it? Name a member of the set."
    if said.confidence is not None and not 0 <= said.confidence <= 10:
        return "Confidence goes from 0 to 10."
    return next(filter(None, (too_long(words, LINE) for words in (said.text, said.cue, said.supporter))), "")


def _to_be_told(live: Live, id: int) -> Action | Refusal:
    """The action, if anything can be told of it between two sessions: it is open, or was closed between two."""
    action = live.book.actions.get(id)
    if action is None:
        return GONE
    if action.status is not Status.OPEN and action.between is None:
        return _closed(action, "What was told in a progress round stays.")
    if _asked_now(live, id):
        there = press("view.leave", "set.enter", "go.progress")
        return Refusal(f"Session {live.running.number} is open and asks for it: {there} tells it there.")
    return action


def _asked_now(live: Live, id: int) -> bool:
    """True if the progress round of an open session asks for an action."""
    return live.session is not None and id in live.session.due


def _closed(action: Action, why: str) -> Refusal:
    in_round = action.progress and action.between is None
    last = f" in session {action.progress[-1].session}" if in_round else ""
    return Refusal(f"It was closed{last}: {action.status.value}. {why}")


def _put(id: int, before: Action, after: Action) -> Facts | Refusal:
    return (Put("actions", id, before, after),) if after != before else SAME
