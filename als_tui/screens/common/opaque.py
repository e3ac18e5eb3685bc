"""A screen that hides what lies under it, in every theme."""

from rich.console import RenderableType
from textual._context import visible_screen_stack
from textual.screen import ModalScreen, ScreenResultType

from als_tui.keys import run_key


class OpaqueScreen(ModalScreen[ScreenResultType]):
    """A screen over another one that lets nothing of it through.

    The ground of a theme in the terminal's own colours has no colour to hide anything with, so Textual would draw what
    lies below.
    """

    def render(self) -> RenderableType:
        """Draw the ground alone."""
        visible_screen_stack.set([])
        return super().render()

    async def action_run(self, id: str) -> None:
        """Do what the key with this id does."""
        await run_key(self, id)
