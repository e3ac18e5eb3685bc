"""What is done to the facilitator's own processes: one is copied, edited in their editor, and checked afterwards."""

from typing import Protocol

from textual.app import App, SuspendNotSupported

from als_tui.domain.process.definition import Process
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.ports import NotSaved, OwnProcess
from als_tui.screens.common.app_port import port
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.screens.start import words as processwords
from als_tui.widgets.listing import Listing
from als_tui.widgets.values import Tone


class ProcessList(Protocol):
    """A screen with a list of all processes."""

    known: dict[str, Process]
    """All that can be used, by id."""
    own: dict[str, OwnProcess]
    """The facilitator's own files, by the key of their row."""

    @property
    def app(self) -> App[object]:
        """The app."""

    @property
    def listing(self) -> Listing:
        """The list."""

    @property
    def row(self) -> str:
        """Key of the row under the cursor."""

    @property
    def process(self) -> Process | None:
        """The process under the cursor; None if an own file that cannot be used is."""

    def read(self) -> None:
        """Read them anew."""

    def show_all(self) -> None:
        """Let nothing be looked for."""

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line."""


def copy_process(screen: ProcessList) -> None:
    """Copy the process under the cursor and open the copy."""
    if screen.process is None:
        return
    try:
        copied = port(screen.app).library.copy_process(screen.process.id)
    except NotSaved as error:
        screen.say(str(error), "refused")
        return
    screen.show_all()
    _edit(screen, copied.file)


def edit_own(screen: ProcessList) -> None:
    """Open the own process under the cursor."""
    if own := screen.own.get(screen.row):
        _edit(screen, own.file)
    elif screen.process is not None:
        copies = f"{press('processes.copy')} copies it to make it yours"
        screen.say(f"{screen.process.title} is shipped as it is; {copies}.", "refused")


def _edit(screen: ProcessList, file: str) -> None:
    """Make way for the editor, then read the file again."""
    editor = port(screen.app).editor
    why = f"No editor is set (VISUAL or EDITOR). The file lies at {file}."
    if editor.known():
        try:
            with screen.app.suspend():
                why = editor.edit(file)
        except SuspendNotSupported:
            why = "This terminal cannot make way for an editor."
        why = f"{why} The file lies at {file}." if why else ""
    screen.read()
    _edited(screen, file, why)


def _edited(screen: ProcessList, file: str, why: str) -> None:
    """Say what became of a file, and offer to edit it again if something is wrong in it."""
    row, own = next(((row, own) for row, own in screen.own.items() if own.file == file), ("", None))
    if own is None:
        screen.say(f"There is no {file} any more.", "refused")
        return
    screen.listing.choose(row)
    if why:
        can = "cannot" if own.mistakes else "can"
        screen.say(f"{why} It {can} be used as it is.", "refused")
    elif own.mistakes:
        again = (
            Choice("e", file, "Edit it again"),
            Choice("l", "", "Leave it", "it can be edited later"),
        )
        title = f"{processwords.name_of(own)} cannot be used yet"
        screen.app.push_screen(
            ChoiceScreen(title, again, processwords.mistakes(own)),
            lambda chosen: _edit(screen, chosen) if chosen else None,
        )
    else:
        screen.say(f"{screen.known[own.id].title} can be used now.", "done")


KEYS = (
    Key(
        "processes.copy",
        "c",
        copy_process,
        "copy",
        "Copy it to make it your own, and open the copy in your editor.",
        looks=True,
    ),
    Key(
        "processes.edit",
        "e",
        edit_own,
        "edit",
        "Open your own process in your editor; it is checked afterwards.",
    ),
)
