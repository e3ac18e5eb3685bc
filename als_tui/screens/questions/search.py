"""Search over everything said and written in the open session: typed words narrow the list, Enter puts right."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding

from als_tui.domain.moves import mending
from als_tui.domain.sealing.finding import FoundWords, everything, narrowed
from als_tui.domain.sealing.strikable import Caught, Target
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.state import Entry
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings, face_of
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.requests import Place
from als_tui.screens.pages import note_or_question
from als_tui.screens.pages.list_page import ListPage
from als_tui.screens.pages.work import Work
from als_tui.screens.questions import narrowing
from als_tui.screens.questions.narrowing import Narrowing
from als_tui.widgets.fitting import fit
from als_tui.widgets.values import Column, LineQuestion, Words

_MEND = "mend"
"""What a found piece is put right under."""
_AGAIN = f"{press('go.search')} searches again."


class SearchPage(ListPage):
    """Questions, notes, actions, decisions, learning, words of the rounds, bids, lines about today."""

    KEYS: ClassVar[Keys] = (
        *note_or_question.KEYS,
        *narrowing.KEYS,
        Key(
            "search.right",
            "enter",
            "put_right",
            "put right",
            "Put right what the cursor is on.",
            opens="words",
        ),
        Key(
            "go.search",
            "slash",
            lambda page: page.narrowing.open(),
            "search",
            "Search again, for other words.",
            looks=True,
            opens="words",
        ),
        Key(
            "search.out",
            "X",
            "take_out",
            "take out",
            f"Take out what the cursor is on; {press('step.undo')} brings it back.",
        ),
    )
    BINDINGS = bindings(KEYS)
    PLACE: ClassVar[Place] = "search"
    NAME: ClassVar[str] = "search"
    COLUMNS: ClassVar[tuple[Column, ...]] = (Column("what", 5, 9), Column("who", 4, 12), Column("words"))
    ABOUT: ClassVar[tuple[int, int]] = (3, 3)
    INDENT: ClassVar[int] = 1

    def __init__(self, work: Work) -> None:
        """A page of the session that `work` is on, with nothing sought yet."""
        super().__init__(work)
        self.narrowing = Narrowing(self, "Search: a part of a word, or a name", face_of("go.search"))

    def arrive(self) -> None:
        """The line is open at once, unless another was being typed in."""
        self.narrowing.begin()
        if not self.work.writing:
            self.narrowing.open()

    def draw(self) -> None:
        """An empty list has no titles either."""
        super().draw()
        self.listing.show_header = self.listing.chosen is not None

    def word_for(self, binding: Binding) -> str | None:
        """Esc shows all first."""
        return self.narrowing.word_for(binding) or super().word_for(binding)

    def found(self) -> tuple[FoundWords, ...]:
        """What the words that are sought stand in."""
        return narrowed(everything(self.session, self.work.set_now.book), self.narrowing.sought)

    def head(self) -> list[str]:
        """What is sought, and how much was found."""
        return [self.matches()]

    def matches(self) -> str:
        """How many pieces; that there is nothing, if so."""
        whole, left = len(everything(self.session, self.work.set_now.book)), len(self.found())
        if not whole:
            return f"Nothing was written down yet. {press('capture.line')} catches what is said."
        if not left:
            sought, widen = fit(self.narrowing.sought, 18), self.narrowing.shows_all
            return f"Nothing found for “{sought}”. {widen} shows all."
        sought = f" for “{fit(self.narrowing.sought, 20)}”" if self.narrowing.sought else ""
        return f"{left} of {whole}{sought}"

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """A row for each piece."""
        return {
            piece.key: (Words(piece.what), Words(piece.who), Words(piece.text.replace("\n", " / ")))
            for piece in self.found()
        }

    def about(self) -> list[str]:
        """The piece under the cursor in full."""
        piece = self._chosen()
        if piece is None:
            return []
        who = f" of {piece.who}" if piece.who and piece.what != "note" else ""
        return [f"{piece.what}{who}: {piece.text}".replace("\n", " / ")]

    def next_hints(self) -> tuple[str, ...]:
        """Put right what was found, or search again; back; take out."""
        first = "search.right" if self.found() else "go.search"
        turns = ("caught.turn",) if note_or_question.turns(self.entry()) else ()
        own = (*turns, "search.out", "go.search") if self.found() else ()
        return tuple(dict.fromkeys((first, *self.flow_hints(), *own, "narrow.widen", "step.undo")))

    def next_words(self) -> str:
        """The first of them in a sentence."""
        if self.found():
            return f"Next: {press('search.right')} puts right what the cursor is on."
        return f"Next: {_AGAIN}"

    def under_cursor(self) -> Target | None:
        """The words that were found."""
        piece = self._chosen()
        return piece.target if piece else None

    def action_put_right(self) -> None:
        """An action in its form, other words in the line."""
        piece = self._chosen()
        entry = self.entry()
        if piece is None:
            self.work.say(f"Nothing is under the cursor. {_AGAIN}", "refused")
        elif entry is not None and isinstance(entry.content, Commitment):
            self.work.mend_action(entry.id)
        else:
            self.work.ask_topic(f"{_MEND}:{piece.key}")

    def action_take_out(self) -> None:
        """Take it out."""
        piece = self._chosen()
        if piece is None:
            self.work.say(f"Nothing is under the cursor. {_AGAIN}", "refused")
        else:
            self.work.do(mending.take_out_found, piece.key)

    def asks(self) -> Asks:
        """Other words for what was found; and what to search for."""
        return {**self.narrowing.asks(), _MEND: Ask(self._words_question, self._take_words)}

    def _words_question(self, name: str) -> LineQuestion | None:
        piece = self._piece(name)
        if piece is None:
            return None
        who = f" of {fit(piece.who, 20)}" if piece.who else ""
        return LineQuestion(f"{_MEND}:{name}", f"{piece.what}{who}: put right", piece.text)

    def _take_words(self, name: str, text: str) -> bool:
        """Keep other words; the same ones only close the line."""
        piece = self._piece(name)
        if piece is not None and piece.text == text.strip():
            return True
        return self.work.do(mending.put_right, name, text)

    def entry(self) -> Entry | None:
        """What was caught, if that is under the cursor."""
        piece = self._chosen()
        return self.session.entry(piece.target.id) if piece and isinstance(piece.target, Caught) else None

    def _chosen(self) -> FoundWords | None:
        chosen = self.listing.chosen if self.is_mounted else None
        return self._piece(chosen) if chosen else None

    def _piece(self, name: str) -> FoundWords | None:
        pieces = everything(self.session, self.work.set_now.book)
        return next((piece for piece in pieces if piece.key == name), None)
