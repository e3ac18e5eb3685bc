"""The app where a set is not simply opened or left: another als-tui has it, or the disk did not take everything."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.dom import DOMNode
from textual.reactive import var

from als_tui.domain.words.counting import counted
from als_tui.keys import key_of
from als_tui.widgets.lines import Saying, Tone

if TYPE_CHECKING:  # this module stands before the first paint
    from textual.actions import ActionParseResult

    from als_tui.engine import Engine
    from als_tui.ports import Clock, Glance, Journal, Library, Opening, SetDamaged, SetInUse

IN_USE = "Read only: another als-tui has this set open. Leave to all sets, then Enter and t takes it over."
EDITED = "Read only: this set's file was changed from outside. Leave to all sets, then Enter and m mends it."
UNWRITABLE = "Read only: nothing can be written where this set lies. Put that right, then open it again."
"""What answers a key that would change something."""


class SharedSets(App[None]):
    """What the app does about a set that it may not simply open, or leave."""

    engine: "Engine | None"
    named_set: str | None = None
    """The set that was named at the start."""
    said: var[Saying]
    """What the message line says."""
    _used_up = ""
    """What was said last of the room that a full disk has left."""
    trouble = ""
    """Why that set cannot be opened in any way, which ends als-tui."""

    @property
    def library(self) -> "Library":
        """All sets of this machine."""
        raise NotImplementedError

    @property
    def clock(self) -> "Clock":
        """Where the time comes from."""
        raise NotImplementedError

    @property
    def today(self) -> date:
        """Today's date where the machine is."""
        raise NotImplementedError

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line of whichever screen shows."""
        raise NotImplementedError

    def enter(self, engine: "Engine") -> None:
        """Show the set that `engine` has open."""
        raise NotImplementedError

    @property
    def ready(self) -> bool:
        """True once the sets are read."""
        raise NotImplementedError

    def watch_room(self, *, again: bool) -> None:
        """Keep it said that the last room of a full disk is in use, `again` over what was said since, while it is."""
        assert self.engine is not None
        told, self._used_up = self._used_up, self.engine.used_up
        shown = self.said.words.startswith(told or self._used_up or "\n")
        if told and not self._used_up and shown:
            self.say("")
        elif self._used_up and self.engine.saved and (again or not told) and not shown:
            self.say(self._used_up, "alarm")

    def told_at_home(self, set_id: str) -> bool:
        """True where home says already what is wrong with a set."""
        raise NotImplementedError

    def offer(self, set_id: str, why: "SetInUse | SetDamaged") -> None:
        """Say why the set does not open and, where there is a way, ask which."""
        from als_tui.ports import SetEdited, SetInUse, SetUnwritable
        from als_tui.screens.common.windows import Choice, ChoiceScreen

        look_on = Choice("r", "look", "Read only", "shows it; no key changes anything")
        if isinstance(why, SetInUse):
            self.say("")
            ends = (
                f"{counted(why.unsaved, 'step')} of it would be lost"
                if why.unsaved
                else "the other ends; its work is kept"
            )
            take = Choice("t", "take", "Take it over", ends)
            choices = [take, look_on] if why.yields else [look_on]
            self.push_screen(ChoiceScreen(why.who, choices), partial(self._offered, set_id, IN_USE))
        elif isinstance(why, SetEdited):
            how = "sound files tell all of it" if why.sound else "the file is taken as it is now"
            mend = Choice("m", "mend", "Mend it", f"{how}; what is there is kept as a copy")
            self.push_screen(ChoiceScreen(str(why), [mend, look_on]), partial(self._offered, set_id, EDITED))
        elif isinstance(why, SetUnwritable):
            self.push_screen(ChoiceScreen(str(why), [look_on]), partial(self._offered, set_id, UNWRITABLE))
        elif set_id == self.named_set and not self.ready:
            self.trouble = str(why)
            self.exit()
        elif self.told_at_home(set_id):
            self.say(f"It cannot be opened. als-tui doctor {set_id} tells what can be done.", "refused")
        else:
            self.say(str(why), "refused")

    def _offered(self, set_id: str, read_only: str, chosen: str | None) -> None:
        if chosen == "take":
            self.say("The other als-tui is asked to end; this takes up to five seconds…")
            self.run_worker(partial(self._take_over, set_id), thread=True, exclusive=True, group="take over")
        elif chosen == "mend":
            self.say("The set is being mended…")
            self.run_worker(partial(self._mend, set_id), thread=True, exclusive=True, group="take over")
        elif chosen == "look":
            self._look_on(set_id, read_only)
        else:
            self.say("The set was not opened; nothing was changed.")

    def _take_over(self, set_id: str) -> None:
        """Wait for the other one in a thread of its own, so that keys are answered meanwhile."""
        from als_tui.ports import SetDamaged, SetInUse

        try:
            opening, journal = self.library.take_over(set_id)
        except (SetInUse, SetDamaged) as error:
            self.call_from_thread(self.offer, set_id, error)
        else:
            words = "Taken over. All that the other als-tui had saved is here."
            self.call_from_thread(self._taken, opening, journal, words)

    def _mend(self, set_id: str) -> None:
        """Mend a set whose file was changed, in a thread of its own, and open it."""
        from als_tui.ports import NotSaved, SetDamaged, SetInUse

        try:
            words = self.library.mend(set_id)
            opening, journal = self.library.open(set_id)
        except (SetInUse, SetDamaged) as error:
            self.call_from_thread(self.offer, set_id, error)
        except NotSaved as error:
            self.call_from_thread(self.say, f"Not mended: {error}", "alarm")
        else:
            told = (words, *opening.told) if opening.told else ()
            self.call_from_thread(self._taken, replace(opening, told=told), journal, words)

    def _taken(self, opening: "Opening", journal: "Journal", words: str) -> None:
        from als_tui.engine import Engine

        if self.engine is not None:  # another set was opened meanwhile
            journal.close()
            return
        self.enter(Engine(opening, journal, self.clock))
        if not opening.told:
            self.say(words, "done")

    def _look_on(self, set_id: str, read_only: str) -> None:
        from als_tui.onlooker import Onlooker
        from als_tui.ports import SetDamaged

        try:
            with ExitStack() as held:
                view = held.enter_context(closing(self.library.view(set_id)))
                opening = view.news()
                held.pop_all()
        except SetDamaged as error:
            self.say(str(error), "refused")
            return
        assert opening is not None
        self.enter(Onlooker(view, opening, self.clock, read_only))

    def write_file(self) -> None:
        """Write the open set's file anew, and say where the disk refuses."""
        if self.engine is not None and (why := self.engine.checkpoint()):
            self.say(f"{why} The next phase tries again.", "alarm")

    def forget_owed(self, glances: "tuple[Glance, ...]") -> tuple[list[str], "tuple[Glance, ...]"]:
        """Do again what broke off of seals and strikes; returns what to complain of, and the sets as they are then."""
        owing = {glance.set_id: glance.name for glance in glances if glance.owes}
        told = [f"{name}: {words}" for set_id, name in owing.items() for words in self.library.forget(set_id)]
        after = self.library.glances(self.today) if owing else glances
        done = [glance.name for glance in after if glance.set_id in owing and not glance.owes]
        if done:
            gone = "The words that the last seal or strike had left on the disk are gone now"
            self.call_from_thread(self.say, f"{gone}: {', '.join(done)}.", "done")
        return told, after

    def follow(self) -> bool:
        """Where only looking on: take up what the other als-tui wrote; True where that was anything."""
        from als_tui.onlooker import Onlooker
        from als_tui.ports import SetDamaged

        if not isinstance(self.engine, Onlooker):
            return False
        try:
            return self.engine.follow()
        except SetDamaged as error:
            self.say(str(error), "refused")
            return False

    def when_saved(self, leave: Callable[[], None]) -> None:
        """Leave at once where all is on the disk; else ask first, as what is in memory only would be lost."""
        if self.engine is None or self.engine.saved or self.engine.retry():
            leave()
            return
        from als_tui.screens.common.unsaved import UnsavedScreen

        if isinstance(self.screen, UnsavedScreen):
            return
        asked = UnsavedScreen(self.engine.unsaved, self.engine.why_unsaved, self.engine.astray)
        self.push_screen(asked, partial(self._left_or_written, leave))

    def _left_or_written(self, leave: Callable[[], None], answer: str | None) -> None:
        if answer == "leave":
            leave()
        elif answer == "anew" and self.engine is not None:
            words = self.engine.write_anew()
            self.say(words, "done" if self.engine.saved else "alarm")

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Where only looking on, a key that would change something says so at once."""
        if self.engine is not None and self.engine.read_only and of_the_set(default_namespace):
            key = key_of(default_namespace, str(action))
            if key is None or not key.looks:
                self.say(self.engine.read_only, "refused")
                return True
        return await super().run_action(action, default_namespace, namespaces)


def of_the_set(node: DOMNode | None) -> bool:
    """True for a screen or a page of the open set, whose keys may change it."""
    from als_tui.screens.common.set_screen import SetScreen
    from als_tui.screens.session.page import Page

    return isinstance(node, SetScreen | Page)
