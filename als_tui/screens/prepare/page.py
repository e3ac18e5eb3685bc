"""Prepare: one look at all that a session needs before it, and from here to what is handed out for it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from als_tui.domain.programme.preparing import Preparation, preparation
from als_tui.domain.session.live import today_of
from als_tui.domain.words.pressing import press
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.app_port import port
from als_tui.screens.common.key_line import HEIGHTS, SHORT
from als_tui.screens.common.labelled import LABEL, labelled
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.requests import SetView, ViewRequested
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.prepare import words as preparewords
from als_tui.widgets.fitting import rows_of
from als_tui.widgets.heading import fit_beside

if TYPE_CHECKING:  # the module is seldom changed from here
    from als_tui.domain.process.definition import Process
    from als_tui.screens.planner.edits import ModuleEdits

_AROUND, _AROUND_SHORT = 10, 7
"""Rows that are neither members nor facts: title, heading, head, column heads, what is cut, gaps, message, keys."""


class PrepareScreen(SetScreen):
    """Who is due, who can come, roles, promises, charter, last words; what is handed out is a key away."""

    NAME: ClassVar[str] = "prepare"
    HEADING: ClassVar[str] = "PREPARE"
    KEYS: ClassVar[Keys] = (
        Key(
            "prepare.hand",
            "h",
            lambda screen: screen.view_of("notes"),
            "hand out",
            "A note to prepare and own actions, each for one person alone; the calendar.",
            looks=True,
        ),
        Key(
            "prepare.cannot",
            "c",
            lambda screen: screen.of_module(lambda edits: edits.ask_cannot()),
            "cannot come",
            "Who cannot come to this session, by the keys of their seats.",
            opens="choice",
        ),
        Key(
            "prepare.module",
            "t",
            lambda screen: screen.of_module(lambda edits: edits.change("prepare.module")),
            "topic, place",
            "The module's form: date, minutes, process, place, topic, goal, facilitator.",
            opens="words",
        ),
        Key(
            "prepare.member",
            "enter",
            lambda screen: screen.open_member(),
            "member",
            "The page of the member under the cursor.",
            looks=True,
        ),
        Key(
            "prepare.read",
            "f",
            lambda screen: screen.read_all(),
            "in full",
            "Read all that stands here, and what is cut for want of space.",
            looks=True,
        ),
        Key(
            "prepare.actions",
            "a",
            lambda screen: screen.view_of("register"),
            "actions",
            "The register of actions.",
            looks=True,
        ),
        Key(
            "prepare.planner",
            "P",
            lambda screen: screen.view_of("planner"),
            "planner",
            "The programme: all dates.",
            looks=True,
        ),
        LEAVES,
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    PrepareScreen.-tall {
        & > #heading { padding-bottom: 0; }
        #view--about { margin-top: 0; }
    }
    PrepareScreen.-short > #heading { height: 1; }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine) -> None:
        """The next session of `engine`'s set."""
        super().__init__(engine)
        self.view = ListView(preparewords.COLUMNS, self._about, least=1)

    @property
    def edits(self) -> "ModuleEdits":
        """The session's module as it is changed from here."""
        from als_tui.screens.planner.edits import ModuleEdits

        return ModuleEdits(self, lambda: self.found.module)

    @property
    def today(self) -> date:
        """Today's date where the set meets."""
        return today_of(self.set_now, self.moment)

    @property
    def found(self) -> Preparation:
        """What there is to look over, as the set stands."""
        return preparation(self.set_now.book, self.today)

    def facts(self) -> Sequence[str]:
        """When and where it is, and about what."""
        return self._head[0].split(" · ")[: self._beside]

    @property
    def _head(self) -> list[str]:
        found = self.found
        return preparewords.head(found, self._process(found), self.today)

    @property
    def _below(self) -> list[str]:
        """What of it stands in rows of its own: what is left of the facts goes before the slots."""
        first, *slots = self._head
        if not self._beside:
            return [first, *slots]
        return [" · ".join([*first.split(" · ")[self._beside :], *slots])]

    @property
    def _beside(self) -> int:
        """How many of the facts have space beside the heading."""
        facts = self._head[0].split(" · ")
        fits = (count for count in range(len(facts), 0, -1) if self._fits(facts[:count]))
        return next(fits, 0)

    def _fits(self, facts: Sequence[str]) -> bool:
        return fit_beside(self.HEADING, facts, self.columns)

    def asks(self) -> Asks:
        """What is asked about the module."""
        return self.edits.asks()

    def body(self) -> Iterable[Widget]:
        """Who is due, and the facts below."""
        yield self.view

    def next_hints(self) -> tuple[str, ...]:
        """What is handed out first; then what can still change."""
        changes = (
            ("prepare.cannot", "prepare.module") if self.found.module is not None else ("prepare.planner",)
        )
        return tuple(
            dict.fromkeys(
                (
                    "prepare.hand",
                    *changes,
                    "prepare.member",
                    "prepare.read",
                    "prepare.actions",
                    "view.leave",
                    "prepare.planner",
                )
            )
        )

    def draw(self) -> None:
        """Everything but the clock."""
        found, width = self.found, self.view.width
        none = f"The set has no members yet; {press('set.member')} on its page adds them."
        foot = list(self._facts(found, width))
        self.view.show(self._below, preparewords.rows(found), none, foot=foot)

    def _process(self, found: Preparation) -> "Process | None":
        """What the session is run by; None if it cannot be read."""
        return next((process for process in port(self.app).processes if process.id == found.process), None)

    def read_all(self) -> None:
        """Show all of it uncut."""
        from als_tui.screens.common.reading import ReadingScreen

        found, book = self.found, self.set_now.book
        text = preparewords.full_text(found, book, self._process(found), self.today)
        self.window(ReadingScreen(f"Prepare {found.name}", text))

    def _facts(self, found: Preparation, width: int) -> Iterable[Content]:
        """Each fact in a row, and in more while the window has rows to spare."""
        facts = preparewords.facts(found, self.set_now.book)
        around = (_AROUND if self.rows >= SHORT else _AROUND_SHORT) + (not self._beside)
        spare = self.rows - len(found.due) - len(facts) - around
        for label, text in facts:
            rows = 1 + max(0, min(spare, rows_of(text, width - LABEL) - 1))
            spare -= rows - 1
            yield labelled(label, text, width, rows=rows)

    def _about(self, key: str) -> list[str]:
        return preparewords.about(self.found, self.set_now.book, key, self.edits.today)

    def view_of(self, view: SetView) -> None:
        """Open another view."""
        self.post_message(ViewRequested(view))

    def of_module(self, change: "Callable[[ModuleEdits], None]") -> None:
        """Change the session's module, if it has one."""
        if self.found.module is None:
            self.say(
                f"This session is in no programme; {press('prepare.planner')} plans it there.", "refused"
            )
        else:
            change(self.edits)

    def open_member(self) -> None:
        """Open the page of the member under the cursor."""
        if (chosen := self.view.chosen) is not None:
            self.post_message(ViewRequested("member", int(chosen)))

    def on_data_table_row_selected(self) -> None:
        """The mouse opens, too."""
        self.open_member()
