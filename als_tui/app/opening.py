"""A set that is not simply opened: another als-tui has it, its file was changed, or nothing can be written there."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from als_tui.app.choices import Says
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.value import replace

if TYPE_CHECKING:  # this module stands before the first paint
    from als_tui.engine import Engine
    from als_tui.ports import Clock, Journal, Library, Opening, SetDamaged, SetInUse

_OPENS = press("home.open")
IN_USE = (
    f"Read only: another als-tui has this set open. Leave to all sets, then {_OPENS} and `t` takes it over."
)
EDITED = (
    f"Read only: this set's file was changed from outside. Leave to all sets, then {_OPENS} and `m` mends it."
)
UNWRITABLE = "Read only: nothing can be written where this set lies. Put that right, then open it again."
"""What answers a key that would change something."""


class SetOpening:
    """Opens a set for writing, or says why not and asks what to do."""

    def __init__(
        self,
        app: App[None],
        library: "Callable[[], Library]",
        clock: "Clock",
        *,
        enter: "Callable[[Engine], None]",
        say: Says,
        known: Callable[[str], bool],
    ) -> None:
        """`enter` shows the set that an engine has open; `known` is true of a set whose trouble home tells already."""
        self._app = app
        self._library = library
        self._clock = clock
        self._enter = enter
        self._say = say
        self._known = known
        self.entered = False
        """True while a set is open."""
        self.only: str | None = None
        """The set without which als-tui has nothing to show yet, as it was named at the start."""
        self.trouble = ""
        """Why that set cannot be opened in any way, which ends als-tui."""

    def open(self, set_id: str) -> None:
        """Open a set for writing, or say why not and what can be done."""
        from als_tui.engine import Engine
        from als_tui.ports import SetDamaged, SetInUse

        try:
            opening, journal = self._library().open(set_id)
        except (SetInUse, SetDamaged) as error:
            self._offer(set_id, error)
            return
        self._enter(Engine(opening, journal, self._clock))

    def _offer(self, set_id: str, why: "SetInUse | SetDamaged") -> None:
        """Say why the set does not open and, if there is a way, ask which."""
        from als_tui.ports import SetEdited, SetInUse, SetUnwritable
        from als_tui.screens.common.choice import Choice
        from als_tui.screens.common.windows import ChoiceScreen

        look_on = Choice("r", "look", "Read only", "shows it; no key changes anything")
        if isinstance(why, SetInUse):
            self._say("")
            ends = (
                f"{counted(why.unsaved, 'step')} of it would be lost"
                if why.unsaved
                else "the other ends; its work is kept"
            )
            take = Choice("t", "take", "Take it over", ends)
            choices = [take, look_on] if why.yields else [look_on]
            self._app.push_screen(ChoiceScreen(why.who, choices), partial(self._offered, set_id, IN_USE))
        elif isinstance(why, SetEdited):
            how = "sound files tell all of it" if why.sound else "the file is taken as it is now"
            mend = Choice("m", "mend", "Mend it", f"{how}; what is there is kept as a copy")
            self._app.push_screen(
                ChoiceScreen(str(why), [mend, look_on]), partial(self._offered, set_id, EDITED)
            )
        elif isinstance(why, SetUnwritable):
            self._app.push_screen(
                ChoiceScreen(str(why), [look_on]), partial(self._offered, set_id, UNWRITABLE)
            )
        elif set_id == self.only:
            self.trouble = str(why)
            self._app.exit()
        elif self._known(set_id):
            self._say(f"It cannot be opened. als-tui doctor {set_id} tells what can be done.", "refused")
        else:
            self._say(str(why), "refused")

    def _offered(self, set_id: str, read_only: str, chosen: str | None) -> None:
        if chosen == "take":
            self._say("The other als-tui is asked to end; this takes up to five seconds…")
            self._app.run_worker(
                partial(self._take_over, set_id), thread=True, exclusive=True, group="take over"
            )
        elif chosen == "mend":
            self._say("The set is being mended…")
            self._app.run_worker(partial(self._mend, set_id), thread=True, exclusive=True, group="take over")
        elif chosen == "look":
            self._look_on(set_id, read_only)
        else:
            self._say("The set was not opened; nothing was changed.")

    def _take_over(self, set_id: str) -> None:
        """Wait for the other one in a thread of its own, so that keys are answered meanwhile."""
        from als_tui.ports import SetDamaged, SetInUse

        try:
            opening, journal = self._library().take_over(set_id)
        except (SetInUse, SetDamaged) as error:
            self._app.call_from_thread(self._offer, set_id, error)
        else:
            words = "Taken over. All that the other als-tui had saved is here."
            self._app.call_from_thread(self._taken, opening, journal, words)

    def _mend(self, set_id: str) -> None:
        """Mend a set whose file was changed, in a thread of its own, and open it."""
        from als_tui.ports import NotSaved, SetDamaged, SetInUse

        try:
            words = self._library().mend(set_id)
            opening, journal = self._library().open(set_id)
        except (SetInUse, SetDamaged) as error:
            self._app.call_from_thread(self._offer, set_id, error)
        except NotSaved as error:
            self._app.call_from_thread(self._say, f"Not mended: {error}", "alarm")
        else:
            news = (words, *opening.told) if opening.told else ()
            self._app.call_from_thread(self._taken, replace(opening, told=news), journal, words)

    def _taken(self, opening: "Opening", journal: "Journal", words: str) -> None:
        from als_tui.engine import Engine

        if self.entered:  # another set was opened meanwhile
            journal.close()
            return
        self._enter(Engine(opening, journal, self._clock))
        if not opening.told:
            self._say(words, "done")

    def _look_on(self, set_id: str, read_only: str) -> None:
        from als_tui.onlooker import Onlooker
        from als_tui.ports import SetDamaged

        try:
            with ExitStack() as views:
                view = views.enter_context(closing(self._library().view(set_id)))
                opening = view.news()
                views.pop_all()
        except SetDamaged as error:
            self._say(str(error), "refused")
            return
        assert opening is not None
        self._enter(Onlooker(view, opening, self._clock, read_only))
