"""A member's page: all that the set keeps of one person's programme, for a talk with that person."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.book import Book
from als_tui.domain.programme.others_named import briefly_named, named_by, words_kept, words_on_page
from als_tui.domain.programme.person import about_member
from als_tui.domain.session.live import today_of
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.app_port import port
from als_tui.screens.common.key_line import HEIGHTS
from als_tui.screens.common.moving import moving_keys
from als_tui.screens.common.requests import CopyRequested, ExportRequested, ViewRequested, WriteRequested
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.member import words
from als_tui.value import replace
from als_tui.widgets.fitting import fit
from als_tui.widgets.plain import plain


class MemberScreen(SetScreen):
    """One member's programme; it changes nothing, and what leaves it is about that member alone."""

    NAME: ClassVar[str] = "member"
    HEADING: ClassVar[str] = "MEMBER"
    HINTS: ClassVar[tuple[str, ...]] = (
        "member.write",
        "member.copy",
        "member.certificate",
        "member.before",
        "view.leave",
        "member.down",
    )
    KEYS: ClassVar[Keys] = (
        Key(
            "member.write",
            "x",
            lambda screen: screen.write(),
            "write",
            "Write this page to a file for this person alone: no name and no word of anybody else is in it.",
            looks=True,
        ),
        Key(
            "member.copy",
            "y",
            lambda screen: screen.copy(),
            "copy",
            "Hand this page to the clipboard, as text for a mail to this person.",
            looks=True,
        ),
        Key(
            "member.certificate",
            "c",
            lambda screen: screen.certify(),
            "certificate",
            "Write a certificate of this person's hours, a page to print and sign.",
            looks=True,
        ),
        Key(
            "member.own",
            "o",
            lambda screen: screen.write_own(),
            "own data",
            "Write all that the set keeps of this person, to read and as JSON, for this person alone.",
            looks=True,
        ),
        Key(
            "member.before",
            "left",
            lambda screen: screen.turn(-1),
            "member",
            "The member before or after, by seat.",
            looks=True,
            display="← →",
        ),
        Key(
            "member.after",
            "right",
            lambda screen: screen.turn(1),
            "member",
            "The member after, by seat.",
            looks=True,
            show=False,
        ),
        Key(
            "member.forget",
            "F",
            lambda screen: screen.forget(),
            "forget",
            "Forget this member: name and words go out of all that the set keeps; asked twice, not undone.",
        ),
        *(replace(key, looks=True) for key in moving_keys("member")),
        LEAVES,
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    MemberScreen {
        #member--head { height: 1; color: $quiet; }
        VerticalScroll { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
        VerticalScroll > Static { height: auto; }
        &.-short VerticalScroll { margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine, *, about: int | None = None) -> None:
        """The page of a member of `engine`'s set, of the first unless told."""
        super().__init__(engine)
        self.about = about if about is not None else min(engine.live.book.members, default=0)
        """Whose page shows."""
        self._drawn: tuple[Book, int, date, int] | None = None
        """Of what, whom, when and how wide the page is that shows."""

    def body(self) -> Iterable[Widget]:
        """What is next, and the sections."""
        with Vertical(id="body"):
            yield Static(id="member--head")
            with VerticalScroll(can_focus=False):
                yield Static(id="member--text")

    @property
    def moved(self) -> VerticalScroll:
        """What the keys move: the sections."""
        return self.query_one(VerticalScroll)

    @property
    def member_name(self) -> str:
        """What the member is called; empty for nobody."""
        member = self.set_now.book.members.get(self.about)
        return member.name if member else ""

    def facts(self) -> Sequence[str]:
        """Who it is."""
        return (self.member_name,)

    def draw(self) -> None:
        """Everything but the clock."""
        book, width = self.set_now.book, max(20, self.columns - 3)
        wanted = (book, self.about, today_of(self.set_now, self.moment), width)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        sections = about_member(*wanted[:3])
        head = "This set has no such member any more."
        if sections:
            head = words.head(self.member_name, self._named_in(words_on_page(book, self.about)))
        self.put("#member--head", plain(fit(head, width)))
        rows = words.lines(sections, width)
        self.put(
            "#member--text",
            Content("\n").join(
                Content.assemble(plain(f"{label:<{words.LABEL}}", "$quiet"), plain(text))
                for label, text in rows
            ),
        )

    def _named_in(self, texts: Iterable[str]) -> tuple[str, ...]:
        return named_by(self.set_now.book, self.about, texts)

    def turn(self, by: int) -> None:
        """Show the next member by seat, and after the last the first."""
        seats = list(self.set_now.book.members)
        if not seats:
            return
        at = seats.index(self.about) if self.about in seats else 0
        self.about = seats[(at + by) % len(seats)]
        self.hush()
        self.redraw()
        self.moved.scroll_home(animate=False)

    def forget(self) -> None:
        """Open what is decided before this member is forgotten."""
        if self.member_name:
            self.post_message(ViewRequested("forget", self.about))

    def write(self) -> None:
        """Write the page to a file for this person alone."""
        if text := self._text():
            name = f"{self.set_now.book.profile.name} {self.member_name}"
            self.post_message(ExportRequested(text, name))

    def write_own(self) -> None:
        """Write all that the set keeps of this person into a folder of its own."""
        exporter, book, today = (
            port(self.app).exporter,
            self.set_now.book,
            today_of(self.set_now, self.moment),
        )
        files = exporter.own_data(book, self.about, today)
        if not files:
            return
        name, whose = f"{book.profile.name} {files[0].name}", f"{self.member_name} alone"
        if named := self._named_in(words_kept(book, self.about, today)):
            whose += f", naming {briefly_named(named)}: read it before it goes"

        def write() -> str:
            return f"{exporter.export_all(files, name)}. For {whose}; nothing was sent."

        self.post_message(WriteRequested(write))

    def copy(self) -> None:
        """Hand the page to the clipboard."""
        if text := self._text(plain=True):
            self.post_message(CopyRequested(text, f"The page of {self.member_name}"))

    def certify(self) -> None:
        """Write a certificate of hours for this person."""
        book, today = self.set_now.book, today_of(self.set_now, self.moment)
        if text := port(self.app).exporter.certificate(book, self.about, today):
            name = f"{book.profile.name} certificate {self.member_name}"
            self.post_message(ExportRequested(text, name, "html"))

    def _text(self, *, plain: bool = False) -> str:
        today = today_of(self.set_now, self.moment)
        return port(self.app).exporter.member(self.set_now.book, self.about, today, plain=plain)
