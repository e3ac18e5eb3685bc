"""A series: what is added to all through a session, in values that share one list, so that adding copies nothing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Self, TypeVar, overload

T = TypeVar("T")


class Series(Sequence[T]):
    """An immutable sequence, equal to the tuple of its items.

    The last item is the value's own; those before it stand in a list that older and newer values share, of which each
    counts only its own part. So to add an item, change the last one or go back to an earlier length takes the same
    time however long it is; only where two ways part, the list is copied.
    """

    __slots__ = ("_earlier", "_last", "_length")
    _earlier: list[T]
    """Items in it never change; it grows when the value that has all of them is added to."""
    _last: T
    """Set unless the series is empty."""
    _length: int

    def __init__(self, items: Iterable[T] = ()) -> None:
        """The same items; `items` is not kept."""
        self._earlier = list(items)
        self._length = len(self._earlier)
        if self._earlier:
            self._last = self._earlier[-1]

    def add(self, item: T) -> Self:
        """The series with one more item."""
        if not self._length:
            return type(self)((item,))
        earlier, before = self._earlier, self._length - 1
        if len(earlier) == before:
            earlier.append(self._last)
        elif earlier[before] is not self._last:
            earlier = [*earlier[:before], self._last]
        return self._of(earlier, item, self._length + 1)

    def with_item(self, at: int, item: T) -> Self:
        """The series with another item in this place, which it must have; below 0 it is counted from the end."""
        if at in (-1, self._length - 1):
            return self._of(self._earlier, item, self._length)
        items = list(self)
        items[at] = item
        return type(self)(items)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: int | slice) -> T | Self:
        """An item, or a part as a series."""
        length = self._length
        if isinstance(at, slice):
            start, stop, step = at.indices(length)
            if start == 0 < stop and step == 1:
                return self._of(self._earlier, self[stop - 1], stop)
            if start < stop == length and step == 1:
                return type(self)([*self._earlier[start : length - 1], self._last])
            return type(self)([self[place] for place in range(start, stop, step)])
        place = at + length if at < 0 else at
        if not 0 <= place < length:
            raise IndexError("a series has no such item")
        return self._last if place == length - 1 else self._earlier[place]

    def __len__(self) -> int:
        """How many items."""
        return self._length

    def __iter__(self) -> Iterator[T]:
        """The items, oldest first."""
        return chain(islice(self._earlier, self._length - 1), (self._last,)) if self._length else iter(())

    def __reversed__(self) -> Iterator[T]:
        """The items, newest first: the latest are found without reading the others."""
        if self._length:
            yield self._last
        for at in range(self._length - 2, -1, -1):
            yield self._earlier[at]

    def __eq__(self, other: object) -> bool:
        """True for a series or a tuple of the same items."""
        if not isinstance(other, Series | tuple):
            return NotImplemented
        if len(other) != self._length:
            return False
        if self._length and isinstance(other, Series) and self._earlier is other._earlier:
            return bool(self._last == other._last)
        return tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """That of the tuple."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """As it is made again."""
        return f"{type(self).__name__}({list(self)!r})"

    def _of(self, earlier: list[T], last: T, length: int) -> Self:
        made = object.__new__(type(self))
        made._earlier, made._last, made._length = earlier, last, length
        return made
