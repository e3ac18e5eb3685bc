"""The question before leaving while not everything is on the disk: staying is what Enter does."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from als_tui.domain.words.counting import are
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings, face_of
from als_tui.screens.common.windows import WindowScreen, heading
from als_tui.widgets.fitting import pressed_in
from als_tui.widgets.plain import plain


class UnsavedScreen(WindowScreen[str]):
    """Asks whether to leave without what is in memory only; returns `leave`, `anew` (write the set anew) or `stay`."""

    KEYS: ClassVar[Keys] = (
        Key("unsaved.stay", "enter,escape,q", "dismiss('stay')", "stay", "Stay; saving is tried again."),
        Key("unsaved.leave", "L", "dismiss('leave')", "leave without", "Leave; these steps are lost."),
        Key(
            "unsaved.anew",
            "W",
            "dismiss('anew')",
            "write anew",
            "Write the whole set in its place; what stands there is kept as a copy.",
        ),
    )
    BINDINGS = bindings(KEYS)
    HINTED: ClassVar[tuple[str, ...]] = ("unsaved.stay", "unsaved.anew", "unsaved.leave")

    def __init__(self, count: int, why: str, astray: str = "") -> None:
        """How many steps wait, what the disk said, and why the set's files are no longer those that were opened."""
        super().__init__()
        self._count = count
        self._why = why
        self._astray = astray

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what went astray can be written anew: on a full or failing disk that would help nothing."""
        return bool(self._astray) or parameters != ("anew",)

    def inside(self) -> ComposeResult:
        """What is not saved, why, and the keys."""
        yield Static(heading(f"NOT SAVED: {self._what()}"), classes="choice--title")
        yield Static(plain(self._about()))
        for line in self._foot():
            yield Static(plain(line), classes="choice--foot")

    def _what(self) -> str:
        if self._count:
            return f"{are(self._count, 'step')} in memory only"
        return "the set's files are not those that were opened"

    def _about(self) -> str:
        if self._astray:
            astray = pressed_in(self._astray, "app.quit")
            return (
                f"{astray} All of the set is in memory still. Whoever leaves now may lose what was said since "
                "the set was opened."
            )
        return (
            f"{self._why} Saving is tried again each second while you stay. Whoever leaves now loses "
            "them; everything before them is safe on the disk."
        )

    def _foot(self) -> tuple[str, ...]:
        keys = f"{press('unsaved.stay')} stays   ·   {_capital('unsaved.leave')} leaves without them"
        anew = f"{_capital('unsaved.anew')} writes the whole set anew"
        return (anew, keys) if self._astray else (keys,)


def _capital(id: str) -> str:
    """A key that nobody shall press by chance: if it is a capital, that is said."""
    face = face_of(id)
    return f"{face} (capital)" if len(face) == 1 and face.isupper() else face
