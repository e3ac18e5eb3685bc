"""What a step did, in a facilitator's words: for the line that says what was kept, undone or done again."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import singledispatch

from als_tui.domain.asking.questioning import change_of
from als_tui.domain.book import Status
from als_tui.domain.coming import coming_module, still_cannot
from als_tui.domain.days.calendar import spell_when
from als_tui.domain.moves.bids import URGENCIES
from als_tui.domain.moves.tail import whose_time
from als_tui.domain.process.planning import slot_in
from als_tui.domain.session import evaluating
from als_tui.domain.session import facts as f
from als_tui.domain.session.live import Live
from als_tui.domain.session.scene import Scene
from als_tui.domain.session.state import Answer, Session
from als_tui.domain.telling.changes import ask_again, describe_change, describe_changes
from als_tui.domain.timing import clock_face, spell_length, spell_minutes
from als_tui.domain.words.counting import counted, listed
from als_tui.domain.words.shortening import shortened

_PRESENCE = {
    f.Presence.EXPECTED: "is expected",
    f.Presence.HERE: "is here",
    f.Presence.ABSENT: "is absent",
    f.Presence.APOLOGIES: "sends apologies",
    f.Presence.LEFT: "left",
}
_NAMED = 3
"""Phases that are named one by one."""
_STRUCK = " whose words were struck"
_HANDS = {f.Hand.UP: "raised a hand", f.Hand.DOWN: "lowered the hand", f.Hand.PASS: "passed"}

_ORDERS = {f.HandOrder.RAISED: "as they went up", f.HandOrder.LEAST: "who has spoken least comes first"}


def describe(step: f.Step, live: Live) -> str:
    """What a step did, on one short line; `live` is the set before the step or after it, and knows the names.

    The first fact of a step is what was done; what only followed from it goes without saying.
    """
    if not step.facts:
        return "nothing"
    lead, *others = step.facts
    scene = Scene(live, step)
    if isinstance(lead, f.Amended) and isinstance(next(iter(others), None), f.FloorGiven) and scene.struck:
        return f"{_words(others[0], scene)}, with words that were struck"
    said = _words(lead, scene)
    alike = [other for other in others if isinstance(other, f.Attended)]
    if isinstance(lead, f.Attended) and alike:
        return f"{1 + len(alike)} people: {lead.presence}"
    if isinstance(lead, f.Attended) and others and isinstance(others[-1], f.SlotsOrdered):
        return f"{said}; {_words(others[-1], scene)}"
    shorter = [fact for fact in step.facts if isinstance(fact, f.TimeGiven)]
    if len(shorter) > 1:
        return _given_way(shorter, scene)
    counted = any(isinstance(other, f.Captured) for other in others)
    puts = [fact for fact in step.facts if isinstance(fact, f.Put)]
    said = describe_changes(puts, scene.today, live.book) if puts[:1] == [lead] else said
    return f"{said}, a question counted" if isinstance(lead, f.FloorGiven) and counted else said


@singledispatch
def _words(fact: object, scene: Scene) -> str:
    """What one fact says; a kind of fact without words of its own is a fault that a test finds."""
    return "something changed"


@_words.register
def _(fact: f.Opened, scene: Scene) -> str:
    return f"session {fact.number} opened: {shortened(fact.process.title)}"


@_words.register
def _(fact: f.Attended, scene: Scene) -> str:
    return f"{scene.name(fact.person)} {_presence(fact)}"


@_words.register
def _(fact: f.GuestCame, scene: Scene) -> str:
    return f"{shortened(fact.seat.name)} is a guest today"


@_words.register
def _(fact: f.RoleGiven, scene: Scene) -> str:
    holder = "nobody" if fact.person is None else scene.name(fact.person)
    return f"{shortened(fact.role)}: {holder}"


@_words.register
def _(fact: f.DetailSet, scene: Scene) -> str:
    label = fact.detail.replace("_", " ")
    if not fact.text:
        return f"{label}{_STRUCK if scene.struck else ' taken out'}"
    if fact.detail == "next_session":
        with suppress(ValueError):
            when = datetime.fromisoformat(fact.text)
            return f"{label}: {spell_when(when, scene.today)}{_asked_of_another_day(scene, when)}"
    return f"{label}: {shortened(fact.text)}"


def _asked_of_another_day(scene: Scene, when: datetime) -> str:
    """Who could not come to the module that the seal moves to that date."""
    book, session = scene.live.book, scene.live.session
    number = coming_module(book, scene.today, session.module if session else None)
    if number is None:
        return ""
    module = book.modules[number]
    return ask_again(() if still_cannot(module, when) else module.cannot, book)


@_words.register
def _(fact: f.CharterAgreed, scene: Scene) -> str:
    who = scene.name(fact.people[0]) if len(fact.people) == 1 else f"{len(fact.people)} people"
    return f"{who} agreed to the charter" if fact.agreed else f"{who} does not agree to the charter"


@_words.register
def _(fact: f.WordGiven, scene: Scene) -> str:
    label = f"{fact.about} of {scene.name(fact.person)}"
    if fact.passed and not scene.text_before(fact):
        return f"{scene.name(fact.person)} passed"
    if not fact.text:
        return f"{label}{_STRUCK if scene.struck else ' taken out'}"
    return f"{label}: {shortened(fact.text)}"


@_words.register
def _(fact: f.PulseGiven, scene: Scene) -> str:
    asked = f"check round {fact.round}" if fact.round else "pulse"
    whose = f" of {scene.name(fact.person)}" if fact.score or not fact.round else ""
    return f"{asked}{whose}{f': {fact.score}' if fact.score else ' taken out'}"


@_words.register
def _(fact: f.PointRated, scene: Scene) -> str:
    charter = scene.session.charter if scene.session else None
    about = evaluating.named(scene.live.book, charter, fact.point)
    said = "passed" if fact.figure is None else evaluating.said(fact.point, fact.figure)
    return f"{scene.name(fact.person)}: {shortened(about)}: {said}"


@_words.register
def _(fact: f.ProgressTold, scene: Scene) -> str:
    owner = scene.live.book.owner(fact.action)
    whose = f"{shortened(owner)}'s action" if owner else "an action"
    outcome = "carried" if fact.outcome is Status.OPEN else fact.outcome.value
    before = scene.told_before(fact.action)
    if fact.changed and fact.changed != (before.changed if before else ""):
        return f"{whose}: what changed: {shortened(fact.changed)}"
    if fact.learned and fact.learned != (before.learned if before else ""):
        return f"{whose}: learned: {shortened(fact.learned)}"
    same = before == Answer(fact.outcome, fact.learned, fact.changed)
    return f"{whose}: {'still ' if same else ''}{outcome}"


@_words.register
def _(fact: f.ProgressSkipped, scene: Scene) -> str:
    return "the rest of the progress round skipped"


@_words.register
def _(fact: f.BidMade, scene: Scene) -> str:
    bid = scene.bid_before(fact.person)
    if not fact.urgency:
        return f"{scene.name(fact.person)} {'took the bid back' if bid else 'passed'}"
    gone = ": issue taken out" if bid and bid.issue else ""
    issue = f": {shortened(fact.issue)}" if fact.issue else gone
    return f"bid of {scene.name(fact.person)} ({URGENCIES.get(fact.urgency, '?')}){issue}"


@_words.register
def _(fact: f.SlotsOrdered, scene: Scene) -> str:
    before, many = scene.slots_before(), counted(len(fact.slots), "slot")
    gone = [slot for slot in before if slot.id not in {other.id for other in fact.slots}]
    if gone:
        return f"{_whose(gone[0].presenter, scene)} slot dropped, {many} now"
    moved = [at for at, (old, new) in enumerate(zip(before, fact.slots, strict=False), 1) if old.id != new.id]
    if moved and set(before) == set(fact.slots):
        return " · ".join(f"{at} {_sitting(fact.slots[at - 1].presenter, scene)}" for at in moved)
    chosen = [scene.name(slot.presenter) for slot in fact.slots if slot.presenter is not None]
    taken = many if len(chosen) == len(fact.slots) else f"{len(chosen)} of {many}"
    return f"{taken}: {shortened(listed(chosen))}" if chosen else f"{many}, nobody chosen yet"


@_words.register
def _(fact: f.PhaseBegan, scene: Scene) -> str:
    again = scene.began_before(fact.stop)
    began = f"{scene.phase(fact.stop)} {'goes on' if again else 'began'}"
    if not fact.skipped:
        return began
    many = len(fact.skipped)
    return f"{began}, {scene.phase(fact.skipped[0]) if many == 1 else f'{many} phases'} skipped"


@_words.register
def _(fact: f.ClockStopped, scene: Scene) -> str:
    return "timer paused"


@_words.register
def _(fact: f.ClockStarted, scene: Scene) -> str:
    return "timer runs again"


@_words.register
def _(fact: f.TimeGiven, scene: Scene) -> str:
    minutes, rest = divmod(abs(fact.seconds), 60)
    amount = clock_face(abs(fact.seconds)) if rest else spell_minutes(minutes)
    return f"{amount} {'more' if fact.seconds > 0 else 'less'} for {scene.whose_phase(fact.stop)}"


@_words.register
def _(fact: f.FloorGiven, scene: Scene) -> str:
    return "nobody has the floor" if fact.person is None else f"floor to {scene.name(fact.person)}"


@_words.register
def _(fact: f.FloorCorrected, scene: Scene) -> str:
    return f"that was {scene.name(fact.person)}, not {scene.name(fact.was)}"


@_words.register
def _(fact: f.TurnModeChosen, scene: Scene) -> str:
    return f"turns: {fact.mode.words}"


@_words.register
def _(fact: f.HandShown, scene: Scene) -> str:
    return f"{scene.name(fact.person)} {_HANDS[fact.hand]}"


@_words.register
def _(fact: f.HandTold, scene: Scene) -> str:
    label = f"{scene.name(fact.person)}'s hand"
    if not fact.text:
        return f"{label}{',' + _STRUCK if scene.struck else ': its words taken out'}"
    return f"{label}: {shortened(fact.text)}"


@_words.register
def _(fact: f.HandsOrdered, scene: Scene) -> str:
    return f"hands: {_ORDERS[fact.by]}"


@_words.register
def _(fact: f.QueueClosed, scene: Scene) -> str:
    return f"the queue is {'closed' if fact.closed else 'open'}"


@_words.register
def _(fact: f.TurnLimited, scene: Scene) -> str:
    return f"a turn's limit: {clock_face(fact.seconds)}" if fact.seconds else "turns have no limit"


@_words.register
def _(fact: f.Intervened, scene: Scene) -> str:
    if fact.which is not None:
        return f"put right: it was for {fact.reason}" if fact.reason else "a stop of the set taken out"
    over = "the silence is over" if scene.was_silent() else ""
    if fact.reason is None:
        return over or "the set goes on"
    stopped = f"the set is stopped: {fact.reason}"
    return "silence" if fact.reason is f.Reason.SILENCE else "; ".join(filter(None, (over, stopped)))


@_words.register
def _(fact: f.Backdated, scene: Scene) -> str:
    return f"the {fact.what} began {clock_face(round(scene.step.stamp.t - fact.t))} ago"


@_words.register
def _(fact: f.AwayCounted, scene: Scene) -> str:
    if fact.seconds not in (0, fact.away.measured):
        return f"time away: {spell_length(fact.seconds)} counted"
    about = "about " if fact.away.about else ""
    return f"time away: {about}{spell_length(fact.away.measured)} {'' if fact.seconds else 'not '}counted"


@_words.register
def _(fact: f.Captured, scene: Scene) -> str:
    return _content(fact.content, scene)


@_words.register
def _(fact: f.Amended, scene: Scene) -> str:
    before = scene.caught(fact.id)
    if fact.content is None:
        return f"taken out: {_content(before, scene)}" if before else "something caught was taken out"
    if scene.struck:
        return "words that were struck"
    if (said := change_of(before, fact.content)) and before is not None:
        return f"{said}: {shortened(before.text) or 'a question without words'}"
    said = _content(fact.content, scene)
    if before is None or before.text:
        return f"put right: {said}"
    counted = isinstance(before, f.Question)
    return said if counted else f"put right: {said}; what it said before was struck"


@_words.register
def _(fact: f.Put, scene: Scene) -> str:
    return describe_change(fact, scene.today, scene.live.book)


@_words.register
def _(fact: f.Undone, scene: Scene) -> str:
    return f"undone: {_of_step(fact.step, scene)}"


@_words.register
def _(fact: f.Redone, scene: Scene) -> str:
    return f"done again: {_of_step(fact.step, scene)}"


def _whose(presenter: int | None, scene: Scene) -> str:
    return "an empty" if presenter is None else f"{scene.name(presenter)}'s"


def _sitting(presenter: int | None, scene: Scene) -> str:
    return "nobody yet" if presenter is None else scene.name(presenter)


def _presence(fact: f.Attended) -> str:
    if fact.presence is f.Presence.LATE:
        return f"came {spell_minutes(fact.late)} late" if fact.late else "is here, late"
    return _PRESENCE[fact.presence]


def _content(content: f.Content, scene: Scene) -> str:
    match content:
        case f.Question(asker, ""):
            return f"a question of {scene.name(asker)} counted"
        case f.Question(asker, text):
            return f"{scene.name(asker)} asks: {shortened(text)}"
        case f.Commitment(owner, text):
            whose = scene.name(owner)
            return f"action of {whose}: {shortened(text)}" if text else f"an action of {whose}{_STRUCK}"
        case f.Note(text, person):
            about = "" if person is None else f" about {scene.name(person)}"
            return f"note{about}: {shortened(text)}" if text else f"a note{_STRUCK}"
        case f.Decision(text):
            return f"the set decided: {shortened(text)}" if text else f"a decision{_STRUCK}"


def _given_way(facts: Sequence[f.TimeGiven], scene: Scene) -> str:
    """Which phases became shorter, and by how much each; if they are too many for a line, whose time went."""
    whole = f"{spell_minutes(-sum(fact.seconds for fact in facts) // 60)} less"
    if len(facts) > _NAMED:
        return f"{whole}, taken from {_taken_from(facts, scene.session)}"
    parts = [f"{-fact.seconds // 60} of {scene.whose_phase(fact.stop)}" for fact in facts]
    return f"{whole}: {', '.join(parts)}"


def _taken_from(facts: Sequence[f.TimeGiven], session: Session | None) -> str:
    """Whose time went, if too many phases became shorter to name each."""
    slots = [slot_in(fact.stop) for fact in facts]
    phases = f"{len(facts)} phases"
    if session is None or (session.slot and set(slots) == {session.slot.id}):
        return phases if session is None else f"{phases} of this slot"
    return whose_time(session, slots)


def _of_step(seq: int, scene: Scene) -> str:
    with suppress(LookupError):
        return describe(scene.live.step(seq), scene.live)
    return "a step"
