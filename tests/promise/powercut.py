"""Every state in which a power cut may leave a disk, out of what a store did to it.

The model: a sync that returned is honest. Before it, what was done to a file may be lost, there, or partly there: any
first part of the changes, the last of them cut anywhere, its length there and its bytes still nought, or one change
lost under a later one. Names (made, taken, moved) reach the disk in their order, and as far as the last synced one at
least, so that each first part of those that are not synced is a state of its own; syncing a file says nothing about
its name. This is weaker than what ext4 in its usual mode, xfs and btrfs do, and blind to a disk that lies about its
cache. Of several files that are not synced each is varied while the others are all lost, or all there. What stands in
the lock file serves a message only and is never synced: it is always there.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce

from als_tui.storage.files.lock import LOCK
from tests.promise.recorder import Cut, Expect, Moved, Named, Op, Recorder, Sync, Tree, Write

_PARTS = 6
"""Places at which a write is cut, beside all of it and nothing."""


@dataclass(frozen=True, slots=True)
class State:
    """What a new start finds, and what it may make of it."""

    tree: Tree
    views: tuple[object, ...]
    at: int
    """How many calls were made before the cut."""


@dataclass(slots=True)
class _Disk:
    """What is safe, and what is on its way."""

    tree: Tree
    """All that is synced."""
    names: list[Named | Moved] = field(default_factory=list)
    data: dict[int, list[Write | Cut]] = field(default_factory=dict)

    def take(self, op: Op) -> None:
        match op:
            case Write(file) | Cut(file):
                self.data.setdefault(file, []).append(op)
            case Named() | Moved():
                self.names.append(op)
            case Sync(node) if node in self.tree.folders:
                touched = [at for at, op in enumerate(self.names, 1) if node in _folders(op)]
                count = max(touched, default=0)
                for op in self.names[:count]:
                    self.tree.do(op)
                del self.names[:count]
            case Sync(node):
                for op in self.data.pop(node, ()):
                    self.tree.do(op)
            case Expect():
                pass


def states(recorder: Recorder, chance: random.Random) -> Iterator[State]:
    """Yield each state once for what may be expected of it."""
    disk = _Disk(_copy(recorder.start))
    views: tuple[object, ...] = ()
    seen: set[tuple[tuple[str, bytes | None], ...]] = set()
    locks = {op.node for op in recorder.ops if isinstance(op, Named) and op.name == LOCK}
    for at, op in enumerate(recorder.ops):
        disk.take(op)
        if isinstance(op, Expect):
            views = op.views
            seen.clear()
        elif isinstance(op, Write | Cut) and op.file in locks:
            disk.take(Sync(op.file))
        for tree in _trees(disk, chance) if views else ():
            key = tuple(tree.laid_out())
            if key not in seen:
                seen.add(key)
                yield State(tree, views, at)


def _trees(disk: _Disk, chance: random.Random) -> Iterator[Tree]:
    for count in range(len(disk.names) + 1):
        named = _copy(disk.tree)
        for op in disk.names[:count]:
            named.do(op)
        linked = {node for names in named.folders.values() for node in names.values()}
        waiting = {file: ops for file, ops in disk.data.items() if file in linked}
        lost = {file: named.files[file] for file in waiting}
        there = {file: _after(named.files[file], ops) for file, ops in waiting.items()}
        for base in (lost, there):
            yield Tree(named.folders, named.files | base)
            for file, ops in waiting.items():
                for content in _contents(named.files[file], ops, chance):
                    yield Tree(named.folders, named.files | base | {file: content})


def _contents(safe: bytes, ops: Sequence[Write | Cut], chance: random.Random) -> Iterator[bytes]:
    """Yield what a file may hold after changes that were not synced, beside nothing and all of them."""
    for count, op in enumerate(ops):
        before = _after(safe, ops[:count])
        yield before
        if isinstance(op, Write):
            for size in _cuts(len(op.data), chance):
                yield _after(before, [Write(op.file, op.at, op.data[:size])])
            yield _after(before, [Write(op.file, op.at, bytes(len(op.data)))])
        yield _after(safe, (*ops[:count], *ops[count + 1 :]))


def _cuts(length: int, chance: random.Random) -> Iterable[int]:
    if length <= _PARTS:
        return range(1, length)
    return sorted({1, length // 2, length - 1, *(chance.randrange(1, length) for _ in range(_PARTS - 3))})


def _after(content: bytes, ops: Iterable[Write | Cut]) -> bytes:
    def one(tree: Tree, op: Write | Cut) -> Tree:
        tree.do(op)
        return tree

    ops = list(ops)
    return (
        reduce(one, ops, Tree(files={op.file: content for op in ops[:1]})).files[ops[0].file]
        if ops
        else content
    )


def _folders(op: Named | Moved) -> tuple[int, ...]:
    return (op.folder, op.to) if isinstance(op, Moved) else (op.folder,)


def _copy(tree: Tree) -> Tree:
    return Tree({node: dict(names) for node, names in tree.folders.items()}, dict(tree.files))
