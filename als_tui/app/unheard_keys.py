"""The app that answers every key: one without a meaning is told, with the key that may have been meant."""

import unicodedata

from textual import events
from textual.app import App

from als_tui.screens.common.key_line import KeyedScreen, face
from als_tui.screens.common.requests import Answered
from als_tui.widgets.lines import MessageLine, Saying

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


class AnsweringApp(App[None]):
    """Leaves no key without an answer where there is a line to say it; typing and an alarm are not disturbed."""

    said: Saying

    @property
    def ready(self) -> bool:
        """True once keys mean something."""
        raise NotImplementedError

    _answer: Saying | None = None
    """What was told of the last key."""

    async def on_event(self, event: events.Event) -> None:
        """What was told of one key goes with the next."""
        if isinstance(event, events.Key) and not event.is_forwarded and self._answer is not None:
            self._put(self._answer, Saying())
            self._answer = None
        await super().on_event(event)

    async def _on_key(self, event: events.Key) -> None:
        """Try the key's bindings, as Textual does; a key that has none here is told."""
        event.prevent_default()
        screen = self.screen
        if not await self._check_bindings(event.key) and screen is self.screen and self.ready:
            self._tell(self._words(event))

    def on_paste(self, event: events.Paste) -> None:
        """Say where pasted words came to nothing."""
        from textual.widgets import Input, TextArea  # here, because they are loaded with the first field

        if event.text.strip() and not isinstance(self.focused, Input | TextArea):
            self._tell(_NOT_TAKEN)

    def on_answered(self, event: Answered) -> None:
        """A screen tells what came of a key."""
        self._tell(event.words)

    def _words(self, event: events.Key) -> str:
        typed = event.character if event.is_printable and event.character != " " else None
        if typed is None:
            return f"{face(event.key)} does nothing here · ? shows the keys"
        same_key = _SAME_KEY.get(typed, unicodedata.normalize("NFKC", typed))
        hints = (
            (typed.swapcase(), "Caps Lock?"),
            (same_key, "another layout?"),
            (same_key.swapcase(), "Caps Lock?"),
        )
        meant = next(
            (f"{other} does ({why})" for other, why in hints if other != typed and self._works(other)), ""
        )
        return f"“{typed}” does nothing here · {meant or '? shows the keys'}"

    def _works(self, key: str) -> bool:
        """True for a key that does something on this screen at this moment."""
        screen, active = self.screen, self.screen.active_bindings.get(key)
        return active is not None and (not isinstance(screen, KeyedScreen) or screen.works(active.binding))

    def _tell(self, words: str) -> None:
        line = self._line()
        if line is not None and line.saying.tone != "alarm":
            before, self._answer = line.saying, Saying(words)
            self._put(before, self._answer)

    def _put(self, before: Saying, after: Saying) -> None:
        """Say something else on the line of the screen that shows, where it still says what it did."""
        line = self._line()
        if line is not None and line.saying == before:
            if line.saying == self.said:
                self.said = after
            line.saying = after

    def _line(self) -> MessageLine | None:
        return (
            next(iter(self.screen.query(MessageLine)), None) if isinstance(self.screen, KeyedScreen) else None
        )
