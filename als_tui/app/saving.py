"""What the app does about the disk: it says when it is full, and asks before leaving."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from als_tui.app.choices import Says
from als_tui.widgets.values import Saying

if TYPE_CHECKING:  # this module stands before the first paint
    from als_tui.engine import Engine


class Saving:
    """Watches over what the disk takes of the open set."""

    def __init__(
        self, app: App[None], *, engine: "Callable[[], Engine | None]", say: Says, said: Callable[[], Saying]
    ) -> None:
        """`engine` has the open set, if one is; `said` is what the message line says."""
        self._app = app
        self._engine = engine
        self._say = say
        self._said = said
        self._used_up = ""
        """What was said last of the space that a full disk has left."""

    def look(self, *, again: bool) -> None:
        """Try once more what the disk did not take, and say what is unsaved; `again` what was said of it already."""
        engine = self._engine()
        if engine is None:
            return
        if engine.saved and again and engine.check():
            self._say(f"NOT SAVED: {engine.astray}", "alarm")
        elif not engine.saved and engine.retry():
            self._say("Everything is saved again.", "done")
        self._watch_space(engine, again=again)

    def _watch_space(self, engine: "Engine", *, again: bool) -> None:
        """Keep it said that the last space of a full disk is in use, `again` over what was said since, while it is."""
        told, self._used_up = self._used_up, engine.used_up
        shown = self._said().words.startswith(told or self._used_up or "\n")
        if told and not self._used_up and shown:
            self._say("")
        elif self._used_up and engine.saved and (again or not told) and not shown:
            self._say(self._used_up, "alarm")

    def write_file(self) -> None:
        """Write the open set's file anew, and say if the disk refuses."""
        engine = self._engine()
        if engine is not None and (why := engine.checkpoint()):
            self._say(f"{why} The next phase tries again.", "alarm")

    def when_saved(self, leave: Callable[[], None]) -> None:
        """Leave at once if all is on the disk; else ask first, as what is in memory only would be lost."""
        engine = self._engine()
        if engine is None or engine.saved or engine.retry():
            leave()
            return
        from als_tui.screens.common.unsaved import UnsavedScreen

        if not isinstance(self._app.screen, UnsavedScreen):
            asked = UnsavedScreen(engine.unsaved, engine.why_unsaved, engine.astray)
            self._app.push_screen(asked, partial(self._left_or_written, leave))

    def _left_or_written(self, leave: Callable[[], None], answer: str | None) -> None:
        engine = self._engine()
        if answer == "leave":
            leave()
        elif answer == "anew" and engine is not None:
            words = engine.write_anew()
            self._say(words, "done" if engine.saved else "alarm")
