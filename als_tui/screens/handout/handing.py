"""Papers that are ticked and written in one go, a file a person, or copied one by one; nothing leaves by itself."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.coming import date_beyond, meeting_names, to_come
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.due import near
from als_tui.domain.programme.others_named import briefly_named, names_in
from als_tui.domain.programme.papers import (
    Paper,
    PaperKind,
    by_person,
    name_of,
    own_actions,
    slots_of,
)
from als_tui.domain.programme.proof import sign_in
from als_tui.domain.session.live import today_of
from als_tui.domain.words.counting import counted, together
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.ports import HandedFile
from als_tui.screens.common.app_port import port
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.requests import CopyRequested, WriteRequested
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.handout import words
from als_tui.widgets.fitting import shown
from als_tui.widgets.heading import fit_beside
from als_tui.widgets.values import Column, Words

COLUMNS = (Column("", 3, 3), Column("for", 7, 14, name=True), Column("what"))
THE_SET = "the set"
"""For whom a record is."""


class Handing:
    """What is ticked on a screen with a list of papers, and what was handed out from there."""

    def __init__(
        self,
        screen: SetScreen,
        view: Callable[[], ListView],
        papers: Callable[[Book], Sequence[Paper]],
        about: Callable[[], str],
    ) -> None:
        """`papers` can be handed out, all of them ticked at first; `about` says before or after which session."""
        self._screen = screen
        self._view = view
        self._papers = papers
        self._about = about
        self._named: tuple[Book, Mapping[str, tuple[str, ...]]] | None = None
        """The names in the papers of a book: looked for once, as a list is drawn with every key."""
        self._left_out: frozenset[str] = frozenset()
        """Keys of the papers that are not ticked."""
        self.handed: frozenset[str] = frozenset()
        """Keys of those that were written or copied from here."""

    @property
    def papers(self) -> tuple[Paper, ...]:
        """What can be handed out."""
        return tuple(self._papers(self._book))

    @property
    def ticked(self) -> tuple[Paper, ...]:
        """What is written by one key."""
        return tuple(paper for paper in self.papers if paper.key not in self._left_out)

    @property
    def chosen(self) -> Paper | None:
        """The paper under the cursor."""
        key = self._view().chosen
        return next((paper for paper in self.papers if paper.key == key), None)

    @property
    def _book(self) -> Book:
        return self._screen.set_now.book

    @property
    def _today(self) -> date:
        return today_of(self._screen.set_now, self._screen.moment)

    @property
    def _head(self) -> tuple[str, str]:
        """How much is ticked, and what comes next."""
        about, ticked = self._about(), self.ticked
        files, named, written = self.files(), self.names_some(), self.written()
        count = (f"{about[:1].upper()}{about[1:]}", len(ticked), len(self.papers), files)
        return words.head(*count, named=named, written=written)

    @property
    def _beside(self) -> bool:
        return fit_beside(self._screen.HEADING, self._head[:1], self._screen.columns)

    def facts(self) -> Sequence[str]:
        """How much is ticked, where it has space beside the heading."""
        return self._head[0].split(" · ") if self._beside else ()

    def draw(self, none: str) -> None:
        """Show each paper with its tick, and above them how much is ticked if that is not beside the heading."""
        self._view().show(() if self._beside else map(shown, self._head[:1]), self.rows(), none)

    def next_words(self) -> str:
        """What is read first, and what writes them."""
        return self._head[1]

    def next_hints(self, *forgets: str) -> tuple[str, ...]:
        """The key of those words, then those that go with it; `forgets` is there for some papers alone."""
        if self.written():
            first = ("view.leave", "handing.write")
        elif not self.ticked:
            first = ("handing.tick", "handing.all")
        else:
            first = (
                ("handing.read", "handing.write") if self.names_some() else ("handing.write", "handing.tick")
            )
        rest = ("handing.tick", "handing.all", "handing.copy", "handing.read", *forgets, "view.leave")
        return tuple(dict.fromkeys((*first, *rest)))

    def about(self, key: str) -> list[str]:
        """For whom the paper with this key is, and what can be done with it."""
        paper = next((paper for paper in self.papers if paper.key == key), None)
        if paper is None:
            return []
        told = words.about(paper, self.whom(paper), handed=key in self.handed, named=self.named(paper))
        return list(map(shown, told))

    def rows(self) -> dict[str, tuple[Words, ...]]:
        """A row for each paper: whether it is ticked, for whom it is, what stands in it."""
        return {
            paper.key: (
                Words("[ ]" if paper.key in self._left_out else "[x]"),
                Words(self.whom(paper)),
                Words(f"{self._mark(paper)}{holds(self._book, paper, self._today)}"),
            )
            for paper in self.papers
        }

    def files(self) -> int:
        """How many files are ticked."""
        return len(by_person(self.ticked)) + sum(paper.kind.by_itself for paper in self.ticked)

    def written(self) -> bool:
        """True once all that is ticked was handed out."""
        return bool(self.ticked) and all(paper.key in self.handed for paper in self.ticked)

    def whom(self, paper: Paper) -> str:
        """For whom a paper is."""
        return name_of(self._book, paper) or THE_SET

    def named(self, paper: Paper) -> str:
        """Whom the words of a paper for one person name beside that person; empty for nobody."""
        names = self._names(paper)
        return together(names) if names else ""

    def names_some(self) -> bool:
        """True if somebody else is named in what is ticked."""
        return any(map(self._names, self.ticked))

    def _names(self, paper: Paper) -> tuple[str, ...]:
        book = self._book
        if self._named is None or self._named[0] is not book:
            self._named = book, names_in(book, self.papers)
        return self._named[1].get(paper.key, ())

    def _mark(self, paper: Paper) -> str:
        names = self._names(paper)
        return f"! names {briefly_named(names)}: " if names else ""

    def _title(self, paper: Paper) -> str:
        return f"{paper.kind.value.capitalize()}, for {self.whom(paper)}"

    def tick(self) -> None:
        """Tick the paper under the cursor, or not; on to the next."""
        if paper := self.chosen:
            self._left_out ^= {paper.key}
            self._screen.redraw()
            self._view().listing.step_down()

    def tick_all(self) -> None:
        """Tick all; if all are, none."""
        every = frozenset(paper.key for paper in self.papers)
        self._left_out = frozenset() if self._left_out & every else every
        self._screen.redraw()

    def write(self) -> None:
        """Write what is ticked, a file for each person."""
        if not self.ticked:
            tick = press("handing.tick")
            self._screen.say(f"Nothing is ticked. {tick} ticks what the cursor is on.", "refused")
            return
        exporter, ticked = port(self._screen.app).exporter, self.ticked
        folder = f"{self._book.profile.name} {self._about()}"

        def write() -> str:
            return f"{exporter.export_all(self._files(ticked), folder)}. Nothing was sent."

        def written() -> None:
            self.handed |= {paper.key for paper in ticked}
            self._screen.redraw()

        self._screen.post_message(WriteRequested(write, written))

    def _files(self, ticked: Sequence[Paper]) -> list[HandedFile]:
        """What is ticked as files: one a person, and by themselves the calendar and the sheet to sign."""
        exporter, book = port(self._screen.app).exporter, self._book
        files = [
            HandedFile(self._file_name(theirs[0]), exporter.handout(book, theirs, self._today))
            for theirs in by_person(ticked).values()
        ]
        kinds = [paper.kind for paper in ticked]
        if PaperKind.CALENDAR in kinds:
            name = f"{book.profile.name} calendar"
            files.append(HandedFile(name, exporter.calendar(book, self._screen.moment.at), "ics"))
        if PaperKind.SIGN_IN in kinds:
            name = f"{book.profile.name} sign-in sheet"
            files.append(HandedFile(name, exporter.sign_in(book, self._today), "html"))
        return files

    def copy(self) -> None:
        """Hand the paper under the cursor to the clipboard."""
        if paper := self.chosen:
            self.handed |= {paper.key}
            named = f", naming {self.named(paper)}" if self.named(paper) else ""
            what = f"{self._title(paper)}{named}"
            self._screen.post_message(CopyRequested(self._text(paper), what))

    def read(self) -> None:
        """Read the paper under the cursor as it would be handed out."""
        from als_tui.screens.common.reading import ReadingScreen

        if paper := self.chosen:
            self._screen.window(ReadingScreen(self._title(paper), self._text(paper)))

    def _text(self, paper: Paper) -> str:
        exporter = port(self._screen.app).exporter
        if paper.kind is PaperKind.CALENDAR:
            return exporter.calendar(self._book, self._screen.moment.at)
        if paper.kind is PaperKind.SIGN_IN:
            return exporter.sign_in(self._book, self._today, plain=True)
        return exporter.handout(self._book, (paper,), self._today, plain=True)

    def _file_name(self, paper: Paper) -> str:
        return name_of(self._book, paper) or f"Record of session {paper.session}"


def holds(book: Book, paper: Paper, today: date) -> str:
    """What stands in a paper, in a few words."""
    match paper.kind:
        case PaperKind.RECORD:
            return f"record of session {paper.session}, for everybody who came"
        case PaperKind.SHEET:
            slots = slots_of(book.sessions[paper.session], paper.person)
            issue = next((f"“{slot.issue}”" for slot in slots if slot.issue), "no issue kept")
            asked = sum(len(slot.questions) for slot in slots)
            return f"presenter's sheet: {counted(asked, 'question')}, {issue}"
        case PaperKind.ACTIONS:
            return f"own actions: {len(own_actions(book, paper.person))} open"
        case PaperKind.CALENDAR:
            every, beyond = meeting_names(book), date_beyond(book) is not None
            return f"calendar: {counted(len(every), 'event')}, {len(to_come(book)) + beyond} to come"
        case PaperKind.SIGN_IN:
            return f"sign-in sheet to print: {counted(len(sign_in(book, today).names), 'name')}"
        case PaperKind.NOTE:
            many = len(own_actions(book, paper.person))
            slot = ", a slot is near" if paper.person in near(board_of(book, today)) else ""
            return f"note to prepare: {many} open{slot}"


KEYS = (
    Key(
        "handing.write",
        "h",
        lambda screen: screen.handing.write(),
        "hand out",
        "Write what is ticked, a file for each person, in one new folder. Nothing is sent.",
        looks=True,
    ),
    Key(
        "handing.tick",
        "space",
        lambda screen: screen.handing.tick(),
        "tick",
        "Tick what the cursor is on, or not.",
        looks=True,
    ),
    Key(
        "handing.all",
        "t",
        lambda screen: screen.handing.tick_all(),
        "tick all",
        "Tick all; if all are ticked, none.",
        looks=True,
    ),
    Key(
        "handing.copy",
        "y",
        lambda screen: screen.handing.copy(),
        "copy theirs",
        "Hand this paper alone to the clipboard, as plain text.",
        looks=True,
    ),
    Key(
        "handing.read",
        "enter",
        lambda screen: screen.handing.read(),
        "read",
        "Read this paper as it would be handed out.",
        looks=True,
    ),
)
"""For a screen that has a `handing`."""
