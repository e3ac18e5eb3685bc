"""The window of the evaluation round: one person's lines, a digit each, and on to the next person."""

from collections.abc import Callable
from typing import ClassVar, Protocol

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from als_tui.domain.book import Book, Point
from als_tui.domain.session import evaluating
from als_tui.domain.session.state import Session
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings, digit_typed
from als_tui.screens.common.windows import BROAD_TEXT, WindowScreen, heading
from als_tui.screens.review import evaluation_words as words
from als_tui.widgets.fitting import fit, wrapped
from als_tui.widgets.plain import plain
from als_tui.widgets.rows import FILLED

_AROUND = 10
"""Rows of ground, title, name, scale, up to two of keys and the key line, around the lines."""
_BESIDE = 16
"""Cells of scroll bar, cursor and answer beside a line's words."""
_MOST = 6
"""Rows of the line under the cursor."""
_LEAVES = "Esc, q or Enter closes"
_TEN = "t"


class AskingRound(Protocol):
    """The set as the window sees it, and what it may do there; each says whether it did."""

    @property
    def book(self) -> Book:
        """What the set keeps."""

    @property
    def session(self) -> Session:
        """The open session."""

    def rate(self, person: int, point: Point, figure: int) -> bool:
        """Keep an answer."""

    def rate_rest(self, person: int, point: Point) -> bool:
        """Let the rest of the same kind have it, too."""

    def pass_point(self, person: int, point: Point) -> bool:
        """Pass over a line."""

    def pass_person(self, person: int) -> bool:
        """Pass over what a person has not answered."""

    def undo(self) -> tuple[int, Point] | None:
        """Take the last answer back; whose it was and to which line, or None if there is none of this round."""


class EvaluationScreen(WindowScreen[int | None]):
    """Each answer is handed on at once, so that a kill loses none; returns whose goal is to be typed, if anyone's."""

    KEYS: ClassVar[Keys] = (
        Key(
            "evaluation.leave",
            "escape,q,enter",
            "dismiss(None)",
            "done",
            "Close the round; it goes on later.",
        ),
        Key("evaluation.skip", "s", lambda window: window.skip(), "skip line", "Pass over this line."),
        Key(
            "evaluation.skip_person",
            "S",
            lambda window: window.skip_person(),
            "skip rest",
            "Pass over all lines that this person has not answered.",
        ),
        Key(
            "evaluation.same",
            "equals_sign",
            lambda window: window.same(),
            "rest the same",
            "The answer before for the rest of its kind: rules, issues or statements.",
        ),
        Key(
            "evaluation.goal",
            "g",
            lambda window: window.dismiss(window.person),
            "goal",
            "This person's own goal, in a line.",
        ),
        Key("evaluation.undo", "z", lambda window: window.undo(), "undo", "Take the last answer back."),
        Key("evaluation.down", "down", lambda window: window.move(1), "next", "The line below."),
        Key("evaluation.up", "up", lambda window: window.move(-1), "before", "The line above."),
        Key("evaluation.after", "right", lambda window: window.turn(1), "person", "The person after."),
        Key("evaluation.before", "left", lambda window: window.turn(-1), "person", "The person before."),
    )
    BINDINGS = bindings(KEYS)
    HINTED: ClassVar[tuple[str, ...]] = ("evaluation.leave",)

    def __init__(self, round_: AskingRound) -> None:
        """Begin with the first line that nobody answered."""
        super().__init__()
        self._round = round_
        self._at = 0
        self.person = next(iter((*self._waiting, *self._people)))
        """Who is asked."""
        self._tall = 1
        """Rows of the line under the cursor."""
        self._answered: Point | None = None
        """The line of this person that was answered last."""
        self._go_to_open()

    @property
    def _people(self) -> tuple[int, ...]:
        return evaluating.people_asked(self._round.book, self._round.session)

    @property
    def _waiting(self) -> tuple[int, ...]:
        return evaluating.waiting(self._round.book, self._round.session)

    @property
    def _points(self) -> tuple[Point, ...]:
        return evaluating.points_for(self._round.book, self._round.session, self.person)

    @property
    def _open(self) -> tuple[Point, ...]:
        return evaluating.open_points(self._round.book, self._round.session, self.person)

    @property
    def _point(self) -> Point:
        return self._points[self._at]

    def inside(self) -> ComposeResult:
        """How far the round is, who is asked, the lines, what the digits mean, and the keys."""
        yield Static(classes="choice--title")
        yield Static(classes="evaluation--who")
        with VerticalScroll(can_focus=False):
            yield Static(classes="evaluation--lines")
        yield Static(classes="evaluation--scale")
        yield Static(classes="choice--foot")

    def on_mount(self) -> None:
        """Show who is asked first."""
        self._show()

    @property
    def wanted(self) -> int:
        """Its lines are long."""
        return BROAD_TEXT

    def on_resize(self) -> None:
        """Title and keys stay in view; more lines than there are rows move between them."""
        self.query_one(VerticalScroll).styles.max_height = max(3, self.size.height - _AROUND)
        self._show()

    def on_key(self, event: events.Key) -> None:
        """A digit answers the line under the cursor, and the next open one is asked; other keys are told what does."""
        pressed = digit_typed(event.key, event.character) or ""
        if pressed in self._answers:
            event.stop()
            self._act(self._round.rate, self._answers[pressed])
        elif event.key not in self.active_bindings:
            self._show(f"✗ {words.scale(self._point)}")

    @property
    def _answers(self) -> dict[str, int]:
        """The keys that answer this line, each with its figure."""
        figures = evaluating.figures_of(self._point)
        digits = {evaluating.digit_of(self._point, figure): figure for figure in figures}
        return {_TEN if digit > 9 else str(digit): figure for digit, figure in digits.items()}

    @property
    def _keys(self) -> str:
        """What the last rows say of the keys."""
        if not self._waiting:
            return f"All are asked. {_LEAVES} · ← → ↑ ↓ and a digit put one right"
        line, rest, same = (press(f"evaluation.{key}") for key in ("skip", "skip_person", "same"))
        goal, undo = press("evaluation.goal"), press("evaluation.undo")
        skips = f"{line} skips the line, {rest} the rest · {same} the rest the same"
        return f"{skips} · ← → who · {goal} goal · {undo} undo · {_LEAVES}"

    def _act(self, rate: Callable[[int, Point, int], bool], figure: int) -> None:
        point = self._point
        same = self._round.session.rated.get((self.person, point)) == figure
        if same or rate(self.person, point, figure):
            self._answered = point
            self._go_on()

    def skip(self) -> None:
        """Pass over the line under the cursor."""
        if self._round.pass_point(self.person, self._point):
            self._go_on()
        else:
            self.move(1)

    def skip_person(self) -> None:
        """Pass over what this person has not answered."""
        if self._round.pass_person(self.person):
            self._go_on()
        else:
            self.turn(1)

    def same(self) -> None:
        """The answer before for the rest of its kind."""
        if self._answered is not None and self._round.rate_rest(self.person, self._answered):
            self._go_on()
        else:
            self._show("✗ There is no answer before it to repeat, or no line left for it.")

    def undo(self) -> None:
        """Take the last answer back, and stand on its line."""
        back = self._round.undo()
        if back is None:
            self._show("✗ Nothing of this round is left to take back.")
            return
        self.person, point = back
        self._at = self._points.index(point) if point in self._points else 0
        self._answered = self._answered_above(point)
        self._show()

    def _answered_above(self, point: Point) -> Point | None:
        """The nearest line above with an answer about the same."""
        rated = self._round.session.rated
        above = (each for each in reversed(self._points[: self._at]) if each.about == point.about)
        return next((each for each in above if (self.person, each) in rated), None)

    def move(self, by: int) -> None:
        """Another line of this person."""
        self._at = (self._at + by) % len(self._points)
        self._show()

    def turn(self, by: int) -> None:
        """Another person."""
        people = self._people
        self.person = people[(people.index(self.person) + by) % len(people)]
        self._at, self._answered = 0, None
        self._go_to_open()
        self._show()

    def _go_on(self) -> None:
        """To the next open line: of this person, else of whoever comes after them."""
        if not self._open and (waiting := self._waiting):
            people = self._people
            later = people[people.index(self.person) :]
            self.person = next((person for person in later if person in waiting), waiting[0])
            self._at, self._answered = 0, None
        self._go_to_open()
        self._show()

    def _go_to_open(self) -> None:
        points, still = self._points, self._open
        if still:
            after = (*points[self._at :], *points[: self._at])
            self._at = points.index(next(point for point in after if point in still))
        self._at = min(self._at, len(points) - 1)

    def _show(self, foot: str = "") -> None:
        book, session = self._round.book, self._round.session
        people, cells = self._people, max(20, self.text_cells - _BESIDE)
        self.query_one(".choice--title", Static).update(heading(words.title(book, session)))
        place = f" · {people.index(self.person) + 1} of {len(people)}"
        self._put(".evaluation--who", f"{fit(session.name(self.person), cells - len(place))}{place}")
        rows = [
            _row(line, cells, chosen=at == self._at)
            for at, line in enumerate(words.lines(book, session, self.person))
        ]
        self._tall = len(rows[self._at].plain.split("\n"))
        self.query_one(".evaluation--lines", Static).update(Content("\n").join(rows))
        self._put(".evaluation--scale", words.scale(self._point))
        self._put(".choice--foot", foot or self._keys)
        self.call_after_refresh(self._keep_in_sight)

    def _put(self, selector: str, text: str) -> None:
        self.query_one(selector, Static).update(plain(text))

    def _keep_in_sight(self) -> None:
        """The line under the cursor stays in view, with those before and after it."""
        if self.is_attached:
            row = Region(0, max(0, self._at - 1), 1, 2 + self._tall)
            self.query_one(VerticalScroll).scroll_to_region(row, animate=False)


def _row(line: words.PointLine, cells: int, *, chosen: bool) -> Content:
    """A line of the round: its answer, and its words, which stand in full where it is asked now."""
    style = FILLED if chosen else ""
    said = wrapped(line.words, _MOST, cells) if chosen else [fit(line.words, cells)]
    first = Content.assemble("▶ " if chosen else "  ", plain(f"{line.answer:<{words.ANSWER}}  ", "bold"))
    return Content("\n").join(
        Content.assemble(plain(" " * first.cell_length) if at else first, plain(row, style))
        for at, row in enumerate(said or [""])
    )
