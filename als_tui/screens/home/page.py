"""Home: the sets at a glance, counts only; no person, action or issue shows before a set is opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.key_line import KeyedScreen
from als_tui.signs import REST
from als_tui.widgets.lines import MessageLine, TitleLine
from als_tui.widgets.plain import plain, put
from als_tui.widgets.rows import ACCENT, FAINT, FILLED, QUIET
from als_tui.widgets.values import BRIEF, Saying, Tone

if TYPE_CHECKING:  # loaded when they are used: this module stands before the first paint
    from datetime import date

    from als_tui.domain.book import Charter, Member, Profile
    from als_tui.ports import Glance
    from als_tui.screens.home.unmade import Unmade
    from als_tui.screens.set.form_words import SetDraft
    from als_tui.widgets.listing import Listing

READING = "Reading your sets…"


class HomeScreen(KeyedScreen[None]):
    """The list of sets, from which one is opened and a new one made."""

    NAME: ClassVar[str] = "home"
    KEYS: ClassVar[Keys] = (
        Key(
            "home.open",
            "enter",
            "open",
            "open",
            "Open the set under the cursor; a session that is open goes on.",
        ),
        Key("home.new", "n", "new_set", "new set", "Make a set: its name and its members.", opens="words"),
        Key(
            "home.delete",
            "D",
            "delete",
            "delete",
            "Delete the set under the cursor with all its files; its name is to be typed, and it is not undone.",
        ),
        Key(
            "home.hand_over",
            "H",
            "hand_over",
            "hand over",
            "Write the set under the cursor and its hand-over note to files; once its time is over, then delete it.",
            looks=True,
        ),
        Key("home.quit", "q", "app.quit", "quit", "Leave als-tui. Everything is kept."),
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    HomeScreen {
        layout: vertical; background: $background;
        #body { height: 1fr; padding: 1 1 0 1; }
        #home--words { width: 1fr; height: 1fr; content-align: center middle; text-align: center; }
        #home--heading { height: 2; padding: 0 1; }
        #home--about { height: auto; max-height: 8; padding: 0 1; color: $quiet; }
        &.-troubled #home--about { color: $foreground; text-style: bold; }
    }
    """

    @dataclass
    class OpenRequested(Message):
        """Open this set."""

        set_id: str

    @dataclass
    class DeleteRequested(Message):
        """Delete this set, whose name was typed."""

        set_id: str
        name: str

    @dataclass
    class HandOverRequested(Message):
        """Write this set, of which a session may be open, and its note to files."""

        set_id: str
        in_session: bool

    @dataclass
    class SetWanted(Message):
        """Make a set of these, and open it."""

        profile: "Profile"
        members: "tuple[Member, ...]"
        charter: "Charter"

    def __init__(self, *, waits: bool = False) -> None:
        """Nothing is known of the sets yet; `waits` makes none of its widgets before there are any to show."""
        super().__init__()
        self._title, self._message = TitleLine(), MessageLine()
        self._heading = Static(id="home--heading")
        self._words_instead = Static(READING, id="home--words")
        self._body = Vertical(self._words_instead, id="body")
        self._about = Static(id="home--about")
        self._waits = waits
        self._glances: Mapping[str, Glance] = {}
        self._unmade: Unmade | None = None
        """What is typed of a new set; read when its form opens first."""
        self._list: Listing | None = None
        """Made once there is a set to show."""

    def compose(self) -> ComposeResult:
        """What can be painted before anything was read, unless something else is to show first."""
        if not self._waits:
            yield from self._lines()

    def _lines(self) -> Iterable[Widget]:
        self._title.left = "als-tui"
        return self._title, self._heading, self._body, self._about, self._message, self.key_line

    def on_mount(self) -> None:
        """The keys."""
        self.show_keys()

    def on_resize(self) -> None:
        """The heading is as wide as the window."""
        self._draw_heading()

    def _draw_heading(self) -> None:
        many = len(self._glances)
        facts = f"  {many} set{'s' if many > 1 else ''}" if many else ""
        rule = REST * max(0, self.size.width - 2)
        self._heading.update(
            Content.assemble(("HOME", ACCENT), plain(facts, QUIET), "\n", plain(rule, FAINT)), layout=False
        )

    def show(self, glances: "tuple[Glance, ...]", today: "date", cursor: str | None = None) -> None:
        """Show the sets as they were read, the cursor on the one with this id, else where it was."""
        from als_tui.domain.days.calendar import spell_day

        self._glances = {glance.set_id: glance for glance in glances}
        if self._waits:
            self._waits = False
            self.mount(*self._lines())
        self._title.right = f"{spell_day(today, today)} {today.year}"
        self._draw_heading()
        self._tell_none()
        self._words_instead.display = not glances
        if glances or self._list is not None:
            from als_tui.screens.home.words import home_rows

            listing = self._listing(cursor)
            listing.fill(home_rows(glances, today))
            if cursor is not None:
                listing.choose(cursor)
        self.call_after_refresh(self._show_chosen)

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line."""
        self._message.saying = Saying(words, tone)

    def come_back(self) -> None:
        """A key may be another one now."""
        if self._title.right:  # the sets were read
            self._tell_none()
        super().come_back()

    def tells(self, set_id: str) -> bool:
        """True where the trouble of a set stands under the list already."""
        glance = self._glances.get(set_id)
        return glance is not None and bool(glance.trouble)

    def on_key(self) -> None:
        """What was refused or only told is said until the next key."""
        if self._message.saying.tone in BRIEF:
            self.say("")

    @property
    def holds_sets(self) -> bool:
        """True once there is a set to open."""
        return bool(self._glances)

    def forget_form(self) -> None:
        """What was typed into the form for a new set became a set."""
        if self._unmade is not None:
            self._unmade.forget()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a set there is nothing to open or to delete."""
        return action not in ("open", "delete", "hand_over") or self.holds_sets

    def next_hints(self) -> tuple[str, ...]:
        """Opening comes first where it works; what is over is handed over and deleted, what is in trouble deleted."""
        chosen = self._chosen
        troubled = ("home.delete",) if chosen is not None and chosen.trouble else ()
        ends = ("home.hand_over", "home.delete") if self._over(chosen) else troubled
        return ("home.open", *ends, "home.new", "home.quit")

    def word_for(self, binding: Binding) -> str:
        """Enter resumes a session that is open."""
        chosen = self._chosen
        return "resume" if binding.id == "home.open" and chosen and chosen.in_session else binding.description

    def action_open(self) -> None:
        """Open the set under the cursor."""
        if self._chosen is not None:
            self.post_message(self.OpenRequested(self._chosen.set_id))

    def _over(self, glance: "Glance | None") -> bool:
        """True of a set whose time is over."""
        from als_tui.screens.common.app_port import port

        return glance is not None and glance.ends is not None and glance.ends <= port(self.app).today

    def action_hand_over(self) -> None:
        """Write the set under the cursor and its note to files."""
        if (chosen := self._chosen) is not None:
            self.post_message(self.HandOverRequested(chosen.set_id, chosen.in_session))

    def handed_over(self, set_id: str, where: str) -> None:
        """Ask to delete a set whose time is over, now that it lies there, too."""
        if self._over(self._glances.get(set_id)):
            self._ask_delete(self._glances[set_id], where)

    def action_delete(self) -> None:
        """Ask for the name of the set under the cursor before it is deleted."""
        if self._chosen is not None:
            self._ask_delete(self._chosen)

    def _ask_delete(self, chosen: "Glance", handed: str = "") -> None:
        from als_tui.screens.common.windows import SureScreen
        from als_tui.screens.home.words import delete_question

        def sure(typed: bool | None) -> None:
            if typed:
                self.post_message(self.DeleteRequested(chosen.set_id, chosen.name))
            else:
                self.say("Nothing was deleted.")

        name = chosen.name or chosen.set_id
        self.app.push_screen(SureScreen(f"Delete {name}?", delete_question(chosen, handed), name, name), sure)

    def action_new_set(self) -> None:
        """Open the form for a new set, as it was left."""
        from als_tui.screens.common.app_port import port
        from als_tui.screens.home.unmade import Unmade
        from als_tui.screens.set.form import SetFormScreen

        here, known = port(self.app), port(self.app).processes
        self._unmade = self._unmade or Unmade(here.library)
        taken = tuple(glance.name for glance in self._glances.values())
        form = SetFormScreen(self._unmade, known, here.today, taken=taken)
        self.app.push_screen(form, self._form_left)

    def on_data_table_row_selected(self) -> None:
        """The mouse opens a set, too."""
        self.action_open()

    def on_data_table_row_highlighted(self) -> None:
        """The cursor is on another set."""
        self._show_chosen()

    def _form_left(self, result: "SetDraft | None") -> None:
        from als_tui.domain.book import Charter, Member
        from als_tui.domain.moves.setbook import DEFAULT_CHARTER

        if result is not None:
            today = result.profile.created
            members = tuple(Member(one.name, today, mail=one.mail, role=one.role) for one in result.members)
            self.post_message(self.SetWanted(result.profile, members, Charter(DEFAULT_CHARTER, today)))
        else:
            opens = f"{press('home.new')} opens it again"
            kept = f" What you typed is kept; {opens}." if self._unmade and self._unmade.drafts else ""
            self.say(f"No set was made.{kept}")
            self._tell_none()

    def _tell_none(self) -> None:
        """What stands in place of the list, with the words of a set that is not made yet, if some wait."""
        if not self._glances:
            from als_tui.screens.common.app_port import port

            typed = self._unmade.drafts if self._unmade else port(self.app).library.unmade()
            self._words_instead.update(_empty(waits=bool(typed)))

    @property
    def _chosen(self) -> "Glance | None":
        listing = self._list if self._glances else None
        return self._glances.get(listing.chosen or "") if listing is not None else None

    def _listing(self, cursor: str | None) -> "Listing":
        """The list, made if it is not there; the cursor starts on the set that was left, or where a session is open."""
        if self._list is None:
            from als_tui.screens.home.words import COLUMNS
            from als_tui.widgets.listing import Listing

            self._list = Listing(COLUMNS)
            self._body.mount(self._list)
            self.call_after_refresh(self._start, cursor)
        self._list.display = bool(self._glances)
        return self._list

    def _start(self, cursor: str | None) -> None:
        listing, busy = self._list, [glance.set_id for glance in self._glances.values() if glance.in_session]
        if listing is not None:
            listing.choose(cursor or (busy[0] if busy else next(iter(self._glances))))
            listing.focus()

    def _show_chosen(self) -> None:
        chosen, words = self._chosen, ""
        if chosen is not None:
            from als_tui.screens.common.app_port import port
            from als_tui.screens.home.words import about

            words = about(chosen, port(self.app).today)
        self.set_class(bool(chosen and chosen.trouble), "-troubled")
        put(self._about, plain(words))
        self.show_keys()


def _empty(*, waits: bool) -> Content:
    """What stands in place of the list while no set is there; `waits` if one is typed and not made yet."""
    makes, goes_on = (
        "makes one: a name and its members are enough.",
        "goes on with the set that you began to type.",
    )
    return Content.assemble(
        ("No set yet\n\n", "bold"),
        plain(f" {press('home.new')} ", FILLED),
        plain(f"  {goes_on if waits else makes}"),
        "\n\nTo look around first, leave with ",
        plain(press("home.quit"), "bold"),
        " and run ",
        ("als-tui demo", "bold"),
        ":\n",
        "it shows everything with an invented set.",
    )
