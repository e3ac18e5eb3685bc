"""Putting right, or taking out, whatever a search found; each kind of words by its own move."""

from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.moves.asking import reword
from als_tui.domain.moves.attendance import give_word, set_detail
from als_tui.domain.moves.bids import bid
from als_tui.domain.moves.keeping import amend, take_out
from als_tui.domain.moves.review import tell_learned
from als_tui.domain.moves.turns import tell_hand
from als_tui.domain.sealing.finding import DETAILS, everything
from als_tui.domain.session.facts import Question
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.value import replace

_GONE = Refusal("That is not there any more.")


def put_right(live: Live, now: Stamp, key: str, text: str) -> Facts | Refusal:
    """Give a piece of what was said other words; `key` is that of `finding.FoundWords`."""
    piece = next((each for each in everything(live.running, live.book) if each.key == key), None)
    if piece is None:
        return _GONE
    if piece.text == text.strip():
        return Refusal("It says that already.")
    what, _, which = key.partition(":")
    if what == "entry":
        return _reworded(live, now, int(which), text)
    return _said_again(live, now, what, which, text)


def take_out_found(live: Live, now: Stamp, key: str) -> Facts | Refusal:
    """Take a piece of what was said out; undo brings it back until the seal."""
    if not any(piece.key == key for piece in everything(live.running, live.book)):
        return _GONE
    what, _, which = key.partition(":")
    if what == "entry":
        return take_out(live, now, int(which))
    return _said_again(live, now, what, which, "")


def _reworded(live: Live, now: Stamp, id: int, text: str) -> Facts | Refusal:
    entry = live.running.entry(id)
    if entry is None:
        return _GONE
    if isinstance(entry.content, Question):
        return reword(live, now, id, text)
    return amend(live, now, id, replace(entry.content, text=text))


def _said_again(live: Live, now: Stamp, what: str, which: str, text: str) -> Facts | Refusal:
    number, _, about = which.partition(":")
    if what == "detail":
        return next((set_detail(live, now, detail, text) for detail in DETAILS if detail == which), _GONE)
    if what == "bid":
        return bid(live, now, int(number), text)
    if what == "hand":
        return tell_hand(live, now, int(number), text)
    if what == "word":
        kinds = (kind for person, kind in live.running.words if (str(person), kind) == (number, about))
        return next((give_word(live, now, int(number), kind, text) for kind in kinds), _GONE)
    answer = live.running.progress[int(number)]
    learned, changed = (text, answer.changed) if what == "learned" else (answer.learned, text)
    return tell_learned(live, now, int(number), learned, changed)
