"""The end-of-session review: what happened, who asked, what was promised, a round; then close and seal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from als_tui.domain.moves import attendance, review
from als_tui.domain.process.definition import Records
from als_tui.domain.sealing.strikable import Caught, Target
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.schedule import next_stop
from als_tui.domain.session.state import Entry
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.requests import Place
from als_tui.screens.review import asks as reviewasks
from als_tui.screens.review import steps as reviewsteps
from als_tui.screens.review import words as reviewrows
from als_tui.screens.review.entries import CaughtScreen
from als_tui.screens.review.words import PARTS, At
from als_tui.screens.session.list_page import following
from als_tui.screens.session.people_list import PeopleScreen
from als_tui.widgets import entry as line
from als_tui.widgets.listing import Listing, Words
from als_tui.widgets.plain import plain

_PART_OF = {
    "pulse": "round",
    "learning": "round",
    "checkout": "round",
    "entry": "words",
    "action": "actions",
    "amend": "actions",
}
"""The part in which a topic of the entry line is asked."""
_ROUND = ("review.enter", "review.learning", "review.checkout")
_CAUGHT = ("review.enter", "review.whose", "caught.turn", "review.out")
_HELD = ("review.enter", "review.out")
_CLOSING = ("review.next", "review.seal", "review.export", "review.copy", "step.undo")


class ReviewScreen(CaughtScreen, PeopleScreen):
    """Five parts, one at a time; Tab goes round."""

    PLACE: ClassVar[Place] = "review"
    NAME: ClassVar[str] = "review"
    ABOUT: ClassVar[tuple[int, int]] = (3, 4)
    FOR: ClassVar[Records] = Records.REVIEW
    KEYS: ClassVar[Keys] = (
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
        Key(
            "review.learning",
            "l",
            "words('learning')",
            "learning",
            "What the person under the cursor learned.",
            opens="words",
        ),
        Key(
            "review.checkout",
            "u",
            "words('checkout')",
            "check-out",
            "The last word of the one under the cursor.",
            opens="words",
        ),
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    ReviewScreen {
        #review--foot { height: auto; color: $text-muted; }
        ContentSwitcher { height: 1fr; }
    }
    """

    part: reactive[str] = reactive("happened", init=False)
    """Which part shows."""

    def __init__(self, engine: Engine, typing: str | None = None) -> None:
        """A half-typed line opens the part that it belongs to, the check-out the round."""
        super().__init__(engine, typing)
        what = (typing or "").partition(":")[0]
        here = self.session.here
        last_words = here and here.phase.records is not Records.REVIEW and next_stop(self.session) is None
        self.set_reactive(ReviewScreen.part, _PART_OF.get(what, "round" if last_words else "happened"))

    def body(self) -> Iterable[Widget]:
        """The parts' names, one of them in full, what is next, today's goal and the next date."""
        with Vertical(id="body"):
            with Horizontal(id="list--top"):
                yield Static(id="list--phase")
                yield Static(id="list--time")
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
        return At(self.session, self.moment.t, self.today, self.next_date)

    @property
    def listing(self) -> Listing:
        """The list of the part that shows."""
        return self.query_one(f"#part--{self.part}", Listing)

    @property
    def at_work(self) -> bool:
        """True in the review, and once no other phase comes."""
        return super().at_work or next_stop(self.session) is None

    def head(self) -> list[Content]:
        """The parts' names; where the part is empty, why."""
        names = [
            plain(f" {made.title} ", "bold reverse" if name == self.part else "")
            for name, made in PARTS.items()
        ]
        empty = [] if self.rows() else [Content(""), plain(PARTS[self.part].empty)]
        return [Content(" ").join(names), *empty]

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """The part that shows."""
        return PARTS[self.part].rows(self.at)

    def rows_of(self, person: int) -> Sequence[str]:
        """A person's row, or what was caught of them; phases are nobody's."""
        if self.part not in ("words", "actions"):
            return super().rows_of(person)
        return [row for row in self.rows() if reviewrows.whose(self.session.entry(int(row))) == person]

    def about(self) -> list[str]:
        """The row under the cursor."""
        made, listing = PARTS[self.part], self.listing
        if listing.chosen is None:
            return []
        chosen = listing.cursor_row if self.part == "happened" else int(listing.chosen)
        return made.about(self.at, chosen)

    @property
    def about_room(self) -> int:
        """It stands in the middle, too."""
        return self.left_rows - self.query_one("#list--about").styles.margin.top

    def show_about(self) -> None:
        """Another row may have other keys, too."""
        super().show_about()
        if self.part == "words":
            self.show_keys()

    def draw(self) -> None:
        """The foot, too; an empty list has no titles either."""
        super().draw()
        self.listing.show_header = bool(self.rows())
        self.put(
            "#review--foot",
            Content("\n").join(plain(words) for words in reviewrows.foot(self.at, self.width)),
        )

    def tick(self) -> None:
        """The running phase and turn grow."""
        super().tick()
        if self.part in ("happened", "people"):
            self.listing.fill(self.rows())
            self.show_about()

    def next_hints(self) -> tuple[str, ...]:
        """The next key, then those of this part, then what closes the session."""
        own = _ROUND if self.part == "round" else _HELD if self.held() else self._caught_keys()
        goal = ("review.goal",) if self.session.details.get("goal") else ()
        return tuple(dict.fromkeys((*self._next()[0], *own, "review.part", *goal, *_CLOSING)))

    def _caught_keys(self) -> tuple[str, ...]:
        """What can be done to what was caught under the cursor: notes and decisions are nobody's question."""
        entry = self.entry()
        if entry is None:
            return ()
        left_out = {
            *(() if self.is_somebodys(entry) else ("review.whose",)),
            *(() if self.turns(entry) else ("caught.turn",)),
        }
        return tuple(id for id in _CAUGHT if id not in left_out)

    def next_words(self) -> str:
        """The same in a sentence."""
        return self._next()[1]

    def _next(self) -> tuple[tuple[str, ...], str]:
        if self.at_work and self.session.here is not None:
            if step := self._step():
                return (step[0],), step[1]
            if next_stop(self.session) is None:
                return ("review.seal",), "Next: F closes the session and seals it."
        return self.flow_hints(), self.flow_words()

    def _step(self) -> tuple[str, str] | None:
        return reviewsteps.next_step(
            self.session, self.part, dated=self.next_date is not None or self.date_not_known
        )

    def word_for(self, binding: Binding) -> str:
        """Enter takes a pulse in the round, and puts right what was caught."""
        if binding.id == "review.enter":
            return "pulse" if self.part == "round" else "put right"
        return super().word_for(binding)

    def watch_part(self) -> None:
        """Another part shows, and has the cursor."""
        if self.is_mounted:
            self.hush()
            self.query_one(ContentSwitcher).current = f"part--{self.part}"
            self.listing.focus()
            self.redraw()

    def action_part(self, by: int) -> None:
        """The next part, or the one before."""
        self.part = reviewrows.part_after(self.part, by)

    def action_put_right(self) -> None:
        """A pulse in the round, an edit of what was caught."""
        entry, held = self.entry(), self.held()
        if self.part == "round":
            self._ask_person("pulse")
        elif held is not None:
            self.put_held_right(*held)
        elif entry is None:
            self.say(self.elsewhere("put right"), "refused")
        elif isinstance(entry.content, Commitment):
            from als_tui.screens.session.action_form import ActionScreen

            self.app.push_screen(ActionScreen(self.engine, entry.id), self.form_left)
        else:
            self.ask_topic(f"entry:{entry.id}")

    def action_words(self, what: str) -> None:
        """Ask for a person's learning or last word."""
        self._ask_person(what)

    def _ask_person(self, what: str) -> None:
        chosen = self.listing.chosen
        if self.part != "round" or chosen is None:
            self.say("Tab to the round: there each person has a row.", "refused")
        else:
            self.ask_topic(f"{what}:{chosen}")

    def under_cursor(self) -> Target | int | None:
        """What was caught; in the round and among people, the person."""
        if self.part in ("round", "people") and self.listing.chosen:
            return int(self.listing.chosen)
        entry = self.entry()
        return Caught(entry.id) if entry else None

    def question_of(self, topic: str) -> line.Question | None:
        """Pulse, learning, last word, an edit; the rest is asked elsewhere."""
        return reviewasks.question(self.session, topic) or super().question_of(topic)

    def given(self, topic: str, text: str) -> bool:
        """Keep what was typed; in the round the cursor goes on after what it asks now."""
        what, _, number = topic.partition(":")
        if what in reviewasks.ASKS:
            return self._word_given(what, int(number), text)
        if what != "pulse":
            return super().given(topic, text)
        asked_now = self._asks("enter")
        same = bool(text.strip()) and text.strip() == reviewasks.pulse(self.session, int(number))
        made = same or self.do(review.give_pulse, int(number), text)
        if made and asked_now:
            self._go_on(int(number))
        return made

    def _asks(self, what: str) -> bool:
        """True while the round asks for this; what comes out of its turn leaves the cursor where it is."""
        step = self._step()
        return step is not None and step[0] == f"review.{what}"

    def _word_given(self, what: str, person: int, text: str) -> bool:
        """Keep a person's words, or that they passed; in the round that runs, on to the next who was not asked."""
        asked_now, about = self._asks(what), reviewasks.ASKS[what][0]
        before, asked = self.session.words.get((person, about), ""), (person, about) in self.session.passed
        same = text.strip() == before and bool(before or asked)
        if not same and not self.do(attendance.give_word, person, about, text):
            return False
        if asked_now:
            self._go_on(person)
        return True

    def elsewhere(self, done: str) -> str:
        """In the round an empty line takes words back; phases and figures are facts."""
        if self.part == "round":
            return "In the round an empty line takes words back: Enter, l or u opens it."
        return (
            f"Questions and notes are {done} in Words, actions in Actions, stops and checks in What happened."
        )

    def held(self) -> tuple[str, int] | None:
        """The stop or check round under the cursor."""
        chosen = self.listing.chosen if self.is_mounted and self.part == "happened" else None
        what, _, number = (chosen or "").partition(".")
        return (what, int(number)) if what in ("stop", "check") else None

    def _go_on(self, person: int) -> None:
        """The cursor to whoever the round asks next; from the first seat on where it asks something else."""
        waiting = reviewsteps.round_waits(self.session)
        after = following(self.session, person, waiting)
        if after is not None:
            begins = len(waiting) == len(self.session.present)
            self.query_one("#part--round", Listing).choose(str(waiting[0] if begins else after))

    def entry(self) -> Entry | None:
        """What was caught under the cursor."""
        chosen = self.listing.chosen if self.is_mounted and self.part in ("words", "actions") else None
        return self.session.entry(int(chosen)) if chosen else None
