"""An app that hands nobody's words to the terminal, the clipboard or a traceback unless its own key was pressed."""

from rich.text import Text
from textual._context import active_message_pump
from textual.app import App
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.widget import MountError

from als_tui.domain.words.faults import stopped


class PrivateApp(App[None]):
    """What Textual would hand out by itself, kept within the program."""

    ALLOW_SELECT = False  # words marked with the mouse would go out by ctrl+c

    def copy_to_clipboard(self, text: str) -> None:
        """Keep what a field cuts or copies within the program: `y` alone hands words out."""
        self._clipboard = text

    def hand_out(self, text: str) -> None:
        """Ask the terminal itself to copy, as its own key was pressed."""
        super().copy_to_clipboard(text)

    def _handle_exception(self, error: Exception) -> None:
        """Tell no error of what is being taken apart.

        What ends the program has its own exit status; what a screen misses while it goes, nobody misses.
        """
        if not self._exit and not (isinstance(error, NoMatches | MountError) and _is_going()):
            super()._handle_exception(error)

    def panic(self, *renderables: object) -> None:
        """An error that can draw itself would draw the words in it; it is told like every other one."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Stop without a traceback, which would print what was said; the set's folder holds it all."""
        self._exit_renderables.append(Text(stopped(self._exception)))
        self._close_messages_no_wait()


def _is_going() -> bool:
    """True if the part of the screen whose turn it is, or one around it, is being taken apart."""
    node = active_message_pump.get(None)
    return isinstance(node, DOMNode) and any(one._pruning for one in node.ancestors_with_self)
