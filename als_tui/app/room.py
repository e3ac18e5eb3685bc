"""The room's view of a set, for a second terminal that everybody may see: calm, read-only, and without a word said.

It shows the phase, the time, who may speak, who has the floor, and the charter. Issues, questions, actions, notes and
figures never reach it: it is drawn from the few values of `Shown` and from nothing else.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Static

from als_tui.app.privacy import PrivateApp
from als_tui.app.terminal_cursor import CursorApp
from als_tui.app.wearing import WearingApp
from als_tui.domain.book import current_charter
from als_tui.domain.session.facts import Reason
from als_tui.domain.session.live import Live, fold
from als_tui.domain.session.schedule import left
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp, clock_face, first_stamp, later_stamp
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.ports import Clock, SetDamaged, View
from als_tui.theming import worn
from als_tui.value import Value
from als_tui.widgets.clockface import ClockFace
from als_tui.widgets.plain import plain, put

LOOKS_A_SECOND = 2
"""How often the set's files are looked at, so that the view is never a second behind."""


class Shown(Value):
    """All that the room sees."""

    phase: str
    face: str
    """The time as digits; empty if none should run."""
    state: str
    """Left, over, paused, silence."""
    rule: str
    floor: str
    charter: tuple[str, ...]


def shown(live: Live, now: Stamp, *, names: bool) -> Shown:
    """What the room sees of a set at a moment; without names, people are their seats."""
    charter = current_charter(live.book)
    rules = charter[1].rules if charter else ()
    session = live.session
    if session is None or session.here is None:
        return Shown("Not begun" if session else "No session is open", "", "", "", "", rules)
    return Shown(
        phase=session.here.phase.title,
        face=_face(session, now.t),
        state=_state(session, now.t),
        rule=_rule(session),
        floor=_floor(session, names),
        charter=rules,
    )


def _face(session: Session, t: float) -> str:
    seconds = left(session, t)
    return "" if seconds is None or session.quiet else clock_face(seconds)


def _state(session: Session, t: float) -> str:
    seconds = left(session, t)
    state = "" if seconds is None or session.quiet else "over time" if seconds < 0 else "left"
    return " · ".join(part for part in (state, "" if session.running else "paused") if part)


def _rule(session: Session) -> str:
    intervention, here = session.intervention, session.here
    if intervention is not None:
        return "Silence" if intervention.reason is Reason.SILENCE else "A moment: the set is stopped"
    return f"{here.phase.speakers.words}." if here else ""


def _floor(session: Session, names: bool) -> str:
    if session.quiet:
        return ""
    parts = [
        f"{_who(session, session.presenter, names)} presents" if session.presenter is not None else "",
        f"{_who(session, session.floor, names)} has the floor"
        if session.floor not in (None, session.presenter)
        else "",
    ]
    return " · ".join(part for part in parts if part)


def _who(session: Session, id: int | None, names: bool) -> str:
    if names:
        return session.name(id)
    return next((f"Seat {seat}" for seat, one in enumerate(session.people, 1) if one.id == id), "Somebody")


class RoomScreen(Screen[None]):
    """One page, seen from across the room."""

    DEFAULT_CSS = """
    RoomScreen {
        align: center middle;
        Vertical { height: auto; }
        Static { width: 1fr; height: auto; text-align: center; }
        #room--phase { text-style: bold; color: $text-primary; margin-bottom: 1; }
        #room--rule { text-style: bold; margin-top: 1; }
        #room--floor { margin-top: 1; }
        #room--charter { color: $text-muted; margin-top: 2; }
        #room--foot { dock: bottom; color: $text-muted; }
    }
    """

    def compose(self) -> ComposeResult:
        """In the order in which the eye finds it."""
        with Vertical():
            yield Static(id="room--phase")
            yield ClockFace()
            yield Static(id="room--state")
            yield Static(id="room--rule")
            yield Static(id="room--floor")
            yield Static(id="room--charter")
        yield Static(plain(f"{press('room.leave')} leaves"), id="room--foot")

    def draw(self, shown: Shown) -> None:
        """Show it; what did not change is not painted again."""
        self.query_one(ClockFace).face = shown.face
        texts = {
            "phase": [shown.phase.upper()],
            "state": [shown.state],
            "rule": [shown.rule],
            "floor": [shown.floor],
            "charter": shown.charter,
        }
        for name, lines in texts.items():
            self._put(name, lines)

    def _put(self, name: str, lines: Sequence[str]) -> None:
        put(self.query_one(f"#room--{name}", Static), Content("\n").join(map(plain, lines)))


class RoomApp(CursorApp, WearingApp, PrivateApp):
    """Follows one set's files, without a lock and without a write."""

    TITLE = "als-tui room"
    ENABLE_COMMAND_PALETTE = False
    KEYS: ClassVar[Keys] = (
        Key(
            "room.leave",
            "q,escape,ctrl+q,ctrl+c",
            "quit",
            "leave",
            "Leave the room's view; the session goes on.",
        ),
    )
    BINDINGS = bindings(KEYS)

    def __init__(
        self,
        view: View,
        clock: Clock,
        *,
        names: bool = True,
        themes: Iterable[Theme] = (),
        driver: type[Driver] | None = None,
    ) -> None:
        """Look through `view`; `names` says whether people are named."""
        super().__init__(driver_class=driver)
        self._view = view
        self._clock = clock
        self._names = names
        self.theme_wanted = ""
        self._live: Live | None = None
        self._last = first_stamp(clock.read())
        for one in themes:
            self.register_theme(one)

    def validate_theme(self, name: str) -> str:
        """Without colours, show no theme whose words would be lost."""
        return worn(name, self.available_themes) if self.no_color else name

    def get_default_screen(self) -> Screen[None]:
        """The one page."""
        return RoomScreen()

    def on_mount(self) -> None:
        """Look at once, and go on looking."""
        if self.theme_wanted in self.available_themes:
            self.theme = self.theme_wanted
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.look()
        self.set_interval(1 / LOOKS_A_SECOND, self.look)

    def look(self) -> None:
        """Take up what was written, and draw; where the set cannot be read just now, what was seen last stays."""
        try:
            opening = self._view.news()
        except SetDamaged:
            opening = None
        if opening is not None:
            self._live = opening.live or fold(opening.book, opening.log, opening.tail)
            self._last = opening.last or self._last
        if self._live is not None and isinstance(self.screen, RoomScreen):
            now = later_stamp(self._last, self._clock.read())
            self.screen.draw(shown(self._live, now, names=self._names))
