"""The form of the charter: one rule a line; keeping it makes a new version."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.book import current_charter
from als_tui.domain.words.counting import counted
from als_tui.domain.words.text import LINE, RULES, too_long
from als_tui.engine import Engine
from als_tui.screens.common.form import FormScreen
from als_tui.widgets.field import Field, Lines


class CharterScreen(FormScreen[tuple[str, ...]]):
    """Returns the rules to be kept; it saves nothing but what is typed."""

    NAME: ClassVar[str] = "the charter's form"
    HINTS: ClassVar[tuple[str, ...]] = ("form.keep", "form.leave")
    DEFAULT_CSS = """
    CharterScreen {
        Field Lines { max-width: 100%; max-height: 100%; height: auto; min-height: 8; margin-right: 1; }
        Field .field--label { width: 9; }
        Field.-beside { layout: vertical; }
        Field.-beside > Horizontal { width: 100%; }
        Field .field--note, Field.-beside .field--note { padding: 0 1 0 10; }
    }
    """

    def __init__(self, engine: Engine) -> None:
        """The charter of `engine`'s set as it stands, or as it was left."""
        super().__init__(engine, "charter")
        self._book = engine.live.book

    def heading(self) -> tuple[str, str, str]:
        """Which version it would be."""
        return self._book.profile.name, f"charter, version {self._book.next_id('charter')}", ""

    def usual(self) -> dict[str, str]:
        """The charter as it stands."""
        current = current_charter(self._book)
        return {"rules": "\n".join(current[1].rules) if current else ""}

    def fields(self) -> Iterable[Widget]:
        """One field, a rule a line."""
        yield Field("Rules", Lines(self.at_first()["rules"], RULES, id="rules"), id="field--rules")

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
            self.give(rules_in(self.query_one(Lines).text))

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
