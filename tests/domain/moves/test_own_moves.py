"""Moves on what the organisation gets and on the facilitator's logbook: recorded, taken back, told."""

from als_tui.domain.book import LogLine
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.moves.logbook import keep_log
from als_tui.domain.moves.organisation import agree_sheet, share_learning
from als_tui.domain.sealing.member_forgotten import hits_of, without_member
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live
from als_tui.domain.telling.changes import describe_changes
from als_tui.domain.timing import Stamp
from tests.domain.build import World
from tests.seeded import PIA, TODAY, programme


def test_the_agreement_is_dated_and_taken_back() -> None:
    live = Live(programme())
    put = _one(agree_sheet(live, _now(), agreed=True))
    live = Live(live.book.put("profile", 1, put.after))
    assert live.book.profile.sheet_agreed is not None
    assert _told(put, live) == "the set agreed to a page for its organisation"
    assert isinstance(agree_sheet(live, _now(), agreed=True), Refusal)
    back = _one(agree_sheet(live, _now(), agreed=False))
    assert _told(back, live) == "taken back: the set agreed to a page for its organisation"
    assert Live(live.book.put("profile", 1, back.after)).book == programme()


def test_a_learning_is_shared_and_nothing_else_of_a_record() -> None:
    live = Live(programme())
    put = _one(share_learning(live, _now(), 1, 2, shared=True))
    assert _told(put, live) == "record of session 1: a learning is shared with the organisation"
    shared = Live(live.book.put("sessions", 1, put.after))
    back = _one(share_learning(shared, _now(), 1, 2, shared=False))
    assert back.after == programme().sessions[1] and "kept in the set" in _told(back, shared)
    assert isinstance(share_learning(live, _now(), 1, 99, shared=True), Refusal)
    assert isinstance(share_learning(live, _now(), 99, 0, shared=True), Refusal)
    assert isinstance(share_learning(live, _now(), 1, 2, shared=False), Refusal)


def test_a_line_of_the_logbook_is_kept_changed_and_taken_out() -> None:
    live = Live(programme())
    put = _one(keep_log(live, _now(), 8, "  Pia was tired "))
    assert isinstance(put.after, LogLine) and put.after.text == "Pia was tired"
    assert _told(put, live) == "logbook, session 8: added"
    book = live.book.put("logbook", 8, put.after)
    (hit,) = (hit for hit in hits_of(book, PIA) if hit.key.startswith("logbook"))
    assert hit.where == "your logbook, session 8", "who is forgotten is looked for in it, too"
    assert without_member(book, PIA, {hit.key}).logbook[8].text == "somebody was tired"
    assert _one(keep_log(Live(book), _now(), 8, " ")).after is None
    for number, text in ((99, "x"), (8, "Pia was tired"), (8, "x" * 9999), (7, "")):
        assert isinstance(keep_log(Live(book), _now(), number, text), Refusal)


def _now() -> Stamp:
    return World().now


def _one(facts: Facts | Refusal) -> Put:
    assert not isinstance(facts, Refusal)
    (put,) = facts
    assert isinstance(put, Put)
    return put


def _told(put: Put, live: Live) -> str:
    return describe_changes([put], TODAY, live.book)
