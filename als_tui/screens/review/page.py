"""The end-of-session review: what happened, who asked, what was promised, a round; then close and seal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import ContentSwitcher, DataTable, Static

from als_tui.domain.process.definition import Records
from als_tui.domain.sealing.strikable import Caught, Target
from als_tui.domain.session.live import today_of
from als_tui.domain.session.schedule import next_stop
from als_tui.domain.session.state import Entry
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.requests import Place
from als_tui.screens.pages import people_list
from als_tui.screens.pages.list_page import ListPage
from als_tui.screens.review import closing, entries, evaluation, rounds
from als_tui.screens.review import steps as reviewsteps
from als_tui.screens.review import words as reviewrows
from als_tui.screens.review.words import PARTS, At
from als_tui.widgets.drawn import Drawn
from als_tui.widgets.listing import Listing
from als_tui.widgets.plain import plain
from als_tui.widgets.rows import ACCENT, DrawnRow, blank, said
from als_tui.widgets.values import Words

_PART_OF = {
    "pulse": "round",
    "learning": "round",
    "checkout": "round",
    "entry": "words",
    "action": "actions",
    "amend": "actions",
}
"""The part to which a topic belongs in which words are under way."""
_ROUND = ("review.enter", "review.learning", "review.checkout")
_CLOSING = ("review.next", "review.seal", "review.export", "review.copy", "step.undo")


class ReviewPage(ListPage):
    """Five parts, one at a time; Tab goes round."""

    PLACE: ClassVar[Place] = "review"
    NAME: ClassVar[str] = "review"
    ABOUT: ClassVar[tuple[int, int]] = (3, 4)
    FOR: ClassVar[Records | None] = Records.REVIEW
    KEYS: ClassVar[Keys] = (
        *people_list.KEYS,
        *closing.KEYS,
        *entries.KEYS,
        Key(
            "review.part",
            "tab",
            "part(1)",
            "next part",
            "What happened, people, words, actions, round.",
            looks=True,
        ),
        Key(
            "review.part_back",
            "shift+tab",
            "part(-1)",
            "part before",
            "The part before; from the first, the round.",
            looks=True,
        ),
        Key(
            "review.enter",
            "enter",
            "put_right",
            "put right",
            "In the round a pulse from 1 to 10; elsewhere the words are put right.",
            opens="words",
        ),
        *rounds.KEYS,
        *evaluation.KEYS,
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    ReviewPage {
        #review--foot { height: auto; color: $quiet; }
        ContentSwitcher { height: 1fr; }
    }
    """

    part: str = "happened"
    """Which part shows."""

    def compose(self) -> ComposeResult:
        """The parts' names, one of them in full, what is next, today's goal and the next date."""
        yield Drawn(id="list--top")
        yield Static(id="list--head")
        with Vertical(id="list--middle"):
            with ContentSwitcher(initial=f"part--{self.part}"):
                for name, made in PARTS.items():
                    yield Listing(made.columns, id=f"part--{name}")
            yield Static(id="list--say")
            yield Static(id="list--about")
        yield Static(id="review--foot")
        yield Static(id="list--next")

    @property
    def at(self) -> At:
        """The session at this moment."""
        today = today_of(self.work.set_now, self.moment)
        meets, round_ = closing.meets_next(self.work), evaluation.stands(self.work)
        return At(self.session, self.moment.t, today, meets, round_)

    @property
    def listing(self) -> Listing:
        """The list of the part that shows."""
        return self.query_one(f"#part--{self.part}", Listing)

    @property
    def indent(self) -> int:
        """Phases have no sign and no seat before them."""
        return 1 if self.part == "happened" else super().indent

    @property
    def at_work(self) -> bool:
        """True in the review, and once no other phase comes."""
        return super().at_work or next_stop(self.session) is None

    def arrive(self) -> None:
        """Words that are under way open the part that they belong to; a check-out opens the round, where it goes on.

        The topic is on the disk with the words, and so is known after a restart, too.
        """
        topic = (self.work.engine.typing or "").partition(":")[0]
        if part := _PART_OF.get(topic):
            self._show_part(part)
        elif not super().at_work and self.at_work:
            self._show_part("round")
            rounds.point_to_next(self)

    def top(self) -> DrawnRow:
        """The parts' names behind the heading, the one that shows in capitals; that it is a look aside, if it is."""
        aside = self.session.here is not None and not self.at_work
        during = super().top()[1:] if aside else ()
        heading = (*said(self.NAME.upper(), ACCENT), *blank(2))
        return (*heading, *reviewrows.strip(self.part, broad=self.broad), *during)

    def head(self) -> list[str]:
        """What the part tells; if it is empty, why."""
        made = PARTS[self.part]
        return [made.tells if self.rows() else made.empty]

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """The part that shows."""
        return PARTS[self.part].rows(self.at)

    def rows_of(self, person: int) -> Sequence[str]:
        """A person's row, or what was caught of them; phases are nobody's."""
        if self.part not in ("words", "actions"):
            return [row for row in self.rows() if row == str(person)]
        return [row for row in self.rows() if reviewrows.whose(self.session.entry(int(row))) == person]

    def about(self) -> list[str]:
        """The row under the cursor."""
        made, listing = PARTS[self.part], self.listing
        if listing.chosen is None:
            return []
        chosen = listing.cursor_row if self.part == "happened" else int(listing.chosen)
        return made.about(self.at, chosen)

    @property
    def about_rows(self) -> int:
        """It stands in the middle, too."""
        return self.left_rows - self.query_one("#list--about").styles.margin.top

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Another row may have other keys, too."""
        self.work.show_keys()

    def draw(self) -> None:
        """The foot, too; an empty list has no titles either."""
        super().draw()
        self.listing.show_header = bool(self.rows())
        self.put(
            "#review--foot",
            Content("\n").join(plain(words) for words in reviewrows.foot(self.at, self.cells)),
        )
        if self.part == "words":
            self.work.show_keys()  # the same row may be a note now, and have other keys

    def tick(self) -> None:
        """The running phase and turn grow."""
        super().tick()
        if self.part in ("happened", "people"):
            self.listing.fill(self.rows())
            self.show_about()

    def menus(self) -> Iterable[Menu]:
        """Whether today's goal was met."""
        yield from closing.menus(self)

    def next_hints(self) -> tuple[str, ...]:
        """The next key, then those of this part, then what closes the session."""
        own = _ROUND if self.part == "round" else entries.hints(self)
        goal = ("review.goal",) if self.session.details.get("goal") else ()
        round_ = ("review.evaluate",) if evaluation.stands(self.work) else ()
        return tuple(dict.fromkeys((*self._next()[0], *own, "review.part", *round_, *goal, *_CLOSING)))

    def next_words(self) -> str:
        """The same in a sentence."""
        return self._next()[1]

    def _next(self) -> tuple[tuple[str, ...], str]:
        if self.at_work and self.session.here is not None:
            if step := self._step():
                return (step[0],), step[1]
            if next_stop(self.session) is None:
                return ("review.seal",), f"Next: {press('review.seal')} closes the session and seals it."
        return self.flow_hints(), self.flow_words()

    def _step(self) -> tuple[str, str] | None:
        dated, round_ = closing.date_asked(self.work), evaluation.left(self.work)
        return reviewsteps.next_step(self.session, self.part, dated=dated, evaluation=round_)

    def asks_now(self, what: str) -> bool:
        """True while this is what the round asks; what comes out of its turn leaves the cursor where it is."""
        step = self._step()
        return step is not None and step[0] == f"review.{what}"

    def word_for(self, binding: Binding) -> str | None:
        """Enter takes a pulse in the round, and puts right what was caught."""
        if binding.id == "review.enter":
            return "pulse" if self.part == "round" else "put right"
        return super().word_for(binding)

    def works(self, binding: Binding) -> bool | None:
        """A seat's key works if somebody sits there."""
        return people_list.works(self, binding)

    def asks(self) -> Asks:
        """Whose row, when the set meets next, a person's part in the round, and the words of what was caught."""
        round_ = {**rounds.asks(self), **evaluation.asks(self)}
        return {**people_list.asks(self), **closing.asks(self), **round_, **entries.asks(self)}

    def action_part(self, by: int) -> None:
        """The next part, or the one before."""
        self.work.hush()
        self._show_part(reviewrows.part_after(self.part, by))

    def _show_part(self, part: str) -> None:
        """Show a part, which has the cursor then."""
        if part != self.part:
            self.part = part
            self.query_one(ContentSwitcher).current = f"part--{part}"
            self.listing.focus()
            self.work.redraw()

    def action_put_right(self) -> None:
        """A pulse in the round, an edit of what was caught."""
        if self.part == "round":
            rounds.ask_person(self, "pulse")
        else:
            entries.put_right(self)

    def under_cursor(self) -> Target | int | None:
        """What was caught; in the round and among people, the person."""
        if self.part in ("round", "people") and self.listing.chosen:
            return int(self.listing.chosen)
        entry = self.entry()
        return Caught(entry.id) if entry else None

    def intervention_or_check(self) -> tuple[str, int] | None:
        """The intervention or check round under the cursor."""
        chosen = self.listing.chosen if self.is_mounted and self.part == "happened" else None
        what, _, number = (chosen or "").partition(".")
        return (what, int(number)) if what in ("intervention", "check") else None

    def entry(self) -> Entry | None:
        """What was caught under the cursor."""
        chosen = self.listing.chosen if self.is_mounted and self.part in ("words", "actions") else None
        return self.session.entry(int(chosen)) if chosen else None
