"""A check round: how are we doing, 1 to 10; one digit a person, and on to the next."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from als_tui.domain.session.state import Person
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings, digit_typed
from als_tui.screens.common.windows import WindowScreen, heading
from als_tui.widgets.fitting import fit
from als_tui.widgets.plain import plain
from als_tui.widgets.rows import FILLED

_WANTED = "A digit from 1 to 9, or 0 for 10; Enter, Esc, q or Space closes"
_NOBODY = f"Nobody is marked as here: Esc, then {press('people.came')} says who came"
_AROUND = 9
"""Rows of ground, title, up to two of keys and the key line, around the people."""


class CheckScreen(WindowScreen[bool | None]):
    """Everybody present, one under the cursor; a digit is handed on at once, so that a kill loses none.

    Returns True where a new round is to begin instead of the one that goes on.
    """

    KEYS: ClassVar[Keys] = (
        Key("check.leave", "escape,q,enter,space", "dismiss(None)", "done", "Close the check round."),
        Key("check.down", "down", "move(1)", "next", "On to the next person, without a figure."),
        Key("check.new", "n", "new", "new round", "Leave the round that goes on, and begin a new one."),
        Key("check.up", "up", "move(-1)", "before", "Back to the person before."),
    )
    BINDINGS = bindings(KEYS)
    HINTED: ClassVar[tuple[str, ...]] = ("check.leave",)

    def __init__(
        self,
        number: int,
        people: Sequence[Person],
        give: Callable[[int, int], bool],
        given: Mapping[int, int] | None = None,
        *,
        again: bool = False,
    ) -> None:
        """`give` keeps a person's figure and says whether it did; `given` are those that stand already.

        `again` says that the round was left half-way, and goes on with who was not asked.
        """
        super().__init__()
        self._number = number
        self._people = people
        self._give = give
        self._scores = given or {}
        self._again = again
        self._at = self._unasked(0) if again else 0

    def inside(self) -> ComposeResult:
        """Title, people, and the keys."""
        goes_on = " goes on" if self._again else ""
        title = f"Check {self._number}{goes_on}: how are we doing? 1 to 10, 0 is 10"
        yield Static(heading(title), classes="choice--title")
        with VerticalScroll(can_focus=False):
            yield Static(classes="check--people")
        yield Static(plain(self._keys), classes="choice--foot")

    @property
    def _keys(self) -> str:
        """What the last row says of the keys."""
        if self._people and all(person.id in self._scores for person in self._people):
            return "All have answered. Enter, Esc, q or Space closes · ↑ ↓ and a digit put one right"
        new = f"{press('check.new')} a new round · " if self._again else ""
        return f"{new}↑ ↓ move · Enter, Esc, q or Space closes"

    def _foot(self, words: str) -> None:
        self.query_one(".choice--foot", Static).update(plain(words))

    def on_mount(self) -> None:
        """Show who is asked first."""
        self._show()

    def on_resize(self) -> None:
        """Title and keys stay in view; more people than there are rows move between them."""
        self.query_one(VerticalScroll).styles.max_height = max(3, self.size.height - _AROUND)
        self._show()

    def on_key(self, event: events.Key) -> None:
        """A digit is a person's figure; the next one without is asked then, and in the end all of them stand there.

        Once all have one the cursor stays, and another digit puts the last figure right: somebody types 10 as 1 and 0.
        Any other key without a meaning is told which count.
        """
        digit = digit_typed(event.key, event.character)
        if digit is None or digit not in "0123456789" or not self._people:
            active = self.active_bindings.get(event.key)
            means = active is not None and (self._again or active.binding.id != "check.new")
            self._foot(self._keys if means else f"✗ {_WANTED if self._people else _NOBODY}")
            return
        event.stop()
        person, score = self._people[self._at], int(digit) or 10
        if not self._give(person.id, score):
            return
        self._scores = {**self._scores, person.id: score}
        self._foot(self._keys)
        self._at = self._unasked(self._at)
        self._show()

    def action_new(self) -> None:
        """Begin a new round, if this one goes on."""
        if self._again:
            self.dismiss(True)

    def _unasked(self, start: int) -> int:
        """The place of the first person from here, round and round, who has no figure yet; here if all have one."""
        many = len(self._people)
        places = (at % many for at in range(start, start + many))
        return next((at for at in places if self._people[at].id not in self._scores), start)

    def action_move(self, by: int) -> None:
        """Another person is asked."""
        self._at = (self._at + by) % max(1, len(self._people))
        self._show()

    def _show(self) -> None:
        lines = [
            Content.assemble(
                ("▶ " if at == self._at else "  "),
                plain(f"{self._scores.get(person.id, '–'):>2}  ", "bold"),
                plain(fit(person.name, 40), FILLED if at == self._at else ""),
            )
            for at, person in enumerate(self._people)
        ]
        self.query_one(".check--people", Static).update(Content("\n").join(lines))
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """Who is asked now stays in view, with who comes before and after."""
        if self.is_attached:
            row = Region(0, max(0, self._at - 1), 1, 3)
            self.query_one(VerticalScroll).scroll_to_region(row, animate=False)
