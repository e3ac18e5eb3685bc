"""The room's view of a set, for a second terminal that everybody may see: calm, read-only, and without a word said.

It shows the phase, the time, who may speak, who has the floor, and the charter. Issues, questions, actions, notes and
figures never reach it: it is drawn from the few values of `Shown` and from nothing else.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme

from als_tui.app.privacy import PrivateApp
from als_tui.app.room_rows import Shown, room_rows
from als_tui.app.terminal_cursor import CursorApp
from als_tui.app.wearing import WearingApp
from als_tui.domain.asking.turn_limit import ROUND_OFF, rounds_off
from als_tui.domain.book import current_charter
from als_tui.domain.session.facts import Reason
from als_tui.domain.session.live import Live, fold
from als_tui.domain.session.schedule import ahead, left, minutes_over, next_stop, projected_end
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp, clock_face, first_stamp, later_stamp, local_time, spell_minutes
from als_tui.keys import Key, Keys, bindings
from als_tui.ports import Clock, SetDamaged, View
from als_tui.screens.board.face_words import Wanted, back_at, face_now
from als_tui.screens.pages.course_words import calm, share_and_style
from als_tui.theming import worn
from als_tui.value import replace
from als_tui.widgets.drawn import Drawn
from als_tui.widgets.face import Face
from als_tui.widgets.rows import FAINT

_LEAST = 20
"""Cells that are drawn at least, however few are seen."""
LOOKS_A_SECOND = 2
"""How often the set's files are looked at, so that the view is never a second behind."""


def shown(live: Live, now: Stamp, *, names: bool) -> Shown:
    """What the room sees of a set at a moment; without names, people are their seats."""
    charter = current_charter(live.book)
    rules = charter[1].rules if charter else ()
    session, zone = live.session, live.book.profile.zone
    if session is None or session.here is None:
        return Shown("Not begun" if session else "No session is open", charter=rules)
    stopped = session.intervention is not None and not calm(session)
    return Shown(
        phase=session.here.phase.title,
        place=_place(session, names),
        face=_face(session, now, zone),
        course=(0.0, FAINT) if calm(session) else share_and_style(session, now.t),
        floor="" if session.quiet or session.floor is None else _who(session, session.floor, names),
        round_off=ROUND_OFF if rounds_off(session, now.t) else "",
        rule=_rule(session),
        stopped=stopped,
        then=""
        if calm(session)
        else " · ".join(filter(None, (_then(session, now, zone), _ends(session, now, zone)))),
        charter=rules,
    )


def _face(session: Session, now: Stamp, zone: str) -> Face:
    """Minutes alone; in the last one its seconds."""
    face = face_now(session, now, zone, wanted=Wanted(seconds=False))
    if face.small:  # a silence, or a phase that counts up
        return replace(face, small="", label="minutes gone" if face.label.startswith("gone") else "")
    minute = "minute" if face.large in ("1", "+1") else "minutes"
    return replace(face, label=face.label.replace("min ", f"{minute} "))


def _place(session: Session, names: bool) -> str:
    slot = session.slot
    number = f"slot {session.slots.index(slot) + 1} of {len(session.slots)}" if slot else ""
    presents = f"{_who(session, slot.presenter, names)} presents" if slot and slot.presenter else ""
    return " · ".join(filter(None, (number, presents)))


def _rule(session: Session) -> str:
    intervention, here = session.intervention, session.here
    if intervention is not None:
        return "Silence" if intervention.reason is Reason.SILENCE else "A moment: the set is stopped"
    return f"{here.phase.speakers.words}." if here else ""


def _then(session: Session, now: Stamp, zone: str) -> str:
    coming, remains = next_stop(session), left(session, now.t)
    if coming is None:
        return ""
    seconds = ahead(session, coming, now.t)
    length = f" {clock_face(seconds)}" if seconds is not None else ""
    at = f", at {back_at(now, max(0.0, remains), zone)}" if remains is not None else ""
    return f"then {coming.phase.title}{length}{at}"


def _ends(session: Session, now: Stamp, zone: str) -> str:
    """When the session ends, and whether that is later than its time at hand."""
    over = minutes_over(session, now)
    sense = f"{spell_minutes(over)} behind" if over > 0 else "in time"
    return f"ends {local_time(projected_end(session, now), zone):%H:%M}, {sense}"


def _who(session: Session, id: int | None, names: bool) -> str:
    if names:
        return session.name(id)
    return next((f"Seat {seat}" for seat, one in enumerate(session.people, 1) if one.id == id), "Somebody")


class RoomScreen(Screen[None]):
    """One page, seen from across the room."""

    _shown: Shown | None = None
    """What was seen last."""

    def compose(self) -> ComposeResult:
        """One drawing."""
        yield Drawn()

    def draw(self, shown: Shown) -> None:
        """Show it; what did not change is not painted again."""
        self._shown = shown
        self.query_one(Drawn).show(room_rows(shown, max(_LEAST, self.size.width), self.size.height))

    def on_resize(self) -> None:
        """As large as the window lets it be."""
        if self._shown is not None:
            self.draw(self._shown)


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
