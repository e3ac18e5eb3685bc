"""A page of the desk: one part of the work of an open session, kept from its first visit on."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.sealing.strikable import Target
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp
from als_tui.keys import Keys, run_key
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.requests import Place
from als_tui.screens.pages.work import Work
from als_tui.widgets.plain import put


class FocusPoint(Widget, can_focus=True):
    """What has the focus on a page without a list: nothing that shows, so that the page keeps its looks without it.

    If the page itself had the focus, all that is on it would get its style anew whenever a line or a window opens.
    """

    DEFAULT_CSS = """
    FocusPoint { width: 0; height: 0; }
    """

    @property
    def cursor_screen_offset(self) -> Offset | None:
        """Where the work is on the page."""
        return self.parent.cursor_screen_offset if isinstance(self.parent, Page) else None


class Page(Vertical, can_focus=False):
    """What lies on the desk below the title; it has the keys while no line is typed in.

    It is drawn by the desk, and only while it shows; all that it needs of the session it is given as `work`.
    """

    PLACE: ClassVar[Place]
    """Which place of the session this page is."""
    NAME: ClassVar[str]
    """What the help calls it."""
    KEYS: ClassVar[Keys] = ()
    HINTS: ClassVar[tuple[str, ...]] = ()
    """Ids of the keys that the key line shows, in the order of their worth; the first is the next key."""
    MOVES: ClassVar[Mapping[str, Callable[[Live, Stamp], Facts | Refusal]]] = {}
    """The move of each key that is one, by the key's id: it works while that is not refused."""
    TYPED: ClassVar[Mapping[str, str]] = {}
    """What the desk's keys for use while a line is typed do here: the action, by the key's id."""
    DEFAULT_CSS = """
    Page { height: 1fr; padding: 0 1; }
    """

    def __init_subclass__(cls, **more: Any) -> None:
        """Let rules of a page's style begin above it, as those of the window's size do."""
        cls.SCOPED_CSS = False
        super().__init_subclass__(**more)

    def __init__(self, work: Work) -> None:
        """A page of the session that `work` is on."""
        super().__init__(id=self.PLACE)
        self.work = work

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.work.session

    @property
    def moment(self) -> Stamp:
        """This moment, as the desk shows it."""
        return self.work.moment

    @property
    def seat_of_focus(self) -> Widget:
        """What has the focus on this page, so that the page has the keys."""
        return self.query_one(FocusPoint)

    @property
    def cursor_screen_offset(self) -> Offset | None:
        """Where the work is, for the terminal's own cursor; None if nowhere."""
        return None

    def arrive(self) -> None:
        """Be as at a first visit, as the page was turned to; nothing of an open line may be touched."""

    def draw(self) -> None:
        """Show the session as it stands."""
        raise NotImplementedError

    def tick(self) -> None:
        """Show only what a second changes."""

    def message_changed(self) -> None:
        """Another message stands below, which may have more rows."""

    def next_hints(self) -> tuple[str, ...]:
        """Ids of the keys to show now."""
        return self.HINTS

    def word_for(self, binding: Binding) -> str | None:
        """The word of a key at this moment; None for the one that it always has."""
        return None

    def works(self, binding: Binding) -> bool | None:
        """Whether a key does something at this moment; None if the page does not know."""
        move = self.MOVES.get(binding.id or "")
        return None if move is None else self.work.may(move)

    def menus(self) -> Iterable[Menu]:
        """The menus whose choices the palette offers as commands at this moment."""
        return ()

    def asks(self) -> Asks:
        """What this page asks in the entry line, by the first part of the topic."""
        return {}

    def under_cursor(self) -> Target | int | None:
        """The words under the cursor, or a person's id if it stands for all of theirs; None if neither."""
        return None

    def put(self, selector: str, content: Content) -> None:
        """Show text in a line of this page."""
        put(self.query_one(selector, Static), content)

    async def action_run(self, id: str) -> None:
        """Do what the key with this id does."""
        await run_key(self, id)
