"""The form of the charter: one rule a line; keeping it makes a new version."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.words.counting import counted
from als_tui.domain.words.text import LINE, RULES, too_long
from als_tui.screens.common.form import FormScreen
from als_tui.value import Value
from als_tui.widgets.field import Field, Lines


class CharterWords(Value):
    """The charter as it was typed, and whether it is to be kept."""

    text: str
    keep: bool

    @property
    def rules(self) -> tuple[str, ...]:
        """A rule a line."""
        return rules_in(self.text)


class CharterScreen(FormScreen[CharterWords]):
    """Returns the words, to be kept or to be gone on with; it saves nothing."""

    NAME: ClassVar[str] = "the charter's form"
    HINTS: ClassVar[tuple[str, ...]] = ("form.keep", "form.leave")
    DEFAULT_CSS = """
    CharterScreen {
        Lines { max-height: 100%; height: auto; min-height: 8; }
        .field--label { width: 9; }
        .field--note { padding: 0 0 0 9; }
    }
    """

    def __init__(self, text: str, version: int) -> None:
        """`text` is the charter as it stands (or as it was left), `version` the number of the new one."""
        super().__init__()
        self._text = text
        self._version = version

    def heading(self) -> str:
        """Which version it would be."""
        return f"Charter, version {self._version}"

    def fields(self) -> Iterable[Widget]:
        """One field, a rule a line."""
        yield Field("Rules", Lines(self._text, RULES, id="rules"), id="field--rules")

    def on_mount(self) -> None:
        """Count the rules."""
        self._read_back()

    def on_text_area_changed(self) -> None:
        """Count them again."""
        self._read_back()

    def action_keep(self) -> None:
        """Hand the rules back, or say what is wrong."""
        if why := self._read_back():
            self.say(why, "refused")
        else:
            self.dismiss(CharterWords(self.query_one(Lines).text, keep=True))

    def action_leave(self) -> None:
        """Hand the words back as they stand."""
        self.dismiss(CharterWords(self.query_one(Lines).text, keep=False))

    def _read_back(self) -> str:
        rules = rules_in(self.query_one(Lines).text)
        count = counted(len(rules), "rule")
        why = "" if rules else "A charter needs at least one rule."
        why = next(
            (f"{long} It begins: {rule[:20]}…" for rule in rules if (long := too_long(rule, LINE))), why
        )
        self.field("rules").tell(
            why or f"{count}, one a line. The set agrees to it at its next check-in.", wrong=bool(why)
        )
        return why


def rules_in(text: str) -> tuple[str, ...]:
    """The rules in a text, a line each; empty lines go."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
