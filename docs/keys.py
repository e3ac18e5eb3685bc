"""`python -m docs.keys` writes the tables of `docs/keys.md` from the tables of keys that the program itself has."""

from pathlib import Path

from als_tui.app.cover_screens import BlankScreen
from als_tui.app.room import RoomApp
from als_tui.keys import APP_KEYS, SET_KEYS, Key, Keys, printed_name
from als_tui.screens.agenda.page import AgendaPage
from als_tui.screens.bids.page import BidsPage
from als_tui.screens.board.check_round import CheckScreen
from als_tui.screens.board.floor import FloorPage
from als_tui.screens.board.page import BoardPage
from als_tui.screens.board.prompts import PromptCard
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.help import HelpScreen
from als_tui.screens.common.reading import ReadingScreen, RecordScreen
from als_tui.screens.common.unsaved import UnsavedScreen
from als_tui.screens.common.windows import CardScreen, ChoiceScreen, SureScreen
from als_tui.screens.evaluation.page import EvaluationView
from als_tui.screens.forget.page import ForgetScreen
from als_tui.screens.handout.notes import NotesScreen
from als_tui.screens.handout.page import HandOutScreen
from als_tui.screens.history.page import HistoryScreen
from als_tui.screens.home.page import HomeScreen
from als_tui.screens.member.page import MemberScreen
from als_tui.screens.organisation.page import OrganisationScreen
from als_tui.screens.own_keys.page import NextKeyScreen, OwnKeysScreen
from als_tui.screens.pages import people_list
from als_tui.screens.planner.form import ModuleForm
from als_tui.screens.planner.page import PlannerScreen
from als_tui.screens.prepare.page import PrepareScreen
from als_tui.screens.programme.page import ProgrammeScreen
from als_tui.screens.progress.page import ProgressPage
from als_tui.screens.questions.page import LedgerPage
from als_tui.screens.questions.search import SearchPage
from als_tui.screens.register.page import RegisterScreen
from als_tui.screens.review.evaluation_window import EvaluationScreen
from als_tui.screens.review.page import ReviewPage
from als_tui.screens.roster.page import RosterPage
from als_tui.screens.session.action_form import ActionScreen
from als_tui.screens.session.away import AwayScreen
from als_tui.screens.session.desk import Desk
from als_tui.screens.session.desk_keys import TYPING_KEYS
from als_tui.screens.set.charter import CharterScreen
from als_tui.screens.set.form import SetFormScreen
from als_tui.screens.set.joining import JoiningScreen
from als_tui.screens.set.member_form import MemberFormScreen
from als_tui.screens.set.members import MembersScreen
from als_tui.screens.set.page import SetPageScreen
from als_tui.screens.set.paper import PaperScreen
from als_tui.screens.set.versions import VersionsScreen
from als_tui.screens.start.form import StartScreen
from als_tui.screens.start.preview import PreviewScreen
from als_tui.screens.start.processes import ProcessListScreen
from als_tui.widgets.field import Cycle
from als_tui.widgets.fitting import shown
from als_tui.widgets.listing import Listing
from docs.marked import with_part

PAGE = Path(__file__).with_name("keys.md")
BEGIN, END = "<!-- keys:begin -->", "<!-- keys:end -->"

SECTIONS: dict[str, Keys] = {
    "Everywhere": APP_KEYS,
    "Wherever a set is open": SET_KEYS,
    "Every page of a session": tuple(key for key in Desk.KEYS if key not in TYPING_KEYS),
    "Every list": Listing.KEYS,
    "Lists of people": people_list.KEYS,
    "Every form": FormScreen.KEYS,
    "A field with a few choices": Cycle.KEYS,
    "Text to read": ReadingScreen.KEYS,
    "A card over a screen": CardScreen.KEYS,
    "Home": HomeScreen.KEYS,
    "Form of a set": SetFormScreen.KEYS,
    "The set": SetPageScreen.KEYS,
    "Members": MembersScreen.KEYS,
    "Form of a member": MemberFormScreen.KEYS,
    "Form of those who join": JoiningScreen.KEYS,
    "Prepare": PrepareScreen.KEYS,
    "Programme": ProgrammeScreen.KEYS,
    "A member's page": MemberScreen.KEYS,
    "Evaluation of the programme": EvaluationView.KEYS,
    "Search over all sessions": HistoryScreen.KEYS,
    "The record of a session": RecordScreen.KEYS,
    "For the organisation": OrganisationScreen.KEYS,
    "Forget a member": ForgetScreen.KEYS,
    "Form of a session from paper": PaperScreen.KEYS,
    "Form of the charter": CharterScreen.KEYS,
    "The charter to read": VersionsScreen.KEYS,
    "Planner": PlannerScreen.KEYS,
    "Form of a module": ModuleForm.KEYS,
    "Actions between two sessions": RegisterScreen.KEYS,
    "Hand out": HandOutScreen.KEYS,
    "Hand out before a session": NotesScreen.KEYS,
    "Start of a session": StartScreen.KEYS,
    "Processes": ProcessListScreen.KEYS,
    "A process in full": PreviewScreen.KEYS,
    "Roster": RosterPage.KEYS,
    "Progress round": ProgressPage.KEYS,
    "Issues and order": BidsPage.KEYS,
    "Turn board and phase timer": (*FloorPage.KEYS, *TYPING_KEYS),
    "Turn board only": BoardPage.KEYS,
    "Check round": CheckScreen.KEYS,
    "Good questions": PromptCard.KEYS,
    "Form of an action": ActionScreen.KEYS,
    "Questions": LedgerPage.KEYS,
    "Search": SearchPage.KEYS,
    "Agenda": AgendaPage.KEYS,
    "Review": ReviewPage.KEYS,
    "Evaluation round": EvaluationScreen.KEYS,
    "Time away": AwayScreen.KEYS,
    "A menu": ChoiceScreen.KEYS,
    "Asked once more": SureScreen.KEYS,
    "Not saved": UnsavedScreen.KEYS,
    "Blank screen": BlankScreen.KEYS,
    "Help": HelpScreen.KEYS,
    "All keys, to be changed": OwnKeysScreen.KEYS,
    "The new key": NextKeyScreen.KEYS,
    "The room's view": RoomApp.KEYS,
}
"""Every table of keys, in the order of the page; a key is told in the first that has it."""


def told() -> dict[str, list[Key]]:
    """The keys that each section tells."""
    before: set[Key] = set()
    sections = {}
    for title, keys in SECTIONS.items():
        sections[title] = [key for key in keys if key.show and key not in before]
        before.update(keys)
    return sections


def tables() -> str:
    """All sections that have rows, in Markdown."""
    sections = (
        "\n".join([f"### {title}", "", "| key | what it does |", "| --- | --- |", *map(_row, keys)])
        for title, keys in told().items()
        if keys
    )
    return "\n\n".join(sections)


def _row(key: Key) -> str:
    faces = (key.display or " ".join(map(_face, key.faces.split(",")))).split()
    return f"| {' '.join(f'`{face}`' for face in faces)} | **{key.word}** · {shown(key.sentence)} |"


def _face(face: str) -> str:
    return printed_name(face) if len(face) > 1 else face


def with_tables(page: str) -> str:
    """The page with today's tables between its markers."""
    try:
        return with_part(page, BEGIN, END, tables())
    except LookupError as place:
        raise SystemExit(f"docs/keys.md has no place for the tables, {place}.") from None


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")
