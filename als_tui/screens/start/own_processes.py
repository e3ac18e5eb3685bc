"""What is done to the facilitator's own processes: one is copied, edited in their editor, and checked afterwards."""

from typing import ClassVar

from textual.app import SuspendNotSupported
from textual.widgets import Input

from als_tui.domain.process.definition import Process
from als_tui.keys import Key, Keys, bindings
from als_tui.ports import NotSaved, OwnProcess
from als_tui.screens.common.app_port import rooms
from als_tui.screens.common.key_line import KeyedScreen
from als_tui.screens.common.windows import Choice, ChoiceScreen
from als_tui.screens.start import words as processwords
from als_tui.widgets.lines import MessageLine, Saying, TitleLine, Tone
from als_tui.widgets.listing import Listing


class ProcessEditsScreen(KeyedScreen[str | None]):
    """A screen with a list of all processes, of which one's own can be edited."""

    KEYS: ClassVar[Keys] = (
        Key(
            "processes.copy",
            "c",
            "copy",
            "copy",
            "Copy it to make it your own, and open the copy in your editor.",
            looks=True,
        ),
        Key(
            "processes.edit",
            "e",
            "edit",
            "edit",
            "Open your own process in your editor; it is checked afterwards.",
        ),
    )
    BINDINGS = bindings(KEYS)

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.known: dict[str, Process] = {}
        """All that can be used, by id."""
        self.own: dict[str, OwnProcess] = {}
        """The facilitator's own files, by the key of their row."""

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    @property
    def finder(self) -> Input:
        """The line to find by."""
        return self.query_one("#processes--find", Input)

    @property
    def row(self) -> str:
        """Key of the row under the cursor."""
        return self.listing.chosen or ""

    @property
    def process(self) -> Process | None:
        """The process under the cursor; None where an own file that cannot be used is."""
        return self.known.get(self.row)

    def read(self) -> None:
        """Read them anew."""
        library = rooms(self.app).library
        own = library.own_processes()
        self.known = dict(library.processes()[0])
        self.own = {one.id or one.file: one for one in own}
        self.query_one(TitleLine).left = f"Ways to run a session · {len(self.known)}"
        self.fill()

    def fill(self) -> None:
        """Show what is known."""
        raise NotImplementedError

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line."""
        self.query_one(MessageLine).saying = Saying(words, tone)

    def action_copy(self) -> None:
        """Copy the process under the cursor and open the copy."""
        if self.process is None:
            return
        try:
            made = rooms(self.app).library.copy_process(self.process.id)
        except NotSaved as error:
            self.say(str(error), "refused")
            return
        self.finder.value = ""
        self._edit(made.file)

    def action_edit(self) -> None:
        """Open the own process under the cursor."""
        if own := self.own.get(self.row):
            self._edit(own.file)
        elif self.process is not None:
            self.say(f"{self.process.title} is shipped as it is; c copies it to make it yours.", "refused")

    def _edit(self, file: str) -> None:
        """Make way for the editor, then read the file again."""
        editor, why = rooms(self.app).editor, f"No editor is set (VISUAL or EDITOR). The file lies at {file}."
        if editor.known():
            try:
                with self.app.suspend():
                    why = editor.edit(file)
            except SuspendNotSupported:
                why = "This terminal cannot make way for an editor."
            why = f"{why} The file lies at {file}." if why else ""
        self.read()
        self._edited(file, why)

    def _edited(self, file: str, why: str) -> None:
        """Say what became of a file, and offer to edit it again where something is wrong in it."""
        row, own = next(((row, own) for row, own in self.own.items() if own.file == file), ("", None))
        if own is None:
            self.say(f"There is no {file} any more.", "refused")
            return
        self.listing.choose(row)
        if why:
            can = "cannot" if own.mistakes else "can"
            self.say(f"{why} It {can} be used as it is.", "refused")
        elif own.mistakes:
            again = (
                Choice("e", file, "Edit it again"),
                Choice("l", "", "Leave it", "it can be edited later"),
            )
            self.app.push_screen(
                ChoiceScreen(
                    f"{processwords.name_of(own)} cannot be used yet", again, processwords.mistakes(own)
                ),
                lambda chosen: self._edit(chosen) if chosen else None,
            )
        else:
            self.say(f"{self.known[own.id].title} can be used now.", "done")
