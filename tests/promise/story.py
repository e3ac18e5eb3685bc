"""A set's life in short acts, each with what a new start may show while it is done and must show once it is."""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

from als_tui.domain.sealing.member_forgotten import without_member
from als_tui.domain.sealing.strikable import Caught
from als_tui.domain.session.facts import Captured, Fact, Redone, Step, Undone
from als_tui.domain.timing import Stamp
from als_tui.value import Value, replace
from tests.promise.recorder import Recorder
from tests.storage.set.test_seal import spellings
from tests.storage.set.test_strike import strike_at
from tests.storage.world import OPENED, PROFILE, TODAY, Desk, every_byte, library, new_set, note, stamp


class View(Value):
    """All that a new start shows of a set."""

    name: str
    steps: tuple[Step, ...]
    drafts: tuple[tuple[str, str], ...]
    last: Stamp | None
    forgotten: tuple[str, ...] = ()
    """Words that a seal dropped; no file may hold them."""


class Story:
    """Does acts on a recorded disk; each method that starts with one `_` and is called in `tell` is one of them."""

    def __init__(self, place: Path, recorder: Recorder) -> None:
        """Nothing is there yet."""
        self._place = place
        self._recorder = recorder
        self._desk: Desk | None = None
        self._view: View | None = None
        self._beat: Stamp | None = None
        self._words: list[str] = []
        self._seals = 0
        self._done: list[int] = []
        self._undone: list[int] = []
        recorder.expect(None)

    def tell(self, acts: str) -> None:
        """Do all these acts, and leave."""
        for act in (*acts.split(), "leave"):
            getattr(self, f"_{act}")()

    def _create(self) -> None:
        self._act(View(PROFILE.name, (), (), None), lambda: new_set(self._place))
        self._open()

    def _open(self) -> None:
        self._act(self._view, self._come)

    def _come(self) -> None:
        self._desk = Desk.at(self._place)

    def _leave(self) -> None:
        if self._desk is not None:
            self._desk.journal.close()
        self._desk = None

    def _begin(self) -> None:
        self._done = []
        self._count(replace(OPENED, number=self._seals + 1))

    def _say(self, text: str = "") -> None:
        self._count(note(self._word() + text, self.desk.seq + 1))

    def _long(self) -> None:
        self._say(" Zoë 🙈" * 600)

    def _undo(self) -> None:
        if self._done:
            self._undone.append(self._done.pop())
            self._step(Undone(self._undone[-1]))

    def _redo(self) -> None:
        if self._undone:
            self._done.append(self._undone.pop())
            self._step(Redone(self._done[-1]))

    def _draft(self) -> None:
        self._type("line", self._word())

    def _clear(self) -> None:
        self._type("line", "")

    def _mend(self) -> None:
        """Begin to put right what was said last."""
        self._type(f"entry:{self.desk.seq}", self._word())

    def _strike(self) -> None:
        """Strike what was said last, and with it what was typed to put it right; every other draft stays."""
        desk, number = self.desk, self.desk.seq
        said = next(fact for fact in desk.log[-1].facts if isinstance(fact, Captured))
        gone = [str(getattr(said.content, "text", "")), dict(self.view.drafts).get(f"entry:{number}", "")]
        drafts = tuple((topic, text) for topic, text in self.view.drafts if text not in gone)
        desk.opening = replace(desk.opening, drafts=dict(self.view.drafts))
        after = replace(
            self.view,
            steps=(*self.view.steps[:-1], replace(desk.log[-1], facts=(note("", number),))),
            drafts=drafts,
            forgotten=(*self.view.forgotten, *filter(None, gone)),
        )
        self._act(after, lambda: strike_at(desk, Caught(number)))

    def _alive(self) -> None:
        beat = stamp(self.desk.seq + 0.5)
        self._beat = beat
        self._act(replace(self.view, last=self._last(self.view.steps)), lambda: self.desk.journal.beat(beat))

    def _checkpoint(self) -> None:
        self._act(self.view, self.desk.checkpoint)

    def _seal(self) -> None:
        desk, self._beat = self.desk, None
        self._seals += 1
        name = f"Sealed {self._seals}"
        book = desk.book.put("profile", 1, replace(PROFILE, name=name))
        seq = desk.seq
        self._act(View(name, (), (), None, tuple(self._words)), lambda: desk.journal.seal(book, seq))
        desk.log, desk.opening = [], replace(desk.opening, book=book, seq=seq)
        self._done, self._undone = [], []

    def _forget(self) -> None:
        """Forget the member who was numbered first, between two sessions."""
        desk, self._beat = self.desk, None
        id, seq = min(desk.book.members), desk.seq
        name, book = desk.book.members[id].name, without_member(desk.book, id)
        gone = (*self.view.forgotten, name)
        self._act(View(book.profile.name, (), (), None, gone), lambda: desk.journal.seal(book, seq))
        desk.log, desk.opening = [], replace(desk.opening, book=book, seq=seq)
        self._done, self._undone = [], []

    @property
    def desk(self) -> Desk:
        """The set, open."""
        assert self._desk is not None
        return self._desk

    @property
    def view(self) -> View:
        """What was acknowledged last."""
        assert self._view is not None
        return self._view

    def _count(self, fact: Fact) -> None:
        """Do a step that can be undone."""
        self._done, self._undone = [*self._done, self.desk.seq + 1], []
        self._step(fact)

    def _step(self, fact: Fact) -> None:
        desk = self.desk
        step = Step(desk.seq + 1, stamp(desk.seq + 1), (fact,))
        told = (*self.view.steps, step)
        after = replace(self.view, steps=told, last=self._last(told))
        self._act(after, partial(desk.journal.append, step))
        desk.log.append(step)

    def _type(self, topic: str, text: str) -> None:
        rest = {other: typed for other, typed in self.view.drafts if other != topic}
        drafts = rest | ({topic: text} if text else {})
        self._act(
            replace(self.view, drafts=tuple(sorted(drafts.items()))),
            lambda: self.desk.journal.draft(topic, text),
        )

    def _act(self, after: View | None, do: Callable[[], object]) -> None:
        self._recorder.expect(self._view, after)
        do()
        self._view = after
        self._recorder.expect(after)

    def _last(self, steps: tuple[Step, ...]) -> Stamp | None:
        moments = [*(step.stamp for step in steps[-1:]), *filter(None, [self._beat])]
        return max(moments, key=lambda moment: moment.t, default=None)

    def _word(self) -> str:
        """A word that occurs nowhere else, and in no other word."""
        self._words.append(f"secret-{len(self._words)}-of-the-set")
        return self._words[-1]


def random_acts(chance: random.Random) -> str:
    """A life that nobody planned, with every act where it is possible."""
    acts, done = ["create", "begin"], "begin"
    for _ in range(chance.randrange(4, 16)):
        choices = [
            "say",
            "say",
            "long",
            "draft",
            "clear",
            "alive",
            "undo",
            "checkpoint",
            "seal",
            "leave open",
        ]
        act = chance.choice(["redo"] if done == "undo" and chance.random() < 0.6 else choices)
        done = act
        acts += ["seal", "begin"] if act == "seal" else [act]
    return " ".join(acts)


def new_start(place: Path) -> View | None:
    """What a new start shows; None where there is no set. Ends by leaving."""
    glances = library(place).glances(TODAY)
    assert not [glance.trouble for glance in glances if glance.trouble], glances
    if not glances:
        return None
    desk = Desk.at(place)
    desk.journal.close()
    found = desk.opening
    return View(desk.book.profile.name, tuple(desk.log), tuple(sorted(found.drafts.items())), found.last)


def what_is_wrong(place: Path, views: tuple[object, ...]) -> str:
    """Start anew on what a power cut left, go on working, and say what is not as it may be; else nothing."""
    legal = [view for view in views if isinstance(view, View)]
    if len(views) == 1 and legal and (found := _remembered(place, legal[0])):
        return f"after the seal {found} is on the disk"
    shown = new_start(place)
    if shown is None:
        return "" if None in views else "the set is gone"
    meant = next((view for view in legal if _alike(view, shown)), None)
    if meant is None:
        return f"a start shows {shown}"
    if found := _remembered(place, meant):
        return f"a start after the seal leaves {found} on the disk"
    desk = Desk.at(place)
    desk.say("and on")
    desk.journal.close()
    again = new_start(place)
    if again is None or again.steps[:-1] != shown.steps or again.drafts != shown.drafts:
        return f"the start after the next shows {again}"
    return ""


def _alike(view: View, shown: View) -> bool:
    """True where it is the same; an old sign of life may outlive a seal that broke off, as it holds no word."""
    last = shown.last if view.last is None else view.last
    return replace(view, forgotten=(), last=last) == shown


def _remembered(place: Path, view: View) -> list[str]:
    data = every_byte(place)
    return [word for word in view.forgotten if any(spelled in data for spelled in spellings(word))]
