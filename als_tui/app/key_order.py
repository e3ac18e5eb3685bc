"""Keys and pastes one after the other: the next is handed on once the one before has done all that it does.

Textual hands each to whoever has the focus when it arrives. A quick hand, or a link that was stalled, brings several at
once: letters behind the key that opens a field would be keys of the screen, or letters in another order.
"""

from collections import deque
from functools import partial

from textual import events
from textual.app import App
from textual.dom import DOMNode

PATIENCE = 0.5
"""Seconds after which a key that nobody answers holds up no other one."""

KeyOrPaste = events.Key | events.Paste


class KeyOrderApp(App[None]):
    """Hands on what is typed in its order."""

    _under_way: KeyOrPaste | None = None
    """What is being handled."""
    _behind: deque[KeyOrPaste] | None = None
    """What came meanwhile."""

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed back while something typed is under way; all else goes its usual way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._under_way is None:
            await self._hand_on(event)
        else:
            self._behind = self._behind or deque()
            if not self._behind:
                self.set_timer(PATIENCE, partial(self._next, self._under_way))
            self._behind.append(event)

    async def _hand_on(self, event: KeyOrPaste) -> None:
        self._under_way = event
        target: DOMNode = self.focused or self.screen
        await super().on_event(event)
        if event.is_forwarded:
            self._follow(event, target, target)
        else:
            self._settle(event)

    def _follow(self, event: KeyOrPaste, node: DOMNode, target: DOMNode) -> None:
        """Wait behind the event in the queue of each node that it bubbles to, up to the app, which knows the keys."""

        def look() -> None:
            parent = node.parent
            comes_back = (
                parent is event._sender
            )  # what the app sent it hears again, though it counts as stopped
            if parent is None or (event._stop_propagation and not comes_back):
                self._rise(event, target)
            else:
                self._follow(event, parent, target)

        if not node.call_later(look):
            self._settle(event)

    def _rise(self, event: KeyOrPaste, node: DOMNode) -> None:
        """Wait behind what came of it where it was handled, as a field's Enter, which the form around it answers."""
        parent = node.parent
        if parent is None or not node.call_later(self._rise, event, parent):
            self._settle(event)

    def _settle(self, event: KeyOrPaste) -> None:
        """Wait for what the screen tells the app of it, such as a change of phase."""
        following = partial(self._next, event)
        if not self.screen.call_later(lambda: self.call_later(following)):
            self.call_later(following)

    async def _next(self, event: KeyOrPaste) -> None:
        if self._under_way is not event:
            return
        self._under_way = None
        while self._behind and self._under_way is None:
            await self._hand_on(self._behind.popleft())
