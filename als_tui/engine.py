"""The engine, the one road by which a set changes: a move, its facts, one synced step, one new value."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from als_tui.domain.book import Book
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.session.away import NOTABLE_SLEEP, absence, last_answered, ran_through, to_be_asked
from als_tui.domain.session.facts import Opened, Redone, Step, Undone
from als_tui.domain.session.live import Live, NoSession, evolve, fold
from als_tui.domain.timing import Away, Stamp, first_stamp, later_stamp, stamp_again
from als_tui.domain.words.pressing import press
from als_tui.ports import Clock, Journal, NotSaved, Opening
from als_tui.value import Value, field

if TYPE_CHECKING:  # what seals and strikes is loaded when it is asked for
    from als_tui.domain.sealing.strikable import Target

P = ParamSpec("P")
USED_UP = "The disk is full: the last room, held for this, is in use. Free space now; all so far is safe."
TYPING = "typing"
"""Names, among the drafts, the one whose field is open."""


class Saved(Value):
    """The step is on the disk."""

    step: Step


class Refused(Value):
    """The move cannot be made now."""

    why: str


class Unsaved(Value):
    """The step counts and is kept in memory, but the disk did not take it yet; it is tried again."""

    step: Step
    why: str


Outcome = Saved | Refused | Unsaved


class Gone(Value):
    """Words were struck, or sealed away."""

    still: str = ""
    """Where they are on the disk still, and when they go, as the end of a sentence; empty if they are gone."""
    also: Mapping[str, int] = field(default_factory=dict)
    """What else holds the same words and keeps them, counted by kind."""


class Engine:
    """One open set: asks the moves, keeps their facts, and holds the value that the screens draw from."""

    live: Live
    drafts: dict[str, str]
    read_only = ""
    """Why nothing can be changed from here, and what to do; empty if all can."""
    left = ""
    """What the disk refused when the set was let go, in a sentence or two."""
    why_unsaved = ""
    """What the disk said last to a step that waits."""
    astray = ""
    """Why the set's files are no longer those that were opened, and what to do; empty if they are."""

    def __init__(self, opening: Opening, journal: Journal, clock: Clock) -> None:
        """Take up the set where `opening` left it."""
        self._journal = journal
        self._clock = clock
        self.told = opening.told
        self.take_up(opening)
        self._waiting: list[Step] = []
        self._told_waiting = 0
        self._waiting_drafts: set[str] = set()

    def take_up(self, opening: Opening) -> None:
        """Take the set as the disk has it."""
        self.live = opening.live or fold(opening.book, opening.log, opening.tail)
        self.drafts = dict(opening.drafts)
        self._seq = max((step.seq for step in opening.tail), default=opening.seq)
        reading = self._clock.read()
        self._last = stamp_again(opening.last, reading) if opening.last else first_stamp(reading)
        self._looked, self._slept = self._last.t, reading.slept
        self.back_after = absence(self.live, opening.last, self._last)
        self.away = self.back_after or last_answered(self.live)
        self._silent = self.back_after is not None and self.back_after.about

    def now(self) -> Stamp:
        """This moment, in the set's own time."""
        return later_stamp(self._last, self._clock.read())

    @property
    def asks(self) -> bool:
        """True while a person is to say what counts of the time away, as no clock can."""
        return self.live.session is not None and to_be_asked(self.live.session, self.away)

    def look(self) -> Away | None:
        """Look at the clock, once a second; returns the stretch that the computer slept as the timer ran, else None."""
        reading = self._clock.read()
        before, slept = self._looked, reading.slept - self._slept
        self._looked, self._slept = later_stamp(self._last, reading).t, reading.slept
        away = Away(before, round(before + slept, 3), about=False)
        if slept <= NOTABLE_SLEEP or self.live.session is None or not ran_through(self.live.session, away):
            return None
        if not self.asks:
            self.away = away
        self.beat()
        return away

    @property
    def unsaved(self) -> int:
        """Steps that the disk has not taken yet."""
        return len(self._waiting)

    def do(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> Outcome:
        """Make a move: nothing changes unless it returns facts, and then they are on the disk first."""
        stamp = self.now()
        try:
            result = move(self.live, stamp, *args, **kwargs)
        except NoSession:
            return Refused("No session is open.")
        if isinstance(result, Refusal):
            return Refused(result.why)
        return self._keep(stamp, result) if result else Refused("Nothing changed.")

    def undo(self) -> Outcome:
        """Take the last step back."""
        if not self.live.done:
            again = f" {press('step.redo')} does again what was undone." if self.live.undone else ""
            return Refused(f"{_no_further(self.live)}{again}")
        return self._keep(self.now(), (Undone(self.live.done[-1]),))

    def redo(self) -> Outcome:
        """Let the step that was taken back last count again."""
        if not self.live.undone:
            return Refused("There is nothing to redo.")
        return self._keep(self.now(), (Redone(self.live.undone[-1]),))

    @property
    def saved(self) -> bool:
        """True if every step is on the disk, in the files that have the set's name."""
        return not (self._waiting or self.astray)

    @property
    def used_up(self) -> str:
        """What to say while the last space of a full disk, which is held for words, is in use; else nothing."""
        return USED_UP if self._journal.used_up else ""

    def retry(self) -> bool:
        """Try again to save what the disk did not take; True once all is saved."""
        self.check()
        if not self._save_waiting():
            for topic in sorted(self._waiting_drafts):
                self._save_draft(topic)
        return self.saved

    def check(self) -> bool:
        """Look whether the set's files are those that were opened; True if they have just ceased to be."""
        before, self.astray = self.astray, ""
        try:
            self._journal.check()
        except NotSaved as error:
            self.astray = str(error)
        return bool(self.astray) and not before

    def write_anew(self) -> str:
        """Write the whole set under its name, whatever stands there, and say how it went."""
        try:
            kept = self._journal.write_anew(self.live.book, self.live.log, self._seq)
        except NotSaved as error:
            return f"NOT SAVED still: {error}"
        self.astray = self.why_unsaved = ""
        self._nothing_waits()
        stood = f" What stood there is kept, until the seal, in {kept}" if kept else ""
        return f"The whole set is written anew.{stood}"

    def draft(self, topic: str, text: str) -> None:
        """Keep what stands in a text field; a full disk does not stop the typing."""
        if self.drafts.get(topic, "") == text:
            return
        self.drafts[topic] = text
        if not text:
            del self.drafts[topic]
        self._save_draft(topic)

    @property
    def typing(self) -> str | None:
        """Topic of the text field in which words were under way last; None if none was, or it was left."""
        topic = self.drafts.get(TYPING)
        return topic if topic in self.drafts else None

    @property
    def half_typed(self) -> tuple[str, ...]:
        """What was typed and not kept: each line, and of each form its first field."""
        from als_tui.domain.sealing.striking import typed_in

        texts = [text for topic, text in self.drafts.items() if topic != TYPING]
        return tuple(next(iter(typed_in(text)[1:]), text) for text in texts)

    def draft_open(self, topic: str, text: str) -> None:
        """Keep what stands in a text field that is open, and that it is: it opens again after a restart."""
        self.draft(TYPING, topic if text else "")
        self.draft(topic, text)

    def draft_left(self) -> None:
        """Keep that no text field is open; what stood in it stays."""
        self.draft(TYPING, "")

    def beat(self) -> None:
        """Keep that the program is alive, for the time after a reboot.

        Not while it asks for the first time what of an absence counts: if it dies over that, it is to ask again.
        """
        if not self._silent:
            with suppress(NotSaved):
                self._journal.beat(self.now())

    def checkpoint(self) -> str:
        """Write the set's TinyDB file, so that the journal starts short; returns what failed, if any.

        Not if it would say the same again.
        """
        if self.retry():
            try:
                if not self._journal.is_told(self._seq):
                    self._journal.checkpoint(self.live.book, self.live.log, self._seq)
            except NotSaved as error:
                return f"The set's file was not renewed: {error} Every step is safe in its journal."
        return ""

    def seal(self) -> Refused | Gone:
        """Close the session into its record and forget the rest; cannot be undone."""
        if self.live.session is None:
            return Refused("No session is open.")
        from als_tui.domain.sealing.seal import seal

        book = seal(self.live.book, self.live.session, self.now())
        try:
            still = self._journal.seal(book, self._seq)
        except NotSaved as error:
            return Refused(f"{error} Nothing was sealed; the session is as it was.")
        self.live, self.drafts = Live(book), {}
        self._nothing_waits()
        return Gone(still)

    def strike(self, target: "Target") -> Refused | Gone:
        """Remove words for good, from the session and from every file of the set; cannot be undone."""
        from als_tui.domain.sealing.striking import drafts_left, strike

        struck = strike(self.live, target)
        if not struck.words:
            return Refused("There are no words there to strike.")
        drafts = drafts_left(self.drafts, struck.targets, struck.words)
        try:
            still = self._journal.strike(struck.live.book, struck.live.log, self._seq, drafts)
        except NotSaved as error:
            return Refused(f"{error} Nothing was struck; the words are as they were.")
        self.live, self.drafts = struck.live, drafts
        self._nothing_waits()
        return Gone(still, struck.also)

    def forget(self, rewrite: Callable[[Book], Book | Refusal]) -> Refused | Gone:
        """Take what the set kept out of its book, and out of every file of it, as the seal does; cannot be undone.

        No step before it can be undone any more, as their words would bring back what is gone.
        """
        if self.live.session is not None:
            return Refused("A session is open. Seal it first; nothing was forgotten.")
        book = rewrite(self.live.book)
        if isinstance(book, Refusal):
            return Refused(book.why)
        try:
            still = self._journal.seal(book, self._seq)
        except NotSaved as error:
            return Refused(f"{error} Nothing was forgotten; the set is as it was.")
        self.live, self.drafts = Live(book), {}
        self._nothing_waits()
        return Gone(still)

    def close(self) -> None:
        """Write all there is and let the set go; `left` says what the disk refused."""
        try:
            self.left = self.checkpoint()
        finally:
            self._journal.close()

    def _keep(self, stamp: Stamp, facts: Facts) -> Outcome:
        """Keep one more step; it is worked out first, so that no step is kept that could not be read back."""
        step = Step(self._seq + 1, stamp, facts)
        self.live = evolve(self.live, step)
        self._seq, self._last, self._silent = step.seq, stamp, False
        self._waiting.append(step)
        why = self._save_waiting()
        return Unsaved(step, why) if why else Saved(step)

    def _save_waiting(self) -> str:
        """Save the waiting steps in order; returns the reason if the disk does not take one, else nothing."""
        self.why_unsaved = ""
        while self._waiting and not self.why_unsaved:
            try:
                self._journal.append(self._waiting[0])
            except NotSaved as error:
                self.why_unsaved = str(error) or "The disk did not take it."
                self.check()
            else:
                self._waiting.pop(0)
        self._tell_waiting()
        return self.why_unsaved

    def _nothing_waits(self) -> None:
        self._waiting, self._waiting_drafts = [], set()
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        if self._told_waiting != self.unsaved:
            self._told_waiting = self.unsaved
            self._journal.waiting(self.unsaved)

    def _save_draft(self, topic: str) -> None:
        try:
            self._journal.draft(topic, self.drafts.get(topic, ""))
        except NotSaved:
            self._waiting_drafts.add(topic)
        else:
            self._waiting_drafts.discard(topic)


def _no_further(live: Live) -> str:
    """Why no step is left to take back: the start of a session lets those before it go."""
    opened = next((fact for step in live.log[:1] for fact in step.facts if isinstance(fact, Opened)), None)
    if opened is None:
        return "There is nothing to undo."
    before = "what was changed before stays, and is changed by its own key."
    return f"Undo ends at the start of session {opened.number}; {before}"
