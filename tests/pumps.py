"""What Textual finds out anew for every message and at every look at a value, found out with less work."""

from collections.abc import Callable, Iterator
from functools import cache
from inspect import CO_VARARGS, CO_VARKEYWORDS
from types import FunctionType
from typing import Any

from textual import _callback, message_pump
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive

_ask_for_methods = MessagePump._get_dispatch_methods
_look = Reactive.__get__
_count_parameters = _callback._count_parameters


def find_out_with_less_work() -> None:
    """Take shorter ways to the same answers; a test that puts another method into a class is still heard.

    A screen is many widgets, and each hears of many messages. Textual looks through all classes of a widget for each
    of them, makes two loggers that nobody listens to, and asks three times whether a value is there.
    """
    message_pump.log = _Deaf()  # type: ignore[assignment, attr-defined]  # imported there; tells the console for developers, which no test has
    MessagePump._get_dispatch_methods = _dispatch_methods  # type: ignore[method-assign]  # looks at each class
    Reactive.__get__ = _get  # type: ignore[method-assign, assignment]  # asks three times
    _callback._count_parameters = _parameters  # type: ignore[assignment]  # reads the whole signature, defaults and all


class _Deaf:
    """A logger that makes no other ones."""

    def __getattr__(self, name: str) -> "_Deaf":
        return self

    def __call__(self, *args: object, **more: object) -> "_Deaf":
        return self


def _dispatch_methods(self: MessagePump, method_name: str, message: Message) -> Iterator[tuple[type, Any]]:
    said: Any = type(message)
    if _decorated(type(self), said):
        yield from _ask_for_methods(self, method_name, message)
        return
    private = f"_{method_name}"
    for cls in type(self).__mro__:
        if message._no_default_action:
            break
        method = cls.__dict__.get(private) or cls.__dict__.get(method_name)
        if method is not None and not getattr(method, "_textual_on", None):
            yield cls, method.__get__(self, cls)


@cache
def _decorated(kind: type, message: type) -> bool:
    """True when a class of the pump hears of such messages by a decorator."""
    heard = [one for cls in kind.__mro__ for one in cls.__dict__.get("_decorated_handlers", ())]
    return not set(heard).isdisjoint(message.__mro__)


def _get(self: Reactive[Any], node: Any, kind: type | None = None) -> Any:
    if node is not None and self.internal_name in node.__dict__ and not hasattr(node, self.compute_name):
        return node.__dict__[self.internal_name]
    return _look(self, node, kind)  # type: ignore[arg-type]  # a class is always handed over


def _parameters(asked: Callable[..., Any]) -> int:
    if isinstance(asked, FunctionType) and not hasattr(asked, "__wrapped__"):
        code = asked.__code__
        stars = bool(code.co_flags & CO_VARARGS) + bool(code.co_flags & CO_VARKEYWORDS)
        return code.co_argcount + code.co_kwonlyargcount + stars
    return _count_parameters(asked)
