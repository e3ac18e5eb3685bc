"""What is changed about a set between its sessions: its next date, its members, its profile, its charter."""

from datetime import datetime
from typing import ClassVar

from als_tui.domain.book import active_members, current_charter
from als_tui.domain.days.due import spell_due
from als_tui.domain.moves import setbook
from als_tui.domain.session.state import Person
from als_tui.domain.words.counting import counted
from als_tui.domain.words.naming import called_alike, mistakable, people_called
from als_tui.domain.words.text import A_NAME
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.app_port import processes, rooms
from als_tui.screens.common.next_date import NextDateScreen
from als_tui.screens.common.reading import ReadingScreen
from als_tui.screens.common.windows import Choice, ChoiceScreen, seat_key
from als_tui.screens.set.charter import CharterScreen, CharterWords
from als_tui.screens.set.form import SetFormScreen
from als_tui.screens.set.form_words import SetDraft, SetWords, words_of
from als_tui.widgets.entry import Question

CHARTER = "charter"
"""Topic under which an unfinished charter is kept on the disk."""
_PICKED_BY_KEY = 10
"""Members that are picked by one key; more are found by a letter or two."""


class SetEditsScreen(NextDateScreen):
    """A screen of a set on which the set itself is changed; each change can be undone."""

    KEYS: ClassVar[Keys] = (
        Key("set.date", "d", "next_date", "next date", "When the set meets next."),
        Key("set.member", "m", "add_member", "add member", "A new member joins the set."),
        Key("set.members", "M", "members", "members", "Rename a member, or say that one leaves the set."),
        Key(
            "set.profile",
            "e",
            "edit",
            "edit set",
            "The set's name, process, minutes, record policy, quorum, zone.",
        ),
        Key(
            "set.charter", "k", "charter", "charter", "Read the charter, and what the seal keeps.", looks=True
        ),
        Key(
            "set.new_charter",
            "K",
            "new_charter",
            "edit charter",
            "Change the charter; it becomes a new version.",
        ),
    )
    BINDINGS = bindings(KEYS)

    _profile: SetWords | None = None
    """The profile's form as it was left."""

    def action_add_member(self) -> None:
        """Ask who joins."""
        self.ask_topic("member")

    def action_members(self) -> None:
        """Ask which member."""
        members = active_members(self.set_now.book)
        if not members:
            self.say("The set has no members; m adds one.", "refused")
        elif len(members) > _PICKED_BY_KEY:
            self.ask_topic("which")
        else:
            choices = [
                Choice(seat_key(seat), str(id), one.name) for seat, (id, one) in enumerate(members.items())
            ]
            self.app.push_screen(ChoiceScreen("Which member?", choices), self._picked)

    def _picked(self, chosen: str | None) -> None:
        member = active_members(self.set_now.book).get(int(chosen)) if chosen else None
        if member is None:
            return
        choices = [
            Choice("r", f"rename:{chosen}", "Put the name right"),
            Choice("l", f"leaves:{chosen}", "Leaves the set", "what was kept stays; z undoes it"),
        ]
        self.app.push_screen(ChoiceScreen(member.name, choices), self._member_chosen)

    def _member_chosen(self, chosen: str | None) -> None:
        what, _, id = (chosen or "").partition(":")
        if what == "rename":
            self.ask_topic(f"rename:{id}")
        elif what == "leaves":
            self.do(setbook.member_leaves, int(id), self.today)

    def action_edit(self) -> None:
        """Open the profile's form, as it was left."""
        book = self.set_now.book
        words = self._profile or words_of(book.profile)
        own = book.profile.name
        names = (glance.name for glance in rooms(self.app).library.glances(self.today))
        others = tuple(name for name in names if called_alike(name, [own]) is None)
        form = SetFormScreen(
            words, processes(self.app), self.today, book.profile, len(active_members(book)), others
        )
        self.app.push_screen(form, self._edited)

    def _edited(self, result: SetDraft | SetWords | None) -> None:
        self._profile = result if isinstance(result, SetWords) else None
        if isinstance(result, SetDraft) and not self.do(setbook.set_profile, result.profile):
            self._profile = result.words
        elif self._profile == words_of(self.set_now.book.profile):
            self._profile = None
        elif self._profile is not None:
            self.say("Nothing was changed. What you typed is kept; e opens it again.")

    def action_charter(self) -> None:
        """Read the charter."""
        book, current = self.set_now.book, current_charter(self.set_now.book)
        if current is None:
            self.say("There is no charter yet; K writes one.", "refused")
            return
        number, charter = current
        rules = "\n\n".join(f"{place}. {rule}" for place, rule in enumerate(charter.rules, start=1))
        policy = book.profile.policy
        dropped = f"What it removes: {policy.drops} " if policy.drops else ""
        kept = f"What the seal keeps ({policy.label}): {policy.words} {dropped}Exported files stay."
        since = spell_due(charter.since, self.today)
        self.app.push_screen(ReadingScreen(f"Charter, version {number}, since {since}", f"{rules}\n\n{kept}"))

    def action_new_charter(self) -> None:
        """Open the charter's form, as it was left."""
        text = self.engine.drafts.get(CHARTER) or self._charter_text()
        self.app.push_screen(CharterScreen(text, self.set_now.book.next_id("charter")), self._charter_left)

    def _charter_text(self) -> str:
        current = current_charter(self.set_now.book)
        return "\n".join(current[1].rules) if current else ""

    def _charter_left(self, result: CharterWords | None) -> None:
        if result is None:
            return
        kept = result.keep and self.do(setbook.change_charter, result.rules, self.today)
        changed = not kept and result.text != self._charter_text()
        self.engine.draft(CHARTER, result.text if changed else "")
        if changed and not result.keep:
            self.say("The charter is as it was. What you typed is kept; K opens it again.")

    def question_of(self, topic: str) -> Question | None:
        """A new member, a name put right, or which member; else the next date."""
        what, _, number = topic.partition(":")
        book = self.set_now.book
        match what:
            case "member":
                return Question(
                    topic,
                    "Who joins the set?",
                    read=lambda text: self._read_name(text, None),
                    allowed=lambda _: A_NAME,
                )
            case "rename" if member := book.members.get(int(number)):
                return Question(
                    topic,
                    f"{member.name} is called",
                    member.name,
                    lambda text: self._read_name(text, int(number)),
                    allowed=lambda _: A_NAME,
                )
            case "which":
                return Question(topic, "Which member? A letter or two of the name", read=self._read_which)
            case _:
                return super().question_of(topic)

    def given(self, topic: str, text: str) -> bool:
        """Keep what was typed."""
        what, _, number = topic.partition(":")
        match what:
            case "member":
                return self.do(setbook.add_member, text, self.today)
            case "rename":
                return self.do(setbook.rename_member, int(number), text)
            case "which":
                return self._which(text)
            case _:
                return super().given(topic, text)

    def next_label(self) -> str:
        """How the next date is asked for."""
        return "When does the set meet next? tue 9:30, 12 jan 14:00 (empty: no date)"

    def next_text(self) -> str:
        """The date that stands."""
        planned = self.set_now.book.profile.next_session
        return f"{planned:%Y-%m-%d %H:%M}" if planned else ""

    def plan(self, when: datetime | None) -> bool:
        """Keep when the set meets next."""
        if when == self.set_now.book.profile.next_session:
            self.say("The date stays as it was.")
            return True
        return self.do(setbook.plan_session, when)

    def _read_name(self, text: str, id: int | None) -> str:
        others = [member.name for other, member in active_members(self.set_now.book).items() if other != id]
        if setbook.taken(others, text):
            return "? a member has that name"
        if why := setbook.names_trouble([*others, text.strip()]):
            return why
        near = mistakable(text, others)
        return f"{counted(len(others) + 1, 'member')} then" + (f"; {near} is somebody else?" if near else "")

    def _called(self, text: str) -> tuple[Person, ...]:
        members = active_members(self.set_now.book)
        return people_called(text, [Person(id, member.name) for id, member in members.items()])

    def _read_which(self, text: str) -> str:
        return ", ".join(person.name for person in self._called(text)) or "nobody is called that"

    def _which(self, text: str) -> bool:
        found = self._called(text)
        if len(found) != 1:
            which = f"Which one: {', '.join(person.name for person in found)}?"
            self.say(which if found else "Nobody here is called that.", "refused")
            return False
        self.call_later(self._picked, str(found[0].id))
        return True
