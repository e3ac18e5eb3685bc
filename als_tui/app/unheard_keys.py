"""Every key is answered: one without a meaning is told, with the key that may have been meant."""

import unicodedata
from collections.abc import Callable

from textual import events
from textual.app import App

from als_tui.domain.words.pressing import press
from als_tui.keys import printed_name, typed_face
from als_tui.screens.common.key_line import KeyedScreen
from als_tui.value import replace
from als_tui.widgets.lines import MessageLine, spoken
from als_tui.widgets.values import Saying

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_LAYOUTS = (
    ("йцукенгшщзфывапролдячсмить", _LATIN),
    ("іқў", "sso"),
    (";ςερτυθιοπασδφγηξκλζχψωβνμ", _LATIN),
    ("/'קראטוןםפשדגכעיחלךזסבהנמצ", _LATIN),
    ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", _LATIN),
    ("&é\"'(-è_çà", "1234567890"),
)
"""What keyboards of other languages send, and what stands on the same keys of an English one."""
_SAME_KEY = {
    sent: meant
    for theirs, ours in _LAYOUTS
    for sent, meant in (*zip(theirs.upper(), ours.upper(), strict=True), *zip(theirs, ours, strict=True))
    if sent not in ours
}
_NOT_TAKEN = "Nothing was taken of what was pasted: there is no line for it here."


class Answers:
    """Leaves no key without an answer if there is a line to say it; typing and an alarm are not disturbed."""

    def __init__(
        self, app: App[None], *, said: Callable[[], Saying], say_instead: Callable[[Saying], None]
    ) -> None:
        """`said` is what the message lines of all screens say, and `say_instead` lets them say something else."""
        self._app = app
        self._said = said
        self._say_instead = say_instead
        self._answer: Saying | None = None
        """What was told of the last key."""

    def let_go(self) -> None:
        """What was told of one key goes with the next."""
        if self._answer is not None:
            self._put(self._answer, Saying())
            self._answer = None

    def to_key(self, event: events.Key) -> None:
        """Say that a key means nothing here, and which may have been meant."""
        self.say(self._words(event))

    def to_paste(self, event: events.Paste) -> None:
        """Say that pasted words came to nothing."""
        if event.text.strip() and not self._typing:
            self.say(_NOT_TAKEN)

    def say(self, words: str) -> None:
        """Tell what came of a key; it goes with the next."""
        line = self.line()
        if line is not None and line.saying.tone != "alarm":
            before, self._answer = line.saying, spoken(words)
            self._put(before, self._answer)

    def add(self, words: str) -> None:
        """Tell more of the last key, behind what was said of it."""
        line = self.line()
        if line is not None and line.saying.tone != "alarm":
            before = line.saying
            self._put(before, replace(before, words=f"{before.words} {words}".lstrip()))

    @property
    def _help(self) -> str:
        """The key of the help: while letters are words, the one that is no letter."""
        return typed_face("app.help") if self._typing else press("app.help")

    @property
    def _typing(self) -> bool:
        from textual.widgets import Input, TextArea  # here, because they are loaded with the first field

        return isinstance(self._app.focused, Input | TextArea)

    def _words(self, event: events.Key) -> str:
        typed = event.character if event.is_printable and event.character != " " else None
        help_shows = f"{self._help} shows the keys"
        if typed is None:
            return f"{printed_name(event.key)} does nothing here · {help_shows}"
        same_key = _SAME_KEY.get(typed, unicodedata.normalize("NFKC", typed))
        hints = (
            (typed.swapcase(), "Caps Lock?"),
            (same_key, "another layout?"),
            (same_key.swapcase(), "Caps Lock?"),
        )
        meant = next(
            (f"{other} does ({why})" for other, why in hints if other != typed and self._works(other)), ""
        )
        return f"“{typed}” does nothing here · {meant or help_shows}"

    def _works(self, key: str) -> bool:
        """True for a key that does something on this screen at this moment."""
        screen, active = self._app.screen, self._app.screen.active_bindings.get(key)
        return active is not None and (not isinstance(screen, KeyedScreen) or screen.works(active.binding))

    def _put(self, before: Saying, after: Saying) -> None:
        """Say something else on the line of the screen that shows, where it still says what it did."""
        line = self.line()
        if line is not None and line.saying == before:
            if line.saying == self._said():
                self._say_instead(after)
            line.saying = after

    def line(self) -> MessageLine | None:
        """The message line of the screen that shows; None if it has none."""
        return (
            next(iter(self._app.screen.query(MessageLine)), None)
            if isinstance(self._app.screen, KeyedScreen)
            else None
        )
