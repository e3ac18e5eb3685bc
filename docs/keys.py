"""`python -m docs.keys` writes the tables of `docs/keys.md` from the keys that the screens themselves have."""

from dataclasses import dataclass
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

from als_tui.app.cover_screens import BlankScreen
from als_tui.app.facilitator import AlsApp
from als_tui.app.room import RoomApp
from als_tui.screens.agenda.page import AgendaScreen
from als_tui.screens.bids.page import BidsScreen
from als_tui.screens.board.check_round import CheckScreen
from als_tui.screens.board.floor import FloorScreen
from als_tui.screens.board.page import BoardScreen
from als_tui.screens.board.prompts import PromptCard
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.help import HelpScreen
from als_tui.screens.common.key_line import face, shown_key
from als_tui.screens.common.reading import ReadingScreen, RecordScreen
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.unsaved import UnsavedScreen
from als_tui.screens.common.windows import CardScreen, ChoiceScreen, SureScreen
from als_tui.screens.home.page import HomeScreen
from als_tui.screens.progress.page import ProgressScreen
from als_tui.screens.questions.page import LedgerScreen
from als_tui.screens.questions.search import SearchScreen
from als_tui.screens.review.page import ReviewScreen
from als_tui.screens.roster.page import RosterScreen
from als_tui.screens.session.action_form import ActionScreen
from als_tui.screens.session.away import AwayScreen
from als_tui.screens.session.desk import SessionScreen
from als_tui.screens.session.people_list import PeopleScreen
from als_tui.screens.set.charter import CharterScreen
from als_tui.screens.set.form import SetFormScreen
from als_tui.screens.set.page import SetPageScreen
from als_tui.screens.start.form import StartScreen
from als_tui.screens.start.preview import PreviewScreen
from als_tui.screens.start.processes import ProcessListScreen
from als_tui.widgets.field import Cycle
from als_tui.widgets.listing import Listing

PAGE = Path(__file__).with_name("keys.md")
BEGIN, END = "<!-- keys:begin -->", "<!-- keys:end -->"

SECTIONS: dict[str, type[DOMNode]] = {
    "Everywhere": AlsApp,
    "Wherever a set is open": SetScreen,
    "Every screen of a session": SessionScreen,
    "Every list": Listing,
    "Lists of people": PeopleScreen,
    "Every form": FormScreen,
    "A field with a few choices": Cycle,
    "Text to read": ReadingScreen,
    "A card over a screen": CardScreen,
    "Home": HomeScreen,
    "Form of a set": SetFormScreen,
    "The set": SetPageScreen,
    "Form of the charter": CharterScreen,
    "Record of a sealed session": RecordScreen,
    "Start of a session": StartScreen,
    "Processes": ProcessListScreen,
    "A process in full": PreviewScreen,
    "Roster": RosterScreen,
    "Progress round": ProgressScreen,
    "Issues and order": BidsScreen,
    "Turn board and phase timer": FloorScreen,
    "Turn board only": BoardScreen,
    "Check round": CheckScreen,
    "Good questions": PromptCard,
    "Form of an action": ActionScreen,
    "Questions": LedgerScreen,
    "Search": SearchScreen,
    "Agenda": AgendaScreen,
    "Review": ReviewScreen,
    "Time away": AwayScreen,
    "A menu": ChoiceScreen,
    "Asked once more": SureScreen,
    "Not saved": UnsavedScreen,
    "Blank screen": BlankScreen,
    "Help": HelpScreen,
    "The room's view": RoomApp,
}
"""What has keys, in the order of the page; what others are made from comes before them, and is not told again."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one id's keys do: the keys as they are shown, the word of the key line, the sentence of the help."""

    faces: tuple[str, ...]
    word: str
    sentence: str

    def __str__(self) -> str:
        """The row in Markdown."""
        keys = " ".join(f"`{key}`" for key in self.faces)
        return f"| {keys} | **{self.word}** · {self.sentence} |"


def rows(kind: type) -> list[Row]:
    """The keys of a class and of what it is made from, as the help shows them; its own come first."""
    taken: set[str] = set()
    shown: dict[str, list[Binding]] = {}
    for base in kind.__mro__:
        own = _own(base)
        for binding in own:
            if binding.show and binding.id and binding.key not in taken:
                shown.setdefault(binding.id, []).append(binding)
        taken |= {binding.key for binding in own}
    return [_row(bindings) for bindings in shown.values()]


def _own(kind: type) -> list[Binding]:
    ours = kind.__module__.startswith("als_tui.")
    return [*Binding.make_bindings(vars(kind).get("BINDINGS", ()))] if ours else []


def _row(bindings: list[Binding]) -> Row:
    faces = " ".join(dict.fromkeys(map(_face, bindings)))
    return Row(tuple(faces.split()), bindings[0].description, bindings[0].tooltip)


def _face(binding: Binding) -> str:
    shown = shown_key(binding)
    return face(shown) if shown == binding.key and len(shown) > 1 else shown


def told() -> dict[str, list[Row]]:
    """Each section's rows, without those of an earlier section that its class is made from."""
    before: list[type] = []
    sections = {}
    for title, kind in SECTIONS.items():
        known = {row for base in before if issubclass(kind, base) for row in rows(base)}
        sections[title] = [row for row in rows(kind) if row not in known]
        before.append(kind)
    return sections


def tables() -> str:
    """All sections that have rows, in Markdown."""
    sections = (
        "\n".join([f"### {title}", "", "| key | what it does |", "| --- | --- |", *map(str, section)])
        for title, section in told().items()
        if section
    )
    return "\n\n".join(sections)


def with_tables(page: str) -> str:
    """The page with today's tables between its markers."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"docs/keys.md has no place for the tables, between {BEGIN} and {END}.")
    return f"{head}{begin}\n{tables()}\n{end}{tail}"


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")
