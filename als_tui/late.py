"""Patterns that are compiled when they are first asked for: a start that shows a set looks for few of them."""

import re
from typing import AnyStr, cast


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the pattern, to be used as a compiled one."""
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))


class _Late:
    """Becomes its compiled pattern in all but the type."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self.flags)
        value: object = getattr(compiled, name)
        setattr(self, name, value)
        return value
