"""A table of examples as one test: thousands of rows take no time, and a failure names each row that is wrong."""

from collections.abc import Callable, Iterable, Sequence
from reprlib import Repr
from typing import Any

import pytest

_short = Repr()
_short.maxtuple, _short.maxlist, _short.maxstring, _short.maxother = 12, 12, 300, 120


def each(
    names: str | Sequence[str], rows: Iterable[Any]
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Like `pytest.mark.parametrize` for a test of values alone, with one test for all rows and all faults told."""
    table = list(rows)
    assert table, "a table without rows would check nothing"

    def folded(check: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            faults = [fault for row in table if (fault := _fault(check, names, row))]
            assert not faults, f"{len(faults)} of {len(table)} rows:\n" + "\n".join(faults)

        for name in ("__name__", "__qualname__", "__module__", "__doc__"):
            setattr(test, name, getattr(check, name))
        return test

    return folded


def _fault(check: Callable[..., None], names: str | Sequence[str], row: Any) -> str:
    """What is wrong with a row, or nothing."""
    values = {names: row} if isinstance(names, str) else dict(zip(names, row, strict=True))
    try:
        check(**values)
    except (AssertionError, pytest.fail.Exception) as error:
        return f"{_short.repr(row)}: {error}"
    except Exception as error:
        error.add_note(f"in the row {_short.repr(row)}")
        raise
    return ""
