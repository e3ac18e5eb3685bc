"""Before a member is forgotten: what goes, and each text of others in which the name stands, to be decided on."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.book import Book
from als_tui.domain.sealing.member_forgotten import hits_of, names_of, traces, without_member
from als_tui.domain.sealing.name_hits import SOMEBODY, Hit
from als_tui.domain.words.whole import blanked
from als_tui.engine import Engine, Refused
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.key_line import HEIGHTS
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.common.windows import SureScreen
from als_tui.screens.forget import words
from als_tui.widgets.fitting import shown

SESSION_OPEN = "A session is open. Seal it first; nothing was forgotten."
"""Why a member is not forgotten now: what is said in it is in no record yet."""


class ForgetScreen(SetScreen):
    """One row a text that names the member; one key forgets, once the name is typed."""

    NAME: ClassVar[str] = "forget"
    HEADING: ClassVar[str] = "FORGET"
    KEYS: ClassVar[Keys] = (
        Key(
            "forget.now",
            "F",
            lambda screen: screen.ask_name(),
            "forget",
            "Forget this member: the name is to be typed; it cannot be undone.",
        ),
        Key(
            "forget.turn",
            "space",
            lambda screen: screen.turn(),
            "blank or leave",
            "Put “somebody” in place of the name in this text of others, or leave it as it is.",
        ),
        Key(
            "forget.all",
            "t",
            lambda screen: screen.turn_all(),
            "all of them",
            "Blank the name out of all these texts; if it is out of all, leave all.",
        ),
        LEAVES,
    )
    BINDINGS = bindings(KEYS)
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine, about: int) -> None:
        """Member `about` of `engine`'s set."""
        super().__init__(engine)
        self.about = about
        self._of: Book | None = None
        """The book that the hits are of."""
        self._hits: tuple[Hit, ...] = ()
        self._blanked: frozenset[str] = frozenset()
        """Keys of the texts from which the name goes."""

    def body(self) -> Iterable[Widget]:
        """The texts, and the one under the cursor in full."""
        yield ListView(words.COLUMNS, self._about, least=4, whole=True)

    @property
    def member_name(self) -> str:
        """What the member is called; empty for nobody."""
        member = self.set_now.book.members.get(self.about)
        return member.name if member else ""

    def facts(self) -> Sequence[str]:
        """Who is to be forgotten."""
        return (self.member_name,)

    def draw(self) -> None:
        """What goes, and the texts of others."""
        book = self.set_now.book
        if not self.member_name:
            self._view.show(("This set has no such member any more.",), {})
            return
        if book is not self._of:
            self._look(book)
        head = words.head(self.member_name, traces(book, self.about), len(self._hits), len(self._blanked))
        self._view.show(map(shown, head), words.rows(self._hits, self._blanked), words.NOBODY_SPEAKS)

    def _look(self, book: Book) -> None:
        """Find the name in the book; where it is surely theirs, it goes unless somebody decides otherwise."""
        known = {hit.key for hit in self._hits}
        self._of, self._hits = book, hits_of(book, self.about)
        new = {hit.key for hit in self._hits if hit.named and hit.key not in known}
        self._blanked = (self._blanked | new) & {hit.key for hit in self._hits}

    @property
    def _view(self) -> ListView:
        return self.query_one(ListView)

    def _about(self, key: str) -> list[str]:
        hit = next((hit for hit in self._hits if hit.key == key), None)
        if hit is None or not self.member_name:
            return []
        after = blanked(names_of(self.set_now.book, self.about), hit.text, SOMEBODY)
        return list(map(shown, words.about(hit, after, goes=key in self._blanked)))

    def next_hints(self) -> tuple[str, ...]:
        """Decide, if there is something to; then forget."""
        decide = ("forget.turn", "forget.all") if self._hits else ()
        return (*decide, "forget.now", "view.leave")

    def turn(self) -> None:
        """Blank the name out of the text under the cursor, or not; on to the next."""
        if (key := self._view.chosen) is not None:
            self._blanked ^= {key}
            self.redraw()
            self._view.listing.step_down()

    def turn_all(self) -> None:
        """Blank it out of all; if it is out of all, of none."""
        every = frozenset(hit.key for hit in self._hits)
        self._blanked = frozenset() if self._blanked == every else every
        self.redraw()

    def ask_name(self) -> None:
        """Ask once more: the name is to be typed."""
        if not self.member_name:
            self.say("This set has no such member any more.", "refused")
        elif self.set_now.session is not None:
            self.say(SESSION_OPEN, "refused")
        else:
            left, name = len(self._hits) - len(self._blanked), self.member_name
            text = words.question(name, traces(self.set_now.book, self.about), left)
            self.window(SureScreen(f"Forget {name}?", text, name, name), self._answered)

    def _answered(self, sure: bool | None) -> None:
        if not sure:
            self.say("Nobody was forgotten.")
            return
        left = len(self._hits) - len(self._blanked)
        outcome = self.engine.forget(lambda book: without_member(book, self.about, self._blanked))
        if isinstance(outcome, Refused):
            self.say(outcome.why, "alarm")
            return
        self.say(words.forgotten(left, outcome.still), "alarm" if outcome.still else "done")
        self.changed()
        self.dismiss(None)
